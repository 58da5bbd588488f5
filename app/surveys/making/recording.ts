import type { attachmentTypes } from '#server/contracts/attachment.ts';
import { bounds } from '#server/contracts/bounds.ts';

/** How a recording goes, apart from browsers: `microphone.ts` is the browser's part. Times are in milliseconds. */

export type SoundType = (typeof attachmentTypes)['sound'][number];

/** Why there is no recording: not allowed, no microphone, one that another program holds, a browser that cannot, nothing heard. */
export type NoSound = 'refused' | 'missing' | 'busy' | 'not-possible' | 'nothing';

/** How a recording ended: the person stopped it or went on, the time was over, or the microphone went away. */
export type Ended = 'stopped' | 'time-up' | 'unplugged';

export type Recording =
  | { kind: 'not-asked' }
  | { kind: 'asking' }
  /** `level` is how loud it is, from 0 to 1. */
  | { kind: 'recording'; seconds: number; level: number }
  | { kind: 'recorded'; seconds: number; ended: Ended }
  | { kind: 'failed'; why: NoSound };

export interface Sounded {
  type: SoundType;
  bytes: Uint8Array<ArrayBuffer>;
}

/** An open microphone that records. */
export interface Microphone {
  level(): number;
  /** Bytes so far. */
  bytes(): number;
  /** Called once where it goes away by itself. */
  onGone(listener: () => void): void;
  /** Ends, and gives what was recorded; the microphone is free from then on. */
  end(): Promise<Sounded>;
}

export interface SoundDevice {
  /** Opens the microphone and records. Rejects as `getUserMedia` does. */
  open(): Promise<Microphone>;
  now(): number;
  /** Calls again and again; returns how to stop. */
  every(milliseconds: number, call: () => void): () => void;
}

export interface Recorder {
  state(): Recording;
  subscribe(listener: () => void): () => void;
  start(): void;
  /** Ends a recording and keeps it; without one, nobody waits for the microphone any more. */
  stop(): void;
}

/** Recordings end before they are more than can be sent, also where a browser writes more than it was asked to. */
const mostBytes = bounds.attachmentBytes * 0.9;

/** The browser's names of errors (Media Capture and Streams, 10.2), as this product tells them apart. */
function whyNot(error: unknown): NoSound {
  const name = error instanceof Error ? error.name : '';
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'refused';
  if (name === 'NotFoundError' || name === 'OverconstrainedError') return 'missing';
  return name === 'NotReadableError' || name === 'AbortError' ? 'busy' : 'not-possible';
}

/**
 * A recorder for one question.
 * @param most seconds after which a recording ends by itself.
 * @param keep gets each recording that has sound in it, whatever ended it.
 */
export function createRecorder(device: SoundDevice, most: number, keep: (sound: Sounded) => void): Recorder {
  const listeners = new Set<() => void>();
  let state: Recording = { kind: 'not-asked' };
  let finish: ((ended: Ended) => void) | undefined;
  /** Counts what was asked for, so that a microphone that comes too late is let go of. */
  let asked = 0;

  const show = (next: Recording) => {
    state = next;
    for (const listener of listeners) listener();
  };

  function record(microphone: Microphone): void {
    const began = device.now();
    const seconds = () => Math.min(most, (device.now() - began) / 1000);
    const look = () => {
      if (seconds() >= most || microphone.bytes() >= mostBytes) finish?.('time-up');
      else show({ kind: 'recording', seconds: seconds(), level: microphone.level() });
    };
    const stopLooking = device.every(200, look);
    finish = (ended) => {
      finish = undefined;
      stopLooking();
      const length = seconds();
      microphone.end().then(
        (sound) => {
          if (sound.bytes.length === 0 || sound.bytes.length > bounds.attachmentBytes) return show({ kind: 'failed', why: 'nothing' });
          keep(sound);
          show({ kind: 'recorded', seconds: length, ended });
        },
        () => show({ kind: 'failed', why: 'nothing' }),
      );
    };
    microphone.onGone(() => finish?.('unplugged'));
    look();
  }

  return {
    state: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    start() {
      if (state.kind === 'asking' || state.kind === 'recording') return;
      asked += 1;
      const mine = asked;
      show({ kind: 'asking' });
      device.open().then(
        (microphone) => {
          if (mine === asked) record(microphone);
          else microphone.end().catch(() => undefined); // Nobody wants it any more: there is nothing to keep.
        },
        (error: unknown) => {
          if (mine === asked) show({ kind: 'failed', why: whyNot(error) });
        },
      );
    },
    stop() {
      if (state.kind === 'asking') {
        asked += 1;
        show({ kind: 'not-asked' });
      } else finish?.('stopped');
    },
  };
}
