import { expect, test as base, type Page } from '@playwright/test';
import type * as Drafts from '#app/store/drafts.ts';
import type * as Outbox from '#app/store/outbox.ts';
import { anEnvelope } from '#test/helpers/an-envelope.ts';
import { outboxScript, storeScript, toySite } from '#test/helpers/toy-site.ts';

declare global {
  interface Window {
    outbox: typeof Outbox;
    store: typeof Drafts;
  }
}

/** The service worker through installs, updates and losses, on a site small enough to be built twice in a story. */
const test = base.extend<{ site: Awaited<ReturnType<typeof toySite>> }>({
  site: async ({}, use) => {
    const site = await toySite();
    await use(site);
    await site.close();
  },
});

/** Registers the worker and waits until the page is its own. */
const install = (page: Page) =>
  page.evaluate(async () => {
    await navigator.serviceWorker.register('/worker.js', { updateViaCache: 'none' });
    await navigator.serviceWorker.ready;
    if (navigator.serviceWorker.controller === null) await new Promise((resolve) => navigator.serviceWorker.addEventListener('controllerchange', resolve, { once: true }));
  });

/** Looks for a newer worker and waits until it waits, or has failed. */
const update = (page: Page) =>
  page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    await registration.update();
    const coming = registration.installing;
    if (coming !== null) {
      await new Promise<void>((resolve) => {
        coming.addEventListener('statechange', () => {
          if (coming.state !== 'installing') resolve();
        });
      });
    }
    return registration.waiting !== null;
  });

const takeOver = (page: Page) =>
  page.evaluate(async () => {
    const changed = new Promise((resolve) => navigator.serviceWorker.addEventListener('controllerchange', resolve, { once: true }));
    (await navigator.serviceWorker.ready).waiting?.postMessage('take-over');
    await changed;
  });

test('after one visit, everything opens without a network', async ({ page, context, site }) => {
  await page.goto(`${site.url}/answer/autumn/ur#card=secret`);
  await install(page);
  await context.setOffline(true);
  await page.goto(`${site.url}/answer/autumn/ur`);
  await expect(page).toHaveTitle('page ur first1');
  await expect(page.locator('body')).toHaveAttribute('data-ran', 'first1');
  for (const path of ['/', '/plan', '/keep#secret', '/areas/riverside', '/answer/autumn', '/answer/autumn/pl']) {
    await page.goto(site.url + path);
    await expect(page, path).toHaveTitle('shell first1');
  }
  expect(site.asked.join(' ')).not.toContain('secret');
});

test('a new build waits until it is told to take over, and both builds work meanwhile', async ({ page, context, site }) => {
  await page.goto(`${site.url}/answer/autumn/en`);
  await install(page);
  await site.deploy('second');
  expect(await update(page)).toBe(true);

  await page.goto(`${site.url}/answer/autumn/en`);
  await expect(page, 'the page of the build that is in use').toHaveTitle('page en first1');
  await expect(page.locator('body'), 'its files, which the server no longer has').toHaveAttribute('data-ran', 'first1');

  await takeOver(page);
  await context.setOffline(true);
  await page.goto(`${site.url}/answer/autumn/en`);
  await expect(page).toHaveTitle('page en second');
  await expect(page.locator('body')).toHaveAttribute('data-ran', 'second');
  await page.goto(`${site.url}/help`);
  await expect(page).toHaveTitle('shell second');
  expect(await page.evaluate(() => fetch('/assets/main-first1.js').then((response) => response.ok)), 'a file of the earlier build').toBe(true);
});

test('what only staff fetch is on no device until it was fetched; where it was, the next build brings its own', async ({ page, context, site }) => {
  const fetched = (build: string) => page.evaluate(async (path) => (await (await fetch(path)).text()).includes('ran'), site.planningOf(build));
  const isKept = (build: string) => page.evaluate(async (path) => (await caches.match(path)) !== undefined, site.planningOf(build));
  await page.goto(`${site.url}/answer/autumn/en`);
  await install(page);
  expect(await isKept('first1'), 'nobody works here').toBe(false);
  await site.deploy('second');
  expect(await update(page)).toBe(true);
  await takeOver(page);
  expect(await isKept('second'), 'still nobody does').toBe(false);
  expect(await fetched('second'), 'a session is planned').toBe(true);
  await expect.poll(() => isKept('second')).toBe(true);

  await site.deploy('third');
  expect(await update(page)).toBe(true);
  await takeOver(page);
  await context.setOffline(true);
  expect(await fetched('third'), 'it is carried out without a network, in a page that stayed open all the while').toBe(true);
});

