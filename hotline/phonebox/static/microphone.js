// The browser's microphone, and its sound as telephones carry it: 8 kHz, one channel, 16 bits, WAV.

const RATE = 8000; // samples a second
const PIECE = 100; // milliseconds

export const hasMicrophone = () => Boolean(navigator.mediaDevices?.getUserMedia && window.MediaRecorder);

// Records once the first sound has come in; `stop` ends it and gives the WAV file in base64.
export async function startRecording() {
  const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
  const recorder = new MediaRecorder(stream);
  const pieces = [];
  await new Promise((resolve) => {
    recorder.addEventListener("dataavailable", ({ data }) => {
      pieces.push(data);
      if (data.size) resolve();
    });
    recorder.start(PIECE);
  });
  const stop = async () => {
    const stopped = new Promise((resolve) => recorder.addEventListener("stop", resolve, { once: true }));
    recorder.stop();
    stream.getTracks().forEach((track) => track.stop());
    await stopped;
    return toBase64(encodeWav(await toSamples(new Blob(pieces))));
  };
  return { stop };
}

// Decoding in a context of 8 kHz brings any sound to that rate.
async function toSamples(blob) {
  const sound = await new OfflineAudioContext(1, 1, RATE).decodeAudioData(await blob.arrayBuffer());
  return sound.getChannelData(0);
}

function encodeWav(samples) {
  const file = new DataView(new ArrayBuffer(44 + samples.length * 2));
  const write = (place, text) => [...text].forEach((letter, index) => file.setUint8(place + index, letter.charCodeAt(0)));
  write(0, "RIFF");
  file.setUint32(4, 36 + samples.length * 2, true);
  write(8, "WAVEfmt ");
  file.setUint32(16, 16, true); // length of the format part
  file.setUint16(20, 1, true); // plain samples
  file.setUint16(22, 1, true); // channels
  file.setUint32(24, RATE, true);
  file.setUint32(28, RATE * 2, true); // bytes a second
  file.setUint16(32, 2, true); // bytes a sample
  file.setUint16(34, 16, true); // bits a sample
  write(36, "data");
  file.setUint32(40, samples.length * 2, true);
  samples.forEach((sample, index) => file.setInt16(44 + index * 2, Math.max(-1, Math.min(1, sample)) * 32767, true));
  return file.buffer;
}

function toBase64(buffer) {
  let bytes = "";
  for (const byte of new Uint8Array(buffer)) bytes += String.fromCharCode(byte);
  return btoa(bytes);
}
