import { expect } from '../fixtures.ts';
import { evict, fillOutbox, rowsFor } from '../on-device.ts';
import type { Guide } from './guide.ts';

/** The screen of this device, on one that had bad days. */
export async function thisDevice({ page, at, language }: Pick<Guide, 'page' | 'at' | 'language'>): Promise<void> {
  const held = (url: string) => page.route(url, (route) => route.abort());
  const open = async (ready: string) => {
    await page.goto(`/device?lang=${language.tag}`);
    await expect(page.locator(ready).first()).toBeVisible();
    await expect(page.locator('[data-part="room"]')).toBeVisible();
  };
  await held('**/api/envelopes');
  await open('[data-round="my-future"][data-ready="no"]');
  await page.locator('[data-folded="parents"]').tap();
  await expect(page.locator('[data-round="parents"][data-ready="no"]')).toBeVisible();
  await at('device', 'not ready');
  await page.locator('[data-round="my-future"] .primary').tap();
  await expect(page.locator('[data-round="my-future"][data-ready="no"] .notice p').nth(2)).toBeVisible({ timeout: 30_000 });
  await at('device', 'could not get ready');

  await fillOutbox(page, rowsFor(3, 2));
  await page.addInitScript(() => {
    Object.defineProperty(navigator.storage, 'estimate', { value: () => Promise.resolve({ usage: 95_000_000, quota: 100_000_000 }) });
    Object.defineProperty(navigator.storage, 'persisted', { value: () => Promise.resolve(false) });
    Object.defineProperty(navigator, 'vendor', { value: 'Apple Computer, Inc.' });
  });
  await open('.device-refused li');
  await page.locator('[data-part="carry"] .device-files .button').tap();
  await expect(page.locator('.device-links a')).toBeVisible();
  await page.locator('.device-file').setInputFiles({ name: 'other.json', mimeType: 'application/json', buffer: Buffer.from('{}') });
  await expect(page.locator('[data-part="carry"] .notice.danger')).toBeVisible();
  await at('device', 'much waits, some was refused, storage is nearly full');

  // The mark is written a moment after the last change.
  await expect.poll(() => page.evaluate(() => localStorage.getItem('all-heard store') ?? '')).toContain('"waiting":5');
  await evict(page);
  await open('.device-part');
  await expect.poll(() => page.evaluate(() => localStorage.getItem('all-heard loss') ?? '')).toContain('"waiting":5');
  await open('.notice.danger[role="alert"]');
  await at('device', 'nothing is here, and answers were lost');
  await page.unroute('**/api/envelopes');
}
