import { createListen, type Listen, type Part, type Reading } from './listen.ts';
import type { Recorded } from './sound.ts';
import { browserSpeech } from './speech.ts';
import { playerOfTab } from './voices.ts';

/** What is heard now. `failed`: recorded sound could not be played since somebody pressed Listen. */
export interface Heard {
  on: boolean;
  reading: Reading | null;
  failed: boolean;
}

export interface Asked {
  parts: readonly Part[];
  language: string;
  recorded: Recorded | undefined;
  /** Whether nothing else was asked for, nor silence, since. */
  isWanted(): boolean;
  tell(heard: Heard): void;
}

/** The parts with their recorded clips, as far as the sheet has some. Rejects where the sheet cannot be had. */
async function withClips(parts: readonly Part[], { reference, source }: Recorded): Promise<Part[]> {
  const { sheetOf, bytesOf } = await source();
  const { clips } = await sheetOf(reference);
  return parts.map((part) => {
    const clip = Object.hasOwn(clips, part.text) ? clips[part.text] : undefined;
    return clip === undefined ? part : { ...part, clip: { ...clip, open: () => bytesOf(clip) } };
  });
}

let ofTab: Listen | undefined;
/** One voice at a time: the whole tab shares it. */
export const listenOfTab = (): Listen => (ofTab ??= createListen(browserSpeech(playerOfTab)));

/**
 * Reads the parts, one voice at a time in a tab, and tells of each word. Loaded when somebody listens.
 * @returns how to stop it.
 */
export async function readAloud({ parts, language, recorded, isWanted, tell }: Asked): Promise<() => void> {
  const listen = listenOfTab();
  let lost = false;
  const ready = recorded === undefined ? parts : await withClips(parts, recorded).catch(() => ((lost = true), parts));
  if (!isWanted()) return () => undefined;
  listen.stop();
  const leave = listen.subscribe(() => {
    const reading = listen.reading();
    tell({ on: reading !== null, reading, failed: lost || listen.failed() });
    // What is said after that is somebody else's.
    if (reading === null) leave();
  });
  listen.start(ready, language);
  return () => {
    leave();
    listen.stop();
  };
}
