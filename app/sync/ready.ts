import type { Round } from '#server/contracts/round.ts';
import { languageOf } from '#server/contracts/languages.ts';
import { screens } from '#server/contracts/screens.ts';
import { sha256 } from '#app/store/digest.ts';
import { packRow, type PackRow } from '#app/store/packs.ts';
import { isFilesAnswer, type FilesQuestion } from './files-talk.ts';
import { pullRound } from './incoming.ts';
import type { FileState, Wanted } from './kept-files.ts';
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
}

/** A round to be asked without a network, in these languages. */
export type RoundToCheck = Pick<Round, 'slug' | 'languages'>;

const pagePath = (round: string, language: string) => screens.answer.replace(':round', round).replace(':language', language);
/** Milliseconds without a word from the worker after which it counts as not there. */
const patience = 60_000;

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

function wantedFor({ slug, languages }: RoundToCheck, packs: readonly PackRow[]): Wanted {
  return {
    pages: languages.map((language) => pagePath(slug, language)),
    scripts: [...new Set(languages.flatMap((language) => languageOf(language)?.script ?? []))],
    sounds: packs.flatMap(({ pack }) => Object.values(pack.bundle.strings).flatMap(({ audio }) => audio ?? [])),
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
  const files = await askWorker({ ask: 'check', wanted: wantedFor(round, packs) });
  // Without a worker nothing of the app is sure to open.
  if (files === undefined) return { lacking: [{ kind: 'app', path: '/' }, ...lacking], checked: packs.length };
  const missing = files.filter(({ kept }) => !kept).map(({ path }) => lackingFile(path, round));
  return { lacking: [...missing, ...lacking], checked: files.length + round.languages.length };
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
  const wanted = wantedFor(round, packs);
  const { lacking } = await readinessOf(round);
  const files = lacking.filter(({ kind }) => kind !== 'questions');
  for (const [done, now] of files.entries()) {
    onProgress({ done, all: files.length, now });
    await askWorker({ ask: 'fetch', path: now.path, wanted });
  }
  return readinessOf(round);
}
