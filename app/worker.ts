import { screens } from '#server/contracts/screens.ts';
import { network, sendingTag } from './sync/network.ts';
import { afterBuild, buildFilesIn, planOf, type LastNamed } from './sync/offline-plan.ts';
import { createSender } from './sync/sender.ts';
import { workerOutbox } from './sync/worker-outbox.ts';

/**
 * The service worker: opens the app without a network, and sends what is in the outbox when every tab is closed.
 *
 * Three caches. `files` holds what is named by its content, of this build and earlier ones. `shell <build>` holds what
 * belongs to one build alone: the shell and files that keep their name. `pages <build>` holds first pages as the
 * server rendered them for that build. A build counts only when all of it is there.
 */
declare const self: ServiceWorkerGlobalScope & { __WB_MANIFEST: { url: string; revision: string | null }[] };

/** Everything of this build that is kept at once; `vite.config.ts` says what is left to its first use. */
const manifest = self.__WB_MANIFEST.map(({ url, revision }) => ({ path: `/${url.replace(/^\//, '')}`, revision }));
/** Tells this build from others: a digest (FNV-1a) of its list of files, which changes with every one of them. */
const build = manifest
  .map(({ path, revision }) => `${path} ${revision ?? ''}`)
  .sort()
  .join('\n')
  .split('')
  .reduce((hash, char) => Math.imul(hash ^ char.charCodeAt(0), 0x01000193) >>> 0, 0x811c9dc5)
  .toString(16);
const cacheNames = { files: 'files', shell: `shell ${build}`, pages: `pages ${build}` } as const;
const namedByContent = manifest.filter(({ path, revision }) => revision === null || /-[\w-]{6,}\.\w+$/.test(path));
const namedOnce = manifest.filter((file) => !namedByContent.includes(file));
const shellPath = screens.home;
const recordPath = '/last-named.json';
/** Milliseconds to wait for a page that is not kept before the shell answers in its place. */
const patience = 4_000;

async function fetchWhole(path: string, cache: RequestCache): Promise<Response> {
  const response = await fetch(path, { cache, credentials: 'omit' });
  if (!response.ok || response.redirected) throw new Error(`${path} was answered with ${response.status}`);
  return response;
}

/** Everything of this build, or a rejection: then the browser keeps the earlier worker and tries again later. */
async function install(): Promise<void> {
  const [files, shell] = await Promise.all([caches.open(cacheNames.files), caches.open(cacheNames.shell)]);
  await Promise.all([
    ...namedByContent.map(async ({ path }) => {
      // What is there already is the same: an install that was cut short goes on where it was.
      if ((await files.match(path, asKept)) === undefined) await files.put(path, await fetchWhole(path, 'default'));
    }),
    ...namedOnce.map(async ({ path }) => shell.put(path, await fetchWhole(path, 'no-cache'))),
    fetchWhole(shellPath, 'no-cache').then((response) => shell.put(shellPath, response)),
  ]);
  await keepPages();
}

/** The first pages that are open now, and those that were kept before, as the server renders them today. */
async function keepPages(): Promise<void> {
  const open = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  const kept = (await caches.keys()).filter((name) => name.startsWith('pages '));
  const requests = (await Promise.all(kept.map(async (name) => (await caches.open(name)).keys()))).flat();
  const urls = [...open, ...requests].map(({ url }) => planOf({ method: 'GET', mode: 'navigate', url }, self.location.origin));
  const paths = new Set(urls.flatMap((plan) => (plan.kind === 'page' ? [plan.path] : [])));
  // One that cannot be had now is fetched when it is next visited.
  await Promise.allSettled([...paths].map(async (path) => keepPage(path, await fetchWhole(path, 'no-cache'))));
}

/** Keeps a page for later, if all that it names belongs to this build; a newer one has to wait for its own worker. */
async function keepPage(path: string, response: Response): Promise<void> {
  if (!response.ok || response.redirected) return;
  const named = buildFilesIn(await response.clone().text());
  if (!named.every((file) => manifest.some((known) => known.path === file))) {
    await self.registration.update();
    return;
  }
  await (await caches.open(cacheNames.pages)).put(path, response);
}

async function activate(): Promise<void> {
  const files = await caches.open(cacheNames.files);
  const before = (await (await files.match(recordPath))?.json()) as LastNamed | undefined;
  const fetchedSince = (await files.keys()).map(({ url }) => new URL(url).pathname).filter((path) => path !== recordPath && before?.[path] === undefined);
  const { record, gone } = afterBuild(before ?? {}, [...namedByContent.map(({ path }) => path), ...fetchedSince], Date.now());
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

/** Kept things are looked up by address alone: the server varies them by encoding, which is undone by then. */
const asKept: CacheQueryOptions = { ignoreVary: true, ignoreSearch: true };

async function shell(): Promise<Response> {
  const kept = await (await caches.open(cacheNames.shell)).match(shellPath, asKept);
  return kept ?? fetch(shellPath);
}

async function file(path: string, event: FetchEvent): Promise<Response> {
  const files = await caches.open(cacheNames.files);
  const kept = (await files.match(path, asKept)) ?? (await (await caches.open(cacheNames.shell)).match(path, asKept));
  if (kept !== undefined) return kept;
  const response = await fetch(event.request);
  if (response.ok && response.type === 'basic' && path.startsWith('/assets/')) event.waitUntil(files.put(path, response.clone()));
  return response;
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

const sender = createSender({ ...network, box: workerOutbox, after: () => () => undefined, random: Math.random });

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
  // Said by a page that knows that nobody is answering.
  if (event.data === 'take-over') event.waitUntil(self.skipWaiting());
});
self.addEventListener('sync', (event) => {
  if (isSync(event) && event.tag === sendingTag) event.waitUntil(send());
});
