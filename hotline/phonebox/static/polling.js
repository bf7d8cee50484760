// Asks the carrier again and again what is new; texts and calls each say how they ask.

import { showLost } from "./carrier.js";

const USUALLY = 700;
const DURING_A_CALL = 250;

const sources = [];

// `source` asks for its news and says whether a call goes on.
export const askAlso = (source) => sources.push(source);

export async function poll() {
  const isBusy = await Promise.all(sources.map((source) => source()));
  return isBusy.some(Boolean);
}

export async function keepPolling() {
  let pause = USUALLY;
  try {
    if (await poll()) pause = DURING_A_CALL;
    showLost(false);
  } catch {
    showLost();
  }
  setTimeout(keepPolling, pause);
}
