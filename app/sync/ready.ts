import type { Round } from '#server/contracts/round.ts';
import { languageOf } from '#server/contracts/languages.ts';
import { screens } from '#server/contracts/screens.ts';
import type { SoundSheet } from '#server/contracts/sound.ts';
import { sha256 } from '#app/store/digest.ts';
import { wantsSound } from '#app/store/facts.ts';
import { packRow, type PackRow } from '#app/store/packs.ts';
import { isFilesAnswer, type FilesQuestion } from './files-talk.ts';
import { pullRound } from './incoming.ts';
import { asKept, type FileState, type Wanted } from './kept-files.ts';
import { lettersOf } from './offline-plan.ts';
import { registerWorker } from './worker-door.ts';

/** A thing that a device lacks to ask a round without a network. */
export interface Lacking {
  kind: 'app' | 'page' | 'letters' | 'sound' | 'questions';
  /** Its address; of questions and pages the language is enough. */
  path: string;
  language?: string | undefined;
}

export interface Readiness {
  lacking: readonly Lacking[];
  /** Things that were looked at, byte by byte. */
  checked: number;
  /** Bytes of the round's recorded sound in all its languages, as far as its questions are here; and whether it is wanted here. */
  sound: { bytes: number; wanted: boolean };
}

/** A round to be asked without a network, in these languages. */
export type RoundToCheck = Pick<Round, 'slug' | 'languages'>;

const pagePath = (round: string, language: string) => screens.answer.replace(':round', round).replace(':language', language);
/** Milliseconds without a word from the worker after which it counts as not there. */
const patience = 60_000;
/** Files that are fetched at once: clips are small and many. */
const atOnce = 4;

async function askWorker(question: FilesQuestion): Promise<FileState[] | undefined> {
  const worker = (await navigator.serviceWorker?.getRegistration())?.active;
  if (worker === null || worker === undefined) return undefined;
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    const late = setTimeout(() => resolve(undefined), patience);
    port1.onmessage = ({ data }: MessageEvent<unknown>) => {
      clearTimeout(late);
      port1.close();
      resolve(isFilesAnswer(data) ? data.files : undefined);
    };
    worker.postMessage(question, [port2]);
  });
}

/** Whether a pack is what the server sent, byte for byte. */
const isWholePack = async ({ pack, digest }: PackRow): Promise<boolean> => digest !== undefined && (await sha256(JSON.stringify(pack))) === digest;

/** The sheets of recorded sound that the packs name, and each clip on those that are here. */
async function soundsOf(packs: readonly PackRow[]): Promise<Wanted['sounds']> {
  const sheets = packs.flatMap(({ pack }) => pack.bundle.sound ?? []);
  if (sheets.length === 0 || !(await wantsSound())) return [];
  const clips = await Promise.all(
    sheets.map(async ({ path, sha256: digest }) => {
      const json = (await (await caches.match(path, asKept))?.text()) ?? '';
      // One that is not here, or is damaged, is missing itself: the worker says so. What fits the digest is as the build made it.
      return (await sha256(json)) === digest ? Object.values((JSON.parse(json) as SoundSheet).clips) : [];
    }),
  );
  return [...new Map([...sheets, ...clips.flat()].map(({ path, sha256: digest }) => [path, { path, sha256: digest }])).values()];
}

async function wantedFor({ slug, languages }: RoundToCheck, packs: readonly PackRow[]): Promise<Wanted> {
  return {
    pages: languages.map((language) => pagePath(slug, language)),
    scripts: [...new Set(languages.flatMap((language) => languageOf(language)?.script ?? []))],
    sounds: await soundsOf(packs),
  };
}

function lackingFile(path: string, { slug, languages }: RoundToCheck): Lacking {
  const language = languages.find((tag) => pagePath(slug, tag) === path);
  if (language !== undefined) return { kind: 'page', path, language };
  if (path.startsWith('/sound/')) return { kind: 'sound', path };
  return { kind: Object.values(lettersOf).some((letters) => letters.test(path)) ? 'letters' : 'app', path };
}

