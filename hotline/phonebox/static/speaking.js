// Speaks what is said on the phone that the person at the page touched last, one piece after another.

import { byId } from "./carrier.js";

const SPEED = 0.9; // a little slower than usual: elderly callers get this from the carrier as well

const heard = new Map(); // sid -> number of the last caption taken
let ear = null; // number of the phone listened to
let speaking = null;
let queue = [];

const hasVoice = () => Boolean(window.speechSynthesis?.getVoices().length);
hasVoice(); // asked once early, because browsers fetch their voices only then

byId("sound").addEventListener("change", hush);

export function listenTo(number) {
  if (ear !== number) hush();
  ear = number;
}

export const isSpoken = (call) => byId("sound").checked && hasVoice() && call.handset === ear;

// Takes what is new in a call; on the phone listened to it becomes sound.
export function hear(call) {
  const fresh = call.captions.filter((caption) => caption.number > (heard.get(call.sid) ?? 0));
  heard.set(call.sid, call.captions.at(-1)?.number ?? 0);
  if (call.handset !== ear || !byId("sound").checked) return;
  queue.push(...fresh.map((caption) => pieceOf(caption, call)).filter(Boolean));
  if (!speaking) speakNext();
}

// Silence at once, and what was still to be said is dropped.
export function hush() {
  const stopped = speaking;
  queue = [];
  speaking = null;
  stopped?.stop();
}

function speakNext() {
  const piece = queue.shift() ?? null;
  speaking = piece;
  piece?.start(() => {
    if (speaking === piece) speakNext();
  });
}

function pieceOf(caption, call) {
  if (caption.kind === "say" && hasVoice()) return spoken(caption);
  if (caption.kind === "play" && caption.sound_url) return played(`/phonebox/calls/${call.sid}/sounds/${caption.number}`);
  return null;
}

function spoken({ words, language }) {
  const utterance = new SpeechSynthesisUtterance(words);
  utterance.lang = language || "fr-FR";
  utterance.rate = SPEED;
  const start = (whenDone) => {
    utterance.onend = utterance.onerror = whenDone;
    speechSynthesis.speak(utterance);
  };
  return { start, stop: () => speechSynthesis.cancel() };
}

function played(address) {
  const sound = new Audio(address);
  const start = (whenDone) => {
    sound.onended = sound.onerror = whenDone;
    sound.play().catch(whenDone);
  };
  return { start, stop: () => sound.pause() };
}