test('a build of which a file is missing never takes over', async ({ page, context, site }) => {
  await page.goto(`${site.url}/answer/autumn/en`);
  await install(page);
  await site.deploy('second');
  site.lose(site.extraOf('second'));
  expect(await update(page)).toBe(false);
  await context.setOffline(true);
  await page.goto(`${site.url}/answer/autumn/en`);
  await expect(page).toHaveTitle('page en first1');
  await expect(page.locator('body')).toHaveAttribute('data-ran', 'first1');

  await context.setOffline(false);
  site.lose(undefined);
  expect(await update(page)).toBe(true);
});

test('no build takes over while somebody answers, be it in another tab, or while answers lie unfinished', async ({ page, context, site }) => {
  await page.goto(`${site.url}/help`);
  await install(page);
  const answering = await context.newPage();
  await answering.goto(`${site.url}/plan`);
  await answering.addScriptTag({ content: await storeScript() });
  const draft = await answering.evaluate(async () => (await window.store.startDraft({
    round: crypto.randomUUID(), roundSlug: 'autumn', survey: { id: 'autumn', version: 1 }, language: 'en', page: 'likes', circumstances: {}, voice: 'own', voiceChosen: true, assented: true, answers: [], words: {},
  })).id);
  await site.deploy('second');
  expect(await update(page)).toBe(true);

  const stillWaits = async () => {
    await page.evaluate(async () => {
      (await navigator.serviceWorker.ready).waiting?.postMessage('take-over');
      // The worker answers one message after another: this one comes back after it has decided.
      const { port1, port2 } = new MessageChannel();
      const heard = new Promise((resolve) => (port1.onmessage = resolve));
      (await navigator.serviceWorker.ready).waiting?.postMessage({ ask: 'check', wanted: { pages: [], scripts: [], sounds: [] } }, [port2]);
      await heard;
    });
    return page.evaluate(async () => (await navigator.serviceWorker.ready).waiting !== null);
  };
  expect(await stillWaits(), 'while a tab answers').toBe(true);
  await site.deploy('third');
  expect(await update(page), 'the next one waits in its place').toBe(true);
  expect(await stillWaits(), 'the next one too').toBe(true);
  await answering.close();
  expect(await stillWaits(), 'while the draft lies here').toBe(true);
  await page.addScriptTag({ content: await storeScript() });
  await page.evaluate((id) => window.store.dropDraft(id), draft);
  await takeOver(page);
  await page.goto(`${site.url}/help`);
  await expect(page).toHaveTitle('shell third');
});

const wanted = { pages: ['/answer/autumn/en'], scripts: ['nastaliq'], sounds: [] };
type Asked = { ask: 'check'; wanted: typeof wanted } | { ask: 'fetch'; path: string; wanted: typeof wanted };

/** What the worker answers about the files of its build: those that are not there, or not whole. */
const lacking = (page: Page, question: Asked) =>
  page.evaluate(
    (asked) =>
      new Promise<string[]>((resolve) => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = ({ data }: MessageEvent<{ files: { path: string; kept: boolean }[] }>) => resolve(data.files.filter(({ kept }) => !kept).map(({ path }) => path));
        void navigator.serviceWorker.ready.then(({ active }) => active?.postMessage(asked, [port2]));
      }),
    question,
  );

