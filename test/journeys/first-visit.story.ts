import { answer, byTouch, doOn, expectDelivery, nextButton, readyOffline, screenOf } from './check-in.ts';
import { expect, test, withoutWorker } from './fixtures.ts';
import { storedOn } from './stored.ts';

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
  test.use(withoutWorker);

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

test('A card whose picture cannot be scanned is typed as it stands on the paper, and counts as that card', async ({ page, server }) => {
  await page.goto('/areas/riverside/cards?lang=en');
  const card = page.locator('.hand-card').nth(2);
  const address = (await card.locator('.hand-card-address').innerText()).replaceAll(/[\u2060\u200b]/g, '');
  expect(address).toBe(`${new URL(server.url).host}/card/my-future`);
  const code = (await card.locator('.hand-card-code').innerText()).replace('Card code:', '').trim();
  const before = await storedOn(server);

  await page.goto(`http://${address}?lang=en`);
  const field = page.getByRole('textbox', { name: 'The code on your card' });
  await field.fill('0123 4567');
  await page.getByRole('button', { name: 'Go to the questions' }).tap();
  await expect(page.getByRole('alert')).toContainText('No card has this code');
  await field.fill(code.toLowerCase());
  await page.getByRole('button', { name: 'Go to the questions' }).tap();
  await answer(page, byTouch, 'welcome', 'share-review');
  await expectDelivery(page, 'sent');
  const byCard = (stored: typeof before) => stored.arrivedBy.filter((how) => how === 'card').length;
  expect(byCard(await storedOn(server)) - byCard(before)).toBe(1);
});
