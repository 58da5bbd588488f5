import { expect, test as base, type Page } from '@playwright/test';
import type * as Outbox from '#app/store/outbox.ts';
import { anEnvelope } from '#test/helpers/an-envelope.ts';
import { outboxScript, toySite } from '#test/helpers/toy-site.ts';

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

test('what is no screen, and the API, are never answered from the device', async ({ page, site }) => {
  await page.goto(`${site.url}/`);
  await install(page);
  const before = site.asked.length;
  expect((await page.goto(`${site.url}/nothing-here`))?.status()).toBe(404);
  expect(await page.evaluate(() => fetch('/api/rounds/autumn').then((response) => response.status))).toBe(404);
  expect(site.asked.slice(before)).toEqual(expect.arrayContaining(['/nothing-here', '/api/rounds/autumn']));
});

declare global {
  interface Window {
    outbox: typeof Outbox;
  }
}

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
