// A phone's conversation: its texts, and a line for each call that is over.

import { clock, element, fill, showDuration, showCaller, span, words } from "./carrier.js";
import { isLandline } from "./phones.js";

// `lastOnly` shows what came last and nothing else.
export function fillTalk(list, handset, lastOnly = false) {
  const entries = handset ? entriesOf(handset) : [];
  const shown = lastOnly ? entries.slice(-1) : entries;
  list.replaceChildren(...shown.map(({ item }) => item));
  const nothing = handset && isLandline(handset.number) ? words.noCallsYet : words.nothingYet;
  if (!shown.length) list.append(element("li", "nothing", nothing));
  list.scrollTop = list.scrollHeight;
}

function entriesOf({ texts, calls }) {
  const seen = [...texts.values()].filter(isSeen).sort((one, two) => one.seq - two.seq);
  const over = [...calls.values()].filter(isRemembered);
  return [
    ...seen.map((text) => ({ at: new Date(text.created_at), item: bubble(text) })),
    ...over.map((call) => ({ at: new Date(call.started_at), item: callLine(call) })),
  ].sort((one, two) => one.at - two.at);
}

// What is still on its way is on no phone yet.
const isSeen = (text) => text.direction === "in" || ["delivered", "undelivered", "failed"].includes(text.status);

function bubble(text) {
  const isLost = text.status === "undelivered" || text.status === "failed";
  const notes = [clock.format(new Date(text.created_at))];
  if (text.segments > 1) notes.push(fill(words.parts, { count: text.segments }));
  if (isLost) notes.push(fill(words.notArrived, { code: text.error_code ?? "?" }));
  if (text.direction === "out" && !text.from.startsWith("+")) notes.unshift(text.from);
  const kind = `bubble ${text.direction === "in" ? "mine" : "theirs"}${isLost ? " lost-text" : ""}`;
  return element("li", kind, span("body", text.body), span("notes", notes.join(" · ")));
}

// A call that never rang at this phone is not among its calls.
const isRemembered = (call) =>
  call.ended_at !== null && call.started_at !== null && (call.direction === "in" || call.status !== "failed");

function callLine(call) {
  const said = call.answered_at ? lastedWords(call) : missedWords(call);
  const kind = call.answered_at || call.direction === "in" ? "past-call" : "past-call missed";
  return element("li", kind, said, " · ", clock.format(new Date(call.started_at)));
}

function lastedWords(call) {
  const template = call.direction === "in" ? words.calledFor : words.wasCalledFor;
  return fill(template, { number: showCaller(call.shown), lasted: showDuration(call.duration_s ?? 0) });
}

function missedWords(call) {
  if (call.direction === "in") return words.callNotReached;
  return fill(call.ended_by === "handset" ? words.callRefused : words.callMissed, { number: showCaller(call.shown) });
}
