// The part of a phone that calls: one panel on the big phone and one on each card.

import { act, dial } from "./calling.js";
import { callOn, isListening, isWaiting, stateOf } from "./callstate.js";
import { showCaptions } from "./captions.js";
import { byId, fill, showDuration, showCaller, words } from "./carrier.js";
import { enableKeys, listenToKeys } from "./keypad.js";
import { handsets } from "./phones.js";
import { createRecorder } from "./recorder.js";
import { hush, listenTo } from "./speaking.js";

const FOCUS_GOES_TO = { idle: ".dial", dialing: ".hang-up", ringing: ".answer", talking: ".keypad", ended: ".dial" };

// Puts a panel into `place`; `numberOf` tells whose it is, `refresh` shows the whole phone anew.
// Its `show` takes a phone and returns the state of the call on it.
export function createCallPanel(place, numberOf, refresh) {
  place.append(byId("call").content.cloneNode(true));
  const handsetNow = () => handsets.get(numberOf());
  const callNow = () => callOn(handsetNow());
  const attempt = attemptsIn(place.querySelector(".call-trouble"));
  const recorder = createRecorder(place.querySelector(".recorder"), callNow, attempt);
  for (const touch of ["focusin", "pointerdown"]) place.addEventListener(touch, () => listenTo(numberOf()));
  listenToButtons(place, numberOf, callNow, attempt);
  listenToWords(place.querySelector(".speak"), callNow, attempt);
  listenToKeys(place, (key) => attempt(() => press(key, callNow(), recorder)));
  place.querySelector(".close").addEventListener("click", () => {
    delete handsetNow().lastCall;
    refresh();
  });
  return { show: (handset) => show(place, callOn(handset), recorder) };
}

// Runs what was asked for; when it fails, says so beside the buttons.
function attemptsIn(trouble) {
  return async (action, sentence = words.callTrouble) => {
    trouble.textContent = "";
    try {
      await action();
    } catch {
      trouble.textContent = sentence;
    }
  };
}

function listenToButtons(place, numberOf, callNow, attempt) {
  const on = (selector, action) => place.querySelector(selector).addEventListener("click", () => attempt(action));
  on(".dial", () => dial(numberOf(), place.querySelector(".withheld").checked));
  on(".answer", () => act(callNow().sid, "answer"));
  on(".refuse", () => act(callNow().sid, "refuse"));
  on(".silence", () => act(callNow().sid, "silence"));
  on(".hang-up", () => {
    hush();
    return act(callNow().sid, "hang_up");
  });
}

function listenToWords(form, callNow, attempt) {
  const input = form.querySelector("input");
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (!input.value.trim()) return;
    attempt(async () => {
      hush();
      await act(callNow().sid, "speech", { words: input.value.trim() });
      input.value = "";
    });
  });
}

// A key cuts the voice short, and ends a recording.
function press(key, call, recorder) {
  hush();
  if (key === "#" && recorder.isOn()) return recorder.finish();
  return act(call.sid, "keys", { keys: key });
}

function show(place, call, recorder) {
  const state = call ? stateOf(call) : "idle";
  const hasChanged = place.dataset.state !== state;
  const focused = place.contains(document.activeElement) ? document.activeElement : null;
  place.dataset.state = state;
  for (const part of place.querySelectorAll("[data-in]")) part.hidden = !part.dataset.in.split(" ").includes(state);
  place.querySelector(".call-state").textContent = call ? describe(call, state) : "";
  place.querySelector(".listening").hidden = !isListening(call);
  place.querySelector(".silence").hidden = !isWaiting(call);
  enableKeys(place, state === "talking");
  recorder.show(call);
  if (call) showCaptions(place.querySelector(".captions"), call);
  if (hasChanged && focused && (focused.tagName !== "INPUT" || focused.closest("[hidden]"))) {
    place.querySelector(FOCUS_GOES_TO[state]).focus();
  }
  return state;
}

function describe(call, state) {
  const number = showCaller(call.shown);
  if (state === "ended") return call.answered_at ? fill(words.callEnded, { lasted: showDuration(call.duration_s ?? 0) }) : words.callNotReached;
  if (state === "talking" && call.bridged_with) return fill(words.talkingWith, { number });
  return fill({ dialing: words.callingNumber, ringing: words.numberCalls, talking: words.onTheLine }[state], { number });
}
