// What is said, pressed and heard during a call, line by line.

import { element, fill, showCaller, span, words } from "./carrier.js";
import { isSpoken } from "./speaking.js";

export function showCaptions(log, call) {
  if (log.dataset.sid !== call.sid) {
    log.replaceChildren();
    log.dataset.sid = call.sid;
    log.dataset.last = 0;
  }
  // Two voices at once help nobody: a screen reader keeps still while the browser speaks.
  log.setAttribute("aria-live", isSpoken(call) ? "off" : "polite");
  const fresh = call.captions.filter((caption) => caption.number > Number(log.dataset.last));
  if (!fresh.length) return;
  log.dataset.last = fresh.at(-1).number;
  log.append(...fresh.map((caption) => line(caption, call)).filter(Boolean));
  log.scrollTop = log.scrollHeight;
}

function line(caption, call) {
  const text = wordsOf(caption, call);
  if (!text) return null;
  const made = element("p", `caption ${caption.kind} by-${caption.by}`, span("visually-hidden", speaker(caption)), text);
  if (caption.language) made.lang = caption.language;
  return made;
}

const speaker = ({ by, kind }) =>
  ["say", "speech"].includes(kind) ? `${{ handset: words.you, other: words.other }[by] ?? words.theLine} ` : "";

function wordsOf(caption, call) {
  const number = showCaller(call.shown);
  if (caption.kind === "key") return fill(words.keyPressed, { key: caption.words });
  if (caption.kind === "bridge") return fill(words.talkingWith, { number });
  return { beep: words.beep, ring: words.ringTone, pause: "", recording: words.recorded }[caption.kind] ?? caption.words;
}
