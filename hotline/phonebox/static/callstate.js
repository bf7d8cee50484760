// What a call is to the phone it is on, from what the carrier says of it (pure).

// "dialing", "ringing", "talking" or "ended"; null while the carrier has not reached the phone yet.
export function stateOf(call) {
  if (call.ended_at !== null) return "ended";
  if (call.status === "in-progress") return "talking";
  if (call.direction === "in") return "dialing";
  return call.status === "ringing" ? "ringing" : null;
}

// The call that the phone shows: one that goes on, or the last one until it is put away.
export function callOn(handset) {
  if (!handset) return undefined;
  const live = [...handset.calls.values()].filter((call) => stateOf(call) !== null && stateOf(call) !== "ended");
  return live.find((call) => stateOf(call) === "talking") ?? live.at(-1) ?? handset.calls.get(handset.lastCall);
}

export const isRinging = (handset) => [...handset.calls.values()].some((call) => stateOf(call) === "ringing");

// Whether the call waits for the person at the phone, who may also say nothing.
export const isWaiting = (call) => ["gather", "record"].includes(call?.waiting?.kind);

// Whether what the person says aloud goes anywhere just now.
export const isListening = (call) =>
  Boolean(call?.bridged_with || call?.waiting?.kind === "record" || call?.waiting?.input?.includes("speech"));
