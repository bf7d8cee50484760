// The calls that are new or have changed: puts each on its phone, which rings, talks or remembers it.

import { callOn, isRinging, stateOf } from "./callstate.js";
import { announce, ask, fill, showCaller, words } from "./carrier.js";
import { bringForward, cardOf, showCard } from "./cards.js";
import { addHandset, handsets } from "./phones.js";
import { showOnBigPhone } from "./resident.js";
import { soundRinging } from "./ringing.js";
import { hear } from "./speaking.js";

let lastChange = 0;

// Whether a call goes on.
export async function pollCalls() {
  const news = await ask(`/calls?changed_after=${lastChange}`);
  for (const call of news.calls) take(call);
  lastChange = Math.max(lastChange, news.change);
  soundRinging([...handsets.values()].some(isRinging));
  return [...handsets.values()].some((handset) => [...handset.calls.values()].some((call) => call.ended_at === null));
}

function take(call) {
  const number = call.handset;
  if (!number.startsWith("+")) return; // whoever dialled it did not say on which phone
  const handset = addHandset({ number, name: number, role: "volunteer" });
  const before = handset.calls.get(call.sid);
  if (before && before.change >= call.change) return;
  handset.calls.set(call.sid, call);
  const state = stateOf(call);
  if (state === "dialing" || state === "talking") handset.lastCall = call.sid;
  if (state !== null && handset.role === "volunteer") cardOf(handset);
  hear(call);
  if (!before || stateOf(before) !== state) tell(handset, call, state);
  showCard(handset);
  showOnBigPhone(handset);
}

function tell(handset, call, state) {
  if (state === "ringing") {
    announce(fill(words.rings, { name: handset.name, number: showCaller(call.shown) }));
    if (handset.role === "volunteer") bringForward(handset);
  }
  if (state === "ended" && callOn(handset) === call) announce(words.callOver);
}
