import { screens } from '#server/contracts/screens.ts';
import { isFilesQuestion, type FilesAnswer, type FilesQuestion } from './sync/files-talk.ts';
import { asKept, isOfBuild, isWhole, isWholePage, partsOf, stateOf, type BuildFile, type FileState, type Wanted } from './sync/kept-files.ts';
import { network, postTo, sendingTag } from './sync/network.ts';
import { ifNobodyAnswers } from './sync/nobody-answers.ts';
import { afterBuild, lettersOf, planOf, staffsToKeep, type LastNamed } from './sync/offline-plan.ts';
import { pieceSender } from './sync/send-pieces.ts';
import { partOf } from './sync/part-of.ts';
import { createSender } from './sync/sender.ts';
import { workerOutbox } from './sync/worker-outbox.ts';
import { workerPieces } from './sync/worker-pieces.ts';

/**
 * The service worker: opens the app without a network, and sends what is in the outbox when every tab is closed.
 *
 * Three caches. `files` holds what is named by its content, of this build and earlier ones. `shell <build>` holds what
 * belongs to one build alone: the shell and files that keep their name. `pages <build>` holds first pages as the
 * server rendered them for that build. A build counts only when all of it is there.
 */
declare const self: ServiceWorkerGlobalScope & { __WB_MANIFEST: { url: string; revision: string | null; integrity: string; staff?: true }[] };

/** The files of this build, each with its digest. */
const built = self.__WB_MANIFEST.map(({ url, ...file }) => ({ ...file, path: `/${url.replace(/^\//, '')}` }));
/** What every device keeps; what only staff fetch is kept where it was fetched. */
const manifest: readonly BuildFile[] = built.filter(({ staff }) => staff !== true);
const staffs: readonly BuildFile[] = built.filter(({ staff }) => staff === true);
const byPath = new Map(built.map((file): [string, BuildFile] => [file.path, file]));
const paths: ReadonlySet<string> = new Set(byPath.keys());
/** The letters of other scripts are kept from their first use. */
const keptAtOnce = manifest.filter(({ path }) => !Object.values(lettersOf).some((letters) => letters.test(path)));
/** Tells this build from others: a digest (FNV-1a) of its list of files, which changes with every one of them. */
const build = built
  .map(({ path, revision }) => `${path} ${revision ?? ''}`)
  .sort()
  .join('\n')
  .split('')
  .reduce((hash, char) => Math.imul(hash ^ char.charCodeAt(0), 0x01000193) >>> 0, 0x811c9dc5)
  .toString(16);
const cacheNames = { files: 'files', shell: `shell ${build}`, pages: `pages ${build}` } as const;
const namedByContent = keptAtOnce.filter(({ path, revision }) => revision === null || /-[\w-]{6,}\.\w+$/.test(path));
const namedOnce = keptAtOnce.filter((file) => !namedByContent.includes(file));
const shellPath = screens.home;
const recordPath = '/last-named.json';
/** Milliseconds to wait for a page that is not kept before the shell answers in its place. */
const patience = 4_000;

async function fetched(path: string, cache: RequestCache, integrity = ''): Promise<Response> {
  const response = await fetch(path, { cache, credentials: 'omit', integrity });
  if (!response.ok || response.redirected) throw new Error(`${path} was answered with ${response.status}`);
  return response;
}

/** A file of this build with the bytes that the build made; rejects for anything else that comes under its address. */
const fetchedFile = ({ path, integrity }: BuildFile, cache: RequestCache): Promise<Response> => fetched(path, cache, integrity);

/** A page as our server made it; rejects for anything else. */
async function fetchedPage(path: string): Promise<Response> {
  const response = await fetched(path, 'no-cache');
  if (!(await isWholePage(response))) throw new Error(`${path} was answered with something else`);
  return response;
}

const pathsIn = async (cache: Cache): Promise<string[]> => (await cache.keys()).map(({ url }) => new URL(url).pathname);

const openPages = () => self.clients.matchAll({ type: 'window', includeUncontrolled: true });