test('what was lost or spoilt in the caches is found by its bytes, taken out, and fetched again', async ({ page, context, site }) => {
  await page.goto(`${site.url}/answer/autumn/en`);
  await install(page);
  const letters = site.lettersOf('first1');
  expect(await lacking(page, { ask: 'check', wanted }), 'the letters of another script are kept when they are first needed').toEqual([letters]);
  expect(await lacking(page, { ask: 'fetch', path: letters, wanted })).toEqual([]);
  expect(await lacking(page, { ask: 'check', wanted })).toEqual([]);

  const extra = site.extraOf('first1');
  await page.evaluate(async (path) => {
    const pages = (await caches.keys()).find((name) => name.startsWith('pages ')) ?? '';
    const cut = async (name: string, at: string) => {
      const cache = await caches.open(name);
      const kept = await cache.match(at, { ignoreVary: true });
      await cache.put(at, new Response((await kept?.text())?.slice(0, -3), { headers: kept?.headers ?? {} }));
    };
    await cut('files', path);
    await cut(pages, '/answer/autumn/en');
  }, extra);
  expect(await lacking(page, { ask: 'check', wanted })).toEqual([extra, '/answer/autumn/en']);
  expect(await page.evaluate(async (path) => (await (await caches.open('files')).match(path)) === undefined, extra)).toBe(true);

  await context.setOffline(true);
  expect(await lacking(page, { ask: 'fetch', path: extra, wanted })).toEqual([extra]);
  await context.setOffline(false);
  site.behindPortal(true);
  for (const path of [extra, '/answer/autumn/en']) expect(await lacking(page, { ask: 'fetch', path, wanted }), 'a friendly page of a Wi-Fi').toEqual([path]);
  site.behindPortal(false);
  for (const path of [extra, '/answer/autumn/en']) expect(await lacking(page, { ask: 'fetch', path, wanted })).toEqual([]);
  expect(await lacking(page, { ask: 'check', wanted })).toEqual([]);
});

test('a Wi-Fi that answers everything with its log-in page gets nothing of it kept', async ({ page, context, site }) => {
  await page.goto(`${site.url}/answer/autumn/en`);
  await install(page);
  await site.deploy('second');
  site.behindPortal(true);
  expect(await update(page)).toBe(false);
  await page.evaluate(() => fetch('/assets/later-first1.js').then((response) => response.text()));
  await page.goto(`${site.url}/answer/autumn/pl`);
  await expect(page).toHaveTitle('Free Wi-Fi');
  site.behindPortal(false);
  await context.setOffline(true);
  await page.goto(`${site.url}/answer/autumn/pl`);
  await expect(page, 'the shell stands in for a page that was never ours').toHaveTitle('shell first1');
  expect(await page.evaluate(() => fetch('/assets/later-first1.js').then(() => 'kept', () => 'not kept'))).toBe('not kept');
});

test('what is no screen, and the API, are never answered from the device', async ({ page, site }) => {
  await page.goto(`${site.url}/`);
  await install(page);
  const before = site.asked.length;
  expect((await page.goto(`${site.url}/nothing-here`))?.status()).toBe(404);
  expect(await page.evaluate(() => fetch('/api/rounds/autumn').then((response) => response.status))).toBe(404);
  expect(site.asked.slice(before)).toEqual(expect.arrayContaining(['/nothing-here', '/api/rounds/autumn']));
});

test('what is in the outbox is sent by the worker alone, when the browser wakes it', async ({ page, context, site }) => {
  await page.goto(`${site.url}/help`);
  await install(page);
  await page.addScriptTag({ content: await outboxScript() });
  const envelope = anEnvelope();
  await page.evaluate((one) => window.outbox.putInOutbox(one), envelope);

  // What Chromium does by itself when the network is back, tabs or no tabs, for a tag that the app registered.
  const session = await context.newCDPSession(page);
  const registered = new Promise<string>((resolve) => {
    session.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      const [first] = registrations;
      if (first !== undefined) resolve(first.registrationId);
    });
  });
  await session.send('ServiceWorker.enable');
  const wake = { origin: site.url, registrationId: await registered, tag: 'all-heard-outbox', lastChance: false };
  await session.send('ServiceWorker.dispatchSyncEvent', wake);
  await expect.poll(() => [...site.received.keys()]).toEqual([envelope.id]);
  await expect.poll(() => page.evaluate((id) => window.outbox.envelopeState(id), envelope.id)).toBe('sent');
});
