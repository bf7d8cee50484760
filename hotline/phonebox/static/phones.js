// The phones that the page knows: whose they are, what they can do, their texts and calls.

import { ask, showNumber } from "./carrier.js";

export const handsets = new Map(); // number -> { number, name, role, line, texts, calls, unread, card, chip }

let whenAdded = () => {};

// `listener` shows each phone that is added from now on.
export function showAdded(listener) {
  whenAdded = listener;
}

export function addHandset({ number, name, role, line = usualLine(number) }) {
  if (!handsets.has(number)) {
    const shownName = name === number ? showNumber(number) : name;
    const handset = { number, name: shownName, role, line, texts: new Map(), calls: new Map(), unread: 0 };
    handsets.set(number, handset);
    whenAdded(handset);
  }
  return handsets.get(number);
}

// A phone of the page, or the number just typed, which becomes a phone of the carrier.
export async function needHandset(number, role = "resident") {
  return handsets.get(number) ?? addHandset(await ask("/handsets", "POST", { number, role }));
}

const usualLine = (number) => (/^\+33[1-5]/.test(number) ? "landline" : "mobile");

export const isLandline = (number) => (handsets.get(number)?.line ?? usualLine(number)) === "landline";

// The number, unless it already stands for the name.
export const shownBeside = ({ name, number }) => (name === showNumber(number) ? "" : showNumber(number));