/** Everything of this build, or a rejection: then the browser keeps the earlier worker and tries again later. */
async function install(): Promise<void> {
  const [files, shell] = await Promise.all([caches.open(cacheNames.files), caches.open(cacheNames.shell)]);
  // Who worked here goes on without a network after the update too.
  const open = (await openPages()).map(({ url }) => new URL(url).pathname);
  const theirs = staffsToKeep(staffs, await pathsIn(files), open);
  await Promise.all([
    ...[...namedByContent, ...theirs].map(async (file) => {
      // What is there already is the same: an install that was cut short goes on where it was.
      if ((await files.match(file.path, asKept)) === undefined) await files.put(file.path, await fetchedFile(file, 'default'));
    }),
    ...namedOnce.map(async (file) => shell.put(file.path, await fetchedFile(file, 'no-cache'))),
    fetchedPage(shellPath).then((response) => shell.put(shellPath, response)),
  ]);
  await keepPages();
}

/** The first pages that are open now, and those that were kept before, as the server renders them today. */
async function keepPages(): Promise<void> {
  const open = await openPages();
  const kept = (await caches.keys()).filter((name) => name.startsWith('pages '));
  const requests = (await Promise.all(kept.map(async (name) => (await caches.open(name)).keys()))).flat();
  const urls = [...open, ...requests].map(({ url }) => planOf({ method: 'GET', mode: 'navigate', url }, self.location.origin));
  const paths = new Set(urls.flatMap((plan) => (plan.kind === 'page' ? [plan.path] : [])));
  // One that cannot be had now is fetched when it is next visited.
  await Promise.allSettled([...paths].map(async (path) => keepPage(path, await fetchedPage(path))));
}

/** Keeps a page for later, if all that it names belongs to this build; a newer one has to wait for its own worker. */
async function keepPage(path: string, response: Response): Promise<void> {
  if (!response.ok || response.redirected || !(await isWholePage(response))) return;
  if (!isOfBuild(await response.clone().text(), paths)) {
    await self.registration.update();
    return;
  }
  await (await caches.open(cacheNames.pages)).put(path, response);
}

async function activate(): Promise<void> {
  const files = await caches.open(cacheNames.files);
  const before = (await (await files.match(recordPath))?.json()) as LastNamed | undefined;
  const here = (await pathsIn(files)).filter((path) => path !== recordPath && (before?.[path] === undefined || byPath.has(path)));
  const { record, gone } = afterBuild(before ?? {}, [...namedByContent.map(({ path }) => path), ...here], Date.now());
  await Promise.all(gone.map((path) => files.delete(path)));
  await files.put(recordPath, Response.json(record));
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith('shell ') && name !== cacheNames.shell).map((name) => caches.delete(name)));
  // A page that this build could not have yet still opens as the earlier one kept it, since its files are still here.
  const pages = await (await caches.open(cacheNames.pages)).keys();
  const replaced = names.filter((name) => name.startsWith('pages ') && name !== cacheNames.pages);
  for (const name of replaced) {
    const earlier = await caches.open(name);
    await Promise.all(pages.map(({ url }) => earlier.delete(url)));
    if ((await earlier.keys()).length === 0) await caches.delete(name);
  }
  await self.clients.claim();
}

async function shell(): Promise<Response> {
  const kept = await (await caches.open(cacheNames.shell)).match(shellPath, asKept);
  return kept ?? fetch(shellPath);
}

async function file(path: string, event: FetchEvent): Promise<Response> {
  const files = await caches.open(cacheNames.files);
  const kept = (await files.match(path, asKept)) ?? (await (await caches.open(cacheNames.shell)).match(path, asKept));
  if (kept !== undefined) return partOf(kept, event.request.headers.get('range'));
  const response = await fetch(event.request);
  if (response.ok && response.type === 'basic' && path.startsWith('/assets/')) event.waitUntil(keepFile(path, response.clone()));
  return response;
}