async function packsOf({ slug, languages }: RoundToCheck): Promise<{ packs: PackRow[]; lacking: Lacking[] }> {
  const rows = await Promise.all(languages.map((language) => packRow(slug, language)));
  const version = rows[0]?.pack.survey.version;
  const lacking: Lacking[] = [];
  for (const [index, language] of languages.entries()) {
    const row = rows[index];
    if (row === undefined || row.pack.survey.version !== version || !(await isWholePack(row))) lacking.push({ kind: 'questions', path: `${slug}/${language}`, language });
  }
  return { packs: rows.filter((row) => row !== undefined), lacking };
}

/** Looks at everything that a round needs on this device, by reading it. Needs no network. */
export async function readinessOf(round: RoundToCheck): Promise<Readiness> {
  const { packs, lacking } = await packsOf(round);
  const sound = { bytes: packs.reduce((sum, { pack }) => sum + (pack.bundle.sound?.bytes ?? 0), 0), wanted: await wantsSound() };
  const files = await askWorker({ ask: 'check', wanted: await wantedFor(round, packs) });
  // Without a worker nothing of the app is sure to open.
  if (files === undefined) return { lacking: [{ kind: 'app', path: '/' }, ...lacking], checked: packs.length, sound };
  const missing = files.filter(({ kept }) => !kept).map(({ path }) => lackingFile(path, round));
  return { lacking: [...missing, ...lacking], checked: files.length + round.languages.length, sound };
}

/** Has the newest worker installed, and active unless somebody is answering. */
async function newestWorker(): Promise<void> {
  const registration = await registerWorker();
  await registration.update();
  const coming = registration.installing;
  if (coming !== null) {
    await new Promise<void>((resolve) => {
      coming.addEventListener('statechange', () => {
        if (coming.state !== 'installing') resolve();
      });
    });
  }
  const { waiting } = registration;
  if (waiting === null) return;
  const settled = new Promise<void>((resolve) => {
    waiting.addEventListener('statechange', () => {
      if (waiting.state === 'activated' || waiting.state === 'redundant') resolve();
    });
    // Held back because somebody is answering: this build's own files are what counts then.
    setTimeout(resolve, 3_000);
  });
  waiting.postMessage('take-over');
  await settled;
}

/** How far it is: `done` of `all`, and what comes now. */
export interface Progress {
  done: number;
  all: number;
  now: Lacking | undefined;
}

/**
 * Fetches all that a round needs and is not here, and says how it stands then. What cannot be had is in `lacking`;
 * it never rejects for want of a network.
 */
export async function getReady(round: RoundToCheck, onProgress: (progress: Progress) => void): Promise<Readiness> {
  onProgress({ done: 0, all: 0, now: { kind: 'app', path: '/' } });
  // Without a network the worker and the packs that are here are what there is; what is missing is named at the end.
  await newestWorker().catch(() => undefined);
  const before = await readinessOf(round);
  const questions = before.lacking.filter(({ kind }) => kind === 'questions');
  if (questions.length > 0) {
    onProgress({ done: 0, all: before.lacking.length, now: questions[0] });
    await pullRound(round.slug, round.languages).catch(() => undefined);
  }
  const { packs } = await packsOf(round);
  // A sheet of sound names its clips only once it is here.
  const sheets = (await wantedFor(round, packs)).sounds.filter(({ path }) => path.endsWith('.json'));
  for (const { path } of sheets) await askWorker({ ask: 'fetch', path, wanted: { pages: [], scripts: [], sounds: sheets } });
  const wanted = await wantedFor(round, packs);
  const { lacking } = await readinessOf(round);
  const files = lacking.filter(({ kind }) => kind !== 'questions');
  let begun = 0;
  const fetchNext = async (): Promise<void> => {
    for (let now = files[begun++]; now !== undefined; now = files[begun++]) {
      onProgress({ done: begun - 1, all: files.length, now });
      await askWorker({ ask: 'fetch', path: now.path, wanted });
    }
  };
  await Promise.all(Array.from({ length: atOnce }, fetchNext));
  return readinessOf(round);
}
