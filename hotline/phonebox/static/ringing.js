// How a phone shows and sounds that it rings: briefly for a text, on and on for a call.

import { byId } from "./carrier.js";

const RINGS_FOR = 6000; // milliseconds, for a text
const TONE = { hertz: 440, loudness: 0.04, on: 1.5, every: 5 }; // seconds; the French ring

let sounding = null;

export function startRinging(phone, lasting = "rings") {
  phone.classList.remove("rings");
  void phone.offsetWidth; // lets the animation start afresh
  phone.classList.add("rings", lasting);
  setTimeout(() => phone.classList.remove("rings"), RINGS_FOR);
}

// The soft tone of a call, while any phone of the page rings. A page nobody has touched yet must stay silent.
export function soundRinging(isRinging) {
  const isHeard = isRinging && byId("sound").checked && navigator.userActivation?.hasBeenActive && window.AudioContext;
  if (isHeard && !sounding) sounding = startTone();
  if (!isHeard && sounding) {
    sounding.close();
    sounding = null;
  }
}

function startTone() {
  const context = new AudioContext();
  const tone = new OscillatorNode(context, { frequency: TONE.hertz });
  const volume = new GainNode(context, { gain: 0 });
  for (let ring = 0; ring < 12; ring += 1) {
    volume.gain.setValueAtTime(TONE.loudness, context.currentTime + ring * TONE.every);
    volume.gain.setValueAtTime(0, context.currentTime + ring * TONE.every + TONE.on);
  }
  tone.connect(volume).connect(context.destination);
  tone.start();
  return context;
}
