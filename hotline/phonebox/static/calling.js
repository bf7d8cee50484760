// What a person does with a phone that calls: dials, answers, presses keys, speaks, hangs up.

import { ask, byId } from "./carrier.js";
import { needHandset } from "./phones.js";
import { poll } from "./polling.js";

const turns = new Map(); // sid -> what was done last: keys must arrive in the order they were pressed
const placed = new Map(); // sid -> number of the phone that dialled, which a withheld call does not tell
let placing = Promise.resolve();

export async function dial(number, isWithheld) {
  await needHandset(number);
  placing = place(number, isWithheld);
  await placing;
  await poll();
}

async function place(number, isWithheld) {
  const { sid } = await ask("/calls", "POST", { from: isWithheld ? "anonymous" : number, to: byId("line").value });
  placed.set(sid, number);
}

// The phone a call is on, once every call dialled here is known.
export async function whoDialled() {
  await placing.catch(() => {});
  return (call) => placed.get(call.sid) ?? call.handset;
}

export async function act(sid, what, data = {}) {
  const before = turns.get(sid) ?? Promise.resolve();
  const turn = before.catch(() => {}).then(() => ask(`/calls/${sid}/${what}`, "POST", data));
  turns.set(sid, turn);
  await turn;
  await poll();
}
