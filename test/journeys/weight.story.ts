import { bytesOf, weigh } from '#test/helpers/weigh.ts';
import { answer, byTouch } from './check-in.ts';
import { expect, test, withoutWorker } from './fixtures.ts';
import { wholeWay } from './whole-way.ts';

// Without a worker, what is fetched is what was asked for on the way.
test.use(withoutWorker);

/** Bytes as they travel, compressed. Fonts and pictures are counted apart (`npm run bench -- first-load`). */
const budgets = { untilFirstReaction: 15_000, scripts: 150_000 } as const;

test('On a prepaid phone: the first option reacts after 15 KB', async ({ context, page }) => {
  // Without scripts of our own files, only what stands in the page itself can react.
  await context.route(/\.m?js$/, (route) => route.abort());
  const scale = weigh(context);
  await page.goto('/answer/my-future/en-simple');
  await answer(page, byTouch, 'welcome', 'welcome');
  await page.locator('label.card:visible').first().tap();
  await expect(page.locator('label.card:visible input').first()).toBeChecked();
  const loaded = await scale.soFar();
  expect(bytesOf(loaded, 'document')).toBeGreaterThan(1_000);
  expect(bytesOf(loaded) - bytesOf(loaded, 'font') - bytesOf(loaded, 'picture')).toBeLessThanOrEqual(budgets.untilFirstReaction);
});

test('On a prepaid phone: everything that can be opened on the way to the keep card and My plan takes at most 150 KB of scripts', async ({ context, page }) => {
  const scale = weigh(context);
  await page.goto('/answer/my-future/en-simple');
  await wholeWay(page);
  const scripts = bytesOf(await scale.soFar(), 'script');
  test.info().annotations.push({ type: 'weight', description: `${scripts} bytes of scripts` });
  expect(scripts).toBeGreaterThan(10_000);
  expect(scripts).toBeLessThanOrEqual(budgets.scripts);
});
