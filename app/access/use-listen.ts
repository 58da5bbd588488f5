import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { useLanguage } from '#app/i18n/text.tsx';
import { createListen, type Listen, type Part, type Reading } from './listen.ts';
import { browserSpeech } from './speech.ts';

let ofTab: Listen | undefined;
/** One voice at a time: the whole tab shares it. */
export const listenOfTab = (): Listen => (ofTab ??= createListen(browserSpeech()));

let listened = false;
/** Whether somebody has listened to anything since this page was opened. */
export const listenedHere = (): boolean => listened;

export interface Listening {
  /** Whether to show a speaker button: never one that would be silent. */
  available: boolean;
  reading: Reading | null;
  start(parts: readonly Part[]): void;
  stop(): void;
}

/**
 * Reading aloud in the language on screen. It stops when the piece that uses it goes.
 *
 * @param recorded whether every part has a clip, so that no voice is needed.
 */
export function useListen(recorded = false): Listening {
  const { tag } = useLanguage();
  const listen = useMemo(() => (typeof window === 'undefined' ? undefined : listenOfTab()), []);
  const subscribe = useMemo(() => listen?.subscribe ?? (() => () => undefined), [listen]);
  // On the server, and in the first paint that takes its page over, there is no voice yet.
  const speaks = useSyncExternalStore(subscribe, () => listen?.canSpeak(tag) ?? false, () => false);
  const reading = useSyncExternalStore(subscribe, () => listen?.reading() ?? null, () => null);
  useEffect(() => () => listen?.stop(), [listen, tag]);
  return {
    available: recorded || speaks,
    reading,
    start(parts) {
      listened = true;
      listen?.start(parts, tag);
    },
    stop: () => listen?.stop(),
  };
}
