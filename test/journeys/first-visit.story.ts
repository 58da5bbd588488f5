import { answer, byTouch, doOn, expectDelivery, nextButton, readyOffline, screenOf } from './check-in.ts';
import { expect, test } from './fixtures.ts';

test('What is only for staff is not put on every phone, and says so where there is no network', async ({ page, context }) => {
  await page.goto('/answer/my-future/en');
  await readyOffline(page, 4);
  const kept = await page.evaluate(async () => {
    const requests = await Promise.all((await caches.keys()).map(async (name) => (await caches.open(name)).keys()));
    return requests.flat().map(({ url }) => new URL(url).pathname);
  });
  expect(kept.filter((path) => /Cards-|-arabic-|icons\/.*\.png/.test(path))).toEqual([]);
  expect(kept.filter((path) => /Help-|Results-|words-ur-|ending-/.test(path)).length).toBeGreaterThanOrEqual(4);
  await context.setOffline(true);
  await page.goto('/areas/riverside/cards?lang=en');
  await expect(page.getByRole('main')).toContainText('this page is not on this device yet');
});

test.describe('In a browser without workers', () => {
  test.use({ serviceWorkers: 'block', expectedOnConsole: [/Service Worker registration blocked/] });

  test('The first pages bring their pictures with them, and those stay when the app takes over', async ({ page, context }) => {
    const drawn = () =>
      page.locator('svg.picture:visible use').evaluateAll((uses) => uses.map((use) => ({ from: use.getAttribute('href') ?? '', wide: use instanceof SVGGraphicsElement ? use.getBBox().width : 0 })));
    await context.route('**/symbols/*.svg', (route) => route.abort());
    await page.goto('/answer/my-future/en-simple');
    await expect.poll(() => page.evaluate(() => document.getElementById('first') === null)).toBe(true);
    const pictures = await drawn();
    expect(pictures.length).toBeGreaterThan(6);
    for (const { from, wide } of pictures) expect.soft({ from, drawn: wide > 10 }).toEqual({ from, drawn: true });
  });

  test('On a first visit the network goes before what keeps answers has come: nothing is called saved until it is', async ({ page, context }) => {
    let away = true;
    await context.route('**/assets/tables-*.js', (route) => (away ? route.abort() : route.continue()));
    await page.goto('/answer/my-future/en');
    await answer(page, byTouch, 'welcome', 'with-me');
    await doOn(page, 'likes', { kind: 'sort', places: ['well', 'well', 'sometimes', 'not-well'] }, byTouch);
    await expect(page.getByRole('alert')).toContainText('not saved');
    away = false;
    await page.getByRole('button', { name: 'Try again' }).tap();
    await expect(page.locator('.saving-line')).toContainText('Saved on this device');
    await page.reload();
    await expect(screenOf(page, 'likes').locator('.sorted')).toHaveCount(4);
    await nextButton(page).tap();
    await answer(page, byTouch, 'good-at', 'share-review');
    await expectDelivery(page, 'sent');
  });
});
