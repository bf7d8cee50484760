// The panel that opens when a call waits for a message: the microphone, an example, or the # key.

import { act } from "./calling.js";
import { words } from "./carrier.js";
import { hasMicrophone, startRecording } from "./microphone.js";

const MARGIN = 500; // milliseconds before the longest length, so that the message still counts

export function createRecorder(box, callNow, attempt) {
  const find = (selector) => box.querySelector(selector);
  let recording = null;
  let limit = null;

  function showRecording(now) {
    recording = now;
    clearTimeout(limit);
    box.classList.toggle("on", Boolean(recording));
    find(".record").hidden = Boolean(recording) || !hasMicrophone();
    find(".sample").hidden = Boolean(recording);
    find(".recorder-state").textContent = recording ? words.recordingNow : words.speakAfterBeep;
  }

  async function record() {
    showRecording(await startRecording());
    find(".finish").focus();
    limit = setTimeout(() => attempt(finish), callNow().waiting.max_length_s * 1000 - MARGIN);
  }

  async function finish() {
    if (!recording) return act(callNow().sid, "keys", { keys: "#" });
    const { sid } = callNow();
    const { stop } = recording;
    showRecording(null);
    return act(sid, "recording", { wav: await stop(), key: "#" });
  }

  find(".record").addEventListener("click", () => attempt(record, words.noMicrophone));
  find(".sample").addEventListener("click", () => attempt(() => act(callNow().sid, "recording", { sample: true })));
  find(".finish").addEventListener("click", () => attempt(finish));
  showRecording(null);

  return {
    finish,
    isOn: () => recording !== null,
    show(call) {
      box.hidden = call?.waiting?.kind !== "record";
      if (!box.hidden || !recording) return;
      recording.stop().catch(() => {}); // the call went on without the message
      showRecording(null);
    },
  };
}
