import type { Clip, Speaker } from '#server/contracts/sound.ts';
import { voiceFor, type Voice } from './voices.ts';

/**
 * Reading aloud: a recorded clip first, else a voice of that language on this device, else nothing. A voice
 * of another language is never used, nor one that would send the words to a server, as some browsers' do.
 */

/** A recorded text, ready to be heard. */
export interface Recording extends Pick<Clip, 'ms' | 'marks' | 'speaker'> {
  /** Its bytes, as they were recorded; rejects where they cannot be had whole. */
  open(): Promise<Blob>;
}

/** One thing to read: the question, then each answer. */
export interface Part {
  id: string;
  text: string;
  clip?: Recording | undefined;
}

/** What is being read: the part by its place in the list, and the piece of its text (UTF-16 units). */
export interface Reading {
  part: number;
  id: string;
  from: number;
  to: number;
  /** Who recorded what is heard; `undefined` where the device speaks. */
  by?: Speaker | undefined;
}

export interface Speaking {
  /** A word begins; not every voice tells. */
  boundary(from: number, length: number): void;
  ended(): void;
  failed(): void;
}

/** What speaks. `speech.ts` is the browser's. Each call returns how to silence it. */
export interface Engine<V extends Voice> {
  voices(): readonly V[];
  say(text: string, voice: V, speaking: Speaking): () => void;
  play(clip: Recording, speaking: Speaking): () => void;
}

export interface Listen {
  reading(): Reading | null;
  /** Whether a clip could not be played since the last start. */
  failed(): boolean;
  /** Reads the parts in order, from the first. What was being read stops. */
  start(parts: readonly Part[], language: string): void;
  stop(): void;
  subscribe(listener: () => void): () => void;
}

/** A voice that tells of no word within this time is taken to tell of none; then the sentence is marked. */
export const boundaryWait = 500;

/** Where each sentence stands. A voice reads them one by one, so that what is marked is what is heard. */
export function sentencesOf(text: string, language: string): { from: number; to: number }[] {
  const found = new Intl.Segmenter(language, { granularity: 'sentence' }).segment(text);
  return [...found].flatMap(({ segment, index }) => (segment.trim() === '' ? [] : [{ from: index, to: index + segment.trimEnd().length }]));
}

export function createListen<V extends Voice>(engine: Engine<V>): Listen {
  const listeners = new Set<() => void>();
  const silent = new Set<V>();
  let failed = false;
  let reading: Reading | null = null;
  /** Ends what is sounding, and makes what it still reports meaningless. */
  let silence: () => void = () => undefined;

  const mark = (next: Reading | null) => {
    reading = next;
    for (const listener of listeners) listener();
  };

  const stop = () => {
    const quiet = silence;
    silence = () => undefined;
    quiet();
    if (reading !== null) mark(null);
  };

  /** Runs one sound; what it reports after it was silenced, or twice, is not heard. */
  function sound(run: (speaking: Speaking) => () => void, on: Speaking): void {
    const sounding = { live: true, quiet: (): void => undefined };
    const once = (then: () => void) => () => {
      if (!sounding.live) return;
      sounding.live = false;
      silence = () => undefined;
      then();
    };
    silence = () => {
      sounding.live = false;
      sounding.quiet();
    };
    sounding.quiet = run({
      boundary: (from, length) => {
        if (sounding.live) on.boundary(from, length);
      },
      ended: once(on.ended),
      failed: once(on.failed),
    });
  }

  function readPart(parts: readonly Part[], at: number, language: string): void {
    const part = parts[at];
    if (part === undefined) {
      stop();
      // Also where nothing could be read at all.
      return mark(null);
    }
    const next = () => readPart(parts, at + 1, language);
    const aloud = () => {
      const voice = voiceFor(engine.voices(), language);
      if (voice === undefined) next();
      else readSentence(part, at, sentencesOf(part.text, language), voice, next);
    };
    if (part.clip === undefined) return aloud();
    const { clip, text, id } = part;
    const { speaker: by } = clip;
    mark({ part: at, id, from: 0, to: text.length, by });
    // The next one is fetched while this one sounds. Where that fails, it is told when its turn comes.
    parts[at + 1]?.clip?.open().catch(() => undefined);
    sound((speaking) => engine.play(clip, speaking), {
      boundary: (from, length) => mark({ part: at, id, from, to: Math.min(text.length, from + length), by }),
      ended: next,
      failed() {
        failed = true;
        aloud();
      },
    });
  }

  function readSentence(part: Part, at: number, [sentence, ...others]: { from: number; to: number }[], voice: V, next: () => void): void {
    if (sentence === undefined) return next();
    const { from, to } = sentence;
    const whole = () => mark({ part: at, id: part.id, from, to });
    if (silent.has(voice)) whole();
    const timer = setTimeout(() => {
      silent.add(voice);
      whole();
    }, boundaryWait);
    const then = () => {
      clearTimeout(timer);
      readSentence(part, at, others, voice, next);
    };
    sound(
      (speaking) => {
        const quiet = engine.say(part.text.slice(from, to), voice, speaking);
        return () => {
          clearTimeout(timer);
          quiet();
        };
      },
      {
        boundary(start, length) {
          clearTimeout(timer);
          silent.delete(voice);
          mark({ part: at, id: part.id, from: from + start, to: Math.min(to, from + start + length) });
        },
        ended: then,
        // One sentence that a voice cannot say does not keep the rest from being heard.
        failed: then,
      },
    );
  }

  return {
    reading: () => reading,
    failed: () => failed,
    start(parts, language) {
      stop();
      failed = false;
      readPart(parts, 0, language);
    },
    stop,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
