import { readFile } from 'node:fs/promises';
import { Carried } from '#server/contracts/carried.ts';
import { answer, byTouch, expectDelivery, readyOffline } from './check-in.ts';
import { expect, test } from './fixtures.ts';
import { evict } from './on-device.ts';
import { storedOn } from './stored.ts';

test('"Ready offline" is said when every file was read and is right, and not before', async ({ page, context }) => {
  await page.goto('/answer/my-future/en-simple');
  await readyOffline(page, 4);
  await page.goto('/device?lang=en');
  const round = page.locator('[data-round="my-future"]');
  await expect(round).toHaveAttribute('data-ready', 'no');
  await expect(round, 'nobody has read Urdu here yet').toContainText('The letters of a language');
  await page.getByRole('button', { name: 'Get ready' }).tap();
  await expect(round).toHaveAttribute('data-ready', 'yes', { timeout: 30_000 });

  await context.setOffline(true);
  await page.reload();
  await expect(round).toHaveAttribute('data-ready', 'yes');
  // A player is given the part of a kept clip that it asks for.
  expect(
    await page.evaluate(async () => {
      const clip = (await (await caches.open('files')).keys()).find(({ url }) => url.endsWith('.mp3'));
      const part = await fetch(clip?.url ?? '', { headers: { range: 'bytes=0-1' } });
      return [part.status, (await part.arrayBuffer()).byteLength];
    }),
  ).toEqual([206, 2]);
  await page.evaluate(async () => {
    const files = await caches.open('files');
    const clip = (await files.keys()).find(({ url }) => url.endsWith('.mp3'));
    if (clip !== undefined) await files.put(clip, new Response(new Uint8Array(9)));
  });
  await page.getByRole('button', { name: 'Check again' }).tap();
  await expect(round).toContainText('A recorded voice');
  await page.getByRole('checkbox', { name: /recorded voice here too \(2\.\d megabytes\)/ }).uncheck();
  await expect(round, 'who wants no sound here is ready without').toHaveAttribute('data-ready', 'yes');
  await expect(round).toContainText('The recorded voice is not kept here.');
  await page.evaluate(async () => {
    const files = await caches.open('files');
    const [victim] = (await files.keys()).filter(({ url }) => url.endsWith('.woff2'));
    if (victim !== undefined) await files.put(victim, new Response(new Uint8Array(9)));
  });
  await page.getByRole('button', { name: 'Check again' }).tap();
  await expect(round).toHaveAttribute('data-ready', 'no');
  await page.getByRole('button', { name: 'Get ready' }).tap();
  await expect(round).toContainText('Not everything could be fetched', { timeout: 30_000 });
  await context.setOffline(false);
  await page.getByRole('button', { name: 'Get ready' }).tap();
  await expect(round).toHaveAttribute('data-ready', 'yes', { timeout: 30_000 });
});

test('Answers are carried in a file to a device with a network, and both devices send them: they count once', async ({ page, context, browser, server, baseURL }) => {
  const before = await storedOn(server);
  await page.goto('/answer/my-future/en');
  await readyOffline(page, 4);
  await page.goto('/device?lang=en');
  await expect(page.locator('[data-part="waiting"]')).toContainText('Nothing is waiting');
  await page.goto('/answer/my-future/en');
  await context.setOffline(true);
  await answer(page, byTouch);
  await expectDelivery(page, 'waiting');
  await page.goto('/device?lang=en');
  await expect(page.locator('[data-part="waiting"]')).toContainText('less than an hour');
  await page.getByRole('button', { name: 'Send now' }).tap();
  await expect(page.locator('[data-part="waiting"]')).toContainText('Sending did not work');
  await page.getByRole('button', { name: 'Save to a file' }).tap();
  const [download] = await Promise.all([page.waitForEvent('download'), page.locator('.device-links a').tap()]);
  const file = await download.path();
  expect(Carried.parse(JSON.parse(await readFile(file, 'utf8'))).envelopes).toHaveLength(1);

  const other = await browser.newContext({ baseURL: baseURL ?? '', hasTouch: true });
  const there = await other.newPage();
  await there.goto('/device?lang=en');
  await there.locator('.device-file').setInputFiles(file);
  await expect(there.locator('[data-part="carry"] .notice')).toContainText('New on this device: 1');
  await expect(there.locator('[data-part="waiting"]'), 'which says that nothing waits before the file is read, too').toContainText('Last sent');
  await expect(there.locator('[data-part="waiting"]')).toContainText('Nothing is waiting');
  await other.close();
  expect((await storedOn(server)).responses - before.responses).toBe(1);

  await context.setOffline(false);
  await page.evaluate(() => dispatchEvent(new Event('online')));
  await expect(page.locator('[data-part="waiting"]')).toContainText('Nothing is waiting');
  await expect(page.locator('[data-part="waiting"]')).toContainText('Last sent');
  const after = await storedOn(server);
  expect([after.responses - before.responses, after.receipts - before.receipts]).toEqual([1, 1]);
});

test('A browser that cleared the device is found out, and says what may be lost', async ({ page, context }) => {
  await page.goto('/answer/my-future/en');
  await readyOffline(page, 4);
  await context.route('**/api/envelopes', (route) => route.abort());
  await answer(page, byTouch);
  await expectDelivery(page, 'waiting');
  await expect.poll(() => page.evaluate(() => localStorage.getItem('all-heard store') ?? '')).toContain('"waiting":1');
  await evict(page);
  await page.goto('/?lang=en');
  await expect.poll(() => page.evaluate(() => localStorage.getItem('all-heard loss') ?? '')).toContain('"waiting":1');
  await page.goto('/?lang=en');
  await expect(page.locator('.device-line')).toContainText('This device was cleared');
  await page.goto('/device?lang=en');
  await expect(page.getByRole('alert')).toContainText('1 person’s answers that were waiting may be lost');
  await page.getByRole('button', { name: 'I have read this' }).tap();
  // It goes when that is written down.
  await expect(page.getByRole('alert')).toHaveCount(0);
  await page.reload();
  await expect(page.locator('[data-part="room"]')).toBeVisible();
  await expect(page.getByRole('alert')).toHaveCount(0);
});
