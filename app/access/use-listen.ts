import { useEffect, useSyncExternalStore } from 'react';
import { useLanguage } from '#app/i18n/text.tsx';
import type { Heard } from './listen-of-tab.ts';
import type { Part } from './listen.ts';
import { useProfile } from './profile.ts';
import type { Recorded } from './sound.ts';
import { canSpeak, onVoices, playerOfTab } from './voices.ts';

const silence: Heard = { on: false, reading: null, failed: false };
let heard = silence;
let listened = false;
let quiet: (() => void) | undefined;
/** Counts what was asked for: what arrives for an earlier press is not heard. */
let turn = 0;
const listeners = new Set<() => void>();
const tell = (now: Heard) => {
  heard = now;
  for (const listener of listeners) listener();
};
const subscribe = (listener: () => void) => {
  listeners.add(listener);
  // Voices come late in some browsers: then whoever shows a button looks again.
  const leave = onVoices(() => tell({ ...heard }));
  return () => {
    listeners.delete(listener);
    leave();
  };
};

/** Whether somebody has listened to anything since this page was opened. */
export const listenedHere = (): boolean => listened;

function stop(): void {
  turn += 1;
  quiet?.();
  quiet = undefined;
  tell(silence);
}

async function start(partsOf: () => Promise<readonly Part[]>, language: string, recorded: Recorded | undefined): Promise<void> {
  stop();
  listened = true;
  // Safari lets a player sound only that a press has touched.
  if (recorded !== undefined) playerOfTab().load();
  tell({ ...silence, on: true });
  const mine = turn;
  const isWanted = () => mine === turn;
  try {
    const [parts, { readAloud }] = await Promise.all([partsOf(), import('./listen-of-tab.ts')]);
    const silent = await readAloud({ parts, language, recorded, isWanted, tell });
    if (isWanted()) quiet = silent;
  } catch {
    // A part of the app is missing, and no network: as with sound that is missing.
    if (isWanted()) tell({ ...silence, failed: true });
  }
}

export interface Listening extends Heard {
  /** Whether to show a speaker button: never one for which there is nothing to hear. */
  available: boolean;
  start(partsOf: () => Promise<readonly Part[]>): void;
  stop(): void;
}

/**
 * Reading aloud in the language on screen: recorded sound first, unless the person wants the voice of the device and it
 * has one. It stops when the piece that uses it goes.
 */
export function useListen(recorded?: Recorded): Listening {
  const { tag } = useLanguage();
  const { voice } = useProfile();
  const now = useSyncExternalStore(subscribe, () => heard);
  const speaks = canSpeak(tag);
  const sound = voice === 'device' && speaks ? undefined : recorded;
  useEffect(() => stop, [tag]);
  return { ...now, available: sound !== undefined || speaks, start: (partsOf) => void start(partsOf, tag, sound), stop };
}