/** Keeps a file that was asked for, if its bytes are right. One of another build is known by nothing but its kind: a page is none. */
async function keepFile(path: string, response: Response): Promise<void> {
  const known = byPath.get(path);
  const whole = known === undefined ? response.headers.get('content-type')?.includes('text/html') !== true : await isWhole(response, known.integrity);
  if (whole) await (await caches.open(cacheNames.files)).put(path, response);
}

/** How everything stands that a round needs, by reading it. */
const check = (wanted: Wanted): Promise<FileState[]> => Promise.all(partsOf(manifest, shellPath, wanted, cacheNames).map((part) => stateOf(part, caches)));

/** Fetches one of the things that a round needs, and says how it stands then. */
async function fetchOne(path: string, wanted: Wanted): Promise<FileState[]> {
  const part = partsOf(manifest, shellPath, wanted, cacheNames).find((each) => each.path === path);
  if (part === undefined) return [];
  try {
    const known = byPath.get(path);
    if (known !== undefined) await (await caches.open(namedOnce.includes(known) ? cacheNames.shell : cacheNames.files)).put(path, await fetchedFile(known, 'reload'));
    else if (path === shellPath) await (await caches.open(cacheNames.shell)).put(path, await fetchedPage(path));
    else if (wanted.pages.includes(path)) await keepPage(path, await fetchedPage(path));
    else await (await caches.open(cacheNames.files)).put(path, await fetched(path, 'reload'));
  } catch {
    // No network, or not the right bytes: it stays missing, which is what is answered.
  }
  return [await stateOf(part, caches)];
}

async function answerFiles(question: FilesQuestion, port: MessagePort): Promise<void> {
  const files = question.ask === 'check' ? await check(question.wanted) : await fetchOne(question.path, question.wanted);
  port.postMessage({ files } satisfies FilesAnswer);
}


async function page(path: string, event: FetchEvent): Promise<Response> {
  const own = await (await caches.open(cacheNames.pages)).match(path, asKept);
  // An earlier build's page is as good: it names files that are still kept.
  const kept = own ?? (await caches.match(path, asKept));
  const fresh = fetch(event.request).then((response) => {
    event.waitUntil(keepPage(path, response.clone()));
    return response;
  });
  // Without a network the kept page, or the shell, is the answer.
  event.waitUntil(fresh.catch(() => undefined));
  if (kept !== undefined) return kept;
  const late = new Promise<undefined>((resolve) => setTimeout(resolve, patience));
  return (await Promise.race([fresh.catch(() => undefined), late])) ?? shell();
}

const sendPieces = pieceSender(workerPieces, (body) => postTo('/api/pieces', body));
const sender = createSender({ ...network, box: workerOutbox, rest: sendPieces, after: () => () => undefined, random: Math.random });

/** One attempt. A rejection makes the browser wake the worker again later. */
async function send(): Promise<void> {
  if (!(await sender.sendNow())) throw new Error('Something is left to send.');
}

interface SyncEvent extends ExtendableEvent {
  readonly tag: string;
}
const isSync = (event: Event): event is SyncEvent => 'tag' in event;

self.addEventListener('install', (event) => {
  event.waitUntil(install());
});
self.addEventListener('activate', (event) => {
  event.waitUntil(activate());
});
self.addEventListener('fetch', (event) => {
  const plan = planOf(event.request, self.location.origin);
  switch (plan.kind) {
    case 'page':
      event.respondWith(page(plan.path, event));
      break;
    case 'shell':
      event.respondWith(shell());
      break;
    case 'file':
      event.respondWith(file(plan.path, event));
      break;
    case 'network':
      break;
  }
});
self.addEventListener('message', (event) => {
  const [port] = event.ports;
  if (event.data === 'take-over') event.waitUntil(ifNobodyAnswers(() => void self.skipWaiting()));
  else if (port !== undefined && isFilesQuestion(event.data)) event.waitUntil(answerFiles(event.data, port));
});
self.addEventListener('sync', (event) => {
  if (isSync(event) && event.tag === sendingTag) event.waitUntil(send());
});
