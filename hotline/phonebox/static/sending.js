// Sends what somebody types as a text from one of the phones.

import { ask, byId, showLost } from "./carrier.js";
import { needHandset } from "./phones.js";
import { poll } from "./polling.js";

export async function send(number, body) {
  await needHandset(number);
  await ask("/texts", "POST", { from: number, to: byId("line").value, body, wait: false });
  await poll();
}

// What was typed stays until the carrier has it.
export async function sendTyped(number, input) {
  if (!number || !input.value.trim()) return;
  try {
    await send(number, input.value);
    input.value = "";
  } catch {
    showLost();
  }
}
