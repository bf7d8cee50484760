// What a person does with a phone that calls: dials, answers, presses keys, speaks, hangs up.

import { ask, byId } from "./carrier.js";
import { needHandset } from "./phones.js";
import { poll } from "./polling.js";

const turns = new Map(); // sid -> what was done last: keys must arrive in the order they were pressed

export async function dial(number, isWithheld) {
  await needHandset(number);
  await ask("/calls", "POST", { from: number, to: byId("line").value, withheld: isWithheld });
  await poll();
}

export async function act(sid, what, data = {}) {
  const before = turns.get(sid) ?? Promise.resolve();
  const turn = before.catch(() => {}).then(() => ask(`/calls/${sid}/${what}`, "POST", data));
  turns.set(sid, turn);
  await turn;
  await poll();
}
