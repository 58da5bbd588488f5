import { attachmentTypes } from '#server/contracts/attachment.ts';
import type { Microphone, SoundDevice, SoundType } from './recording.ts';

/** Speech is understood at this rate (Opus), in bits a second: a minute is 180 KB. */
const bitsPerSecond = 24_000;

const codecs: Readonly<Record<SoundType, string>> = { 'audio/webm': 'audio/webm;codecs=opus', 'audio/mp4': 'audio/mp4', 'audio/ogg': 'audio/ogg;codecs=opus' };

/** The first type that this browser can write. @throws where it can write none */
function typeHere(): SoundType {
  const type = attachmentTypes.sound.find((each) => MediaRecorder.isTypeSupported(codecs[each]));
  if (type === undefined) throw new TypeError('This browser writes no sound that can be sent.');
  return type;
}

/** How loud it is, from the samples of this moment: 0 is silence, 1 a loud voice near by. */
function levelOf(stream: MediaStream): { level(): number; close(): void } {
  const context = new AudioContext();
  const analyser = context.createAnalyser();
  analyser.fftSize = 512;
  context.createMediaStreamSource(stream).connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  return {
    level() {
      analyser.getFloatTimeDomainData(samples);
      return Math.min(1, 4 * Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length));
    },
    close: () => void context.close().catch(() => undefined), // It is closed already.
  };
}

async function openMicrophone(): Promise<Microphone> {
  const type = typeHere();
  const stream = await navigator.mediaDevices.getUserMedia({ audio: { channelCount: 1, echoCancellation: true, noiseSuppression: true } });
  const loudness = levelOf(stream);
  const recorder = new MediaRecorder(stream, { mimeType: codecs[type], audioBitsPerSecond: bitsPerSecond });
  const chunks: Blob[] = [];
  let gone: () => void = () => undefined;
  recorder.addEventListener('dataavailable', ({ data }) => chunks.push(data));
  recorder.addEventListener('error', () => gone());
  for (const track of stream.getTracks()) track.addEventListener('ended', () => gone());
  // A piece each second: what was said until a microphone goes away is here by then.
  recorder.start(1_000);
  const stopped = new Promise<void>((resolve) => {
    recorder.addEventListener('stop', () => resolve());
  });
  return {
    level: () => loudness.level(),
    bytes: () => chunks.reduce((sum, { size }) => sum + size, 0),
    onGone(listener) {
      gone = listener;
    },
    async end() {
      if (recorder.state !== 'inactive') recorder.stop();
      await stopped;
      for (const track of stream.getTracks()) track.stop();
      loudness.close();
      return { type, bytes: new Uint8Array(await new Blob(chunks).arrayBuffer()) };
    },
  };
}

/** This browser's microphone. */
export const soundDevice: SoundDevice = {
  open: openMicrophone,
  now: () => performance.now(),
  every(milliseconds, call) {
    const timer = setInterval(call, milliseconds);
    return () => clearInterval(timer);
  },
};
