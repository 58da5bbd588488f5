import { bytesOf, weigh } from '#test/helpers/weigh.ts';
import { answer, byTouch, expectDelivery } from './check-in.ts';
import { expect, test } from './fixtures.ts';

test.use({ serviceWorkers: 'block' });

test('On a prepaid phone: the first option reacts after 15 KB, and the whole check-in takes at most 150 KB of scripts', async ({ browser, server }) => {
  // Without scripts of our own files, only what stands in the page itself can react.
  const bare = await browser.newContext({ baseURL: server.url, hasTouch: true, viewport: { width: 360, height: 740 }, serviceWorkers: 'block' });
  await bare.route(/\.m?js$/, (route) => route.abort());
  const before = weigh(bare);
  const early = await bare.newPage();
  await early.goto('/answer/my-future/en-simple');
  await answer(early, byTouch, 'welcome', 'welcome');
  await early.locator('label.card:visible').first().tap();
  await expect(early.locator('label.card:visible input').first()).toBeChecked();
  const first = await before.soFar();
  expect(bytesOf(first, 'script')).toBe(0);
  expect(bytesOf(first, 'document')).toBeLessThanOrEqual(15 * 1024);
  await bare.close();

  const whole = await browser.newContext({ baseURL: server.url, hasTouch: true, viewport: { width: 360, height: 740 }, serviceWorkers: 'block' });
  const scale = weigh(whole);
  const page = await whole.newPage();
  await page.goto('/answer/my-future/en-simple');
  await answer(page, byTouch);
  await expectDelivery(page, 'sent');
  const loaded = await scale.soFar();
  test.info().annotations.push({ type: 'weight', description: `${bytesOf(first, 'document')} bytes before the first option, ${bytesOf(loaded, 'script')} of scripts in all` });
  expect(bytesOf(loaded, 'script')).toBeGreaterThan(10_000);
  expect(bytesOf(loaded, 'script')).toBeLessThanOrEqual(150 * 1024);
  await whole.close();
});
