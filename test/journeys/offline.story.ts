import { answer, answersOfOnePerson, arrivedAt, byTouch, doOn, expectDelivery, nextButton, readyOffline, screenOf } from './check-in.ts';
import { expect, test } from './fixtures.ts';
import { storedOn } from './stored.ts';

test('In a youth club without a network: a cold start, the whole check-in, and it is sent when there is a network', async ({ page, context, server }) => {
  const before = await storedOn(server);
  await page.goto('/answer/my-future/en-simple');
  await readyOffline(page, 4);
  await page.close();

  await context.setOffline(true);
  const cold = await context.newPage();
  await cold.goto('/answer/my-future/en-simple');
  await answer(cold, byTouch);
  await expectDelivery(cold, 'waiting');
  expect(await storedOn(server)).toEqual(before);

  await context.setOffline(false);
  await cold.evaluate(() => dispatchEvent(new Event('online')));
  await expectDelivery(cold, 'sent');
  expect((await storedOn(server)).responses - before.responses).toBe(1);
});

test('Another language, help and the plan open from their addresses without a network', async ({ page, context }) => {
  await page.goto('/answer/my-future/en-simple');
  await readyOffline(page, 4);
  await page.close();
  await context.setOffline(true);
  for (const path of ['/answer/my-future/ur', '/help?lang=pl', '/plan', '/credits', '/']) {
    const cold = await context.newPage();
    await cold.goto(path);
    await expect(cold.locator('h1').first()).toBeVisible();
    await cold.close();
  }
});

test('The tab is reloaded in the middle: same place, same answers', async ({ page }) => {
  await page.goto('/answer/my-future/en');
  await answer(page, byTouch, 'welcome', 'work');
  await doOn(page, 'favourites', { kind: 'choose', values: ['outdoors'] }, byTouch);
  await expect(page.locator('.saving-line')).toContainText('Saved on this device');
  await page.reload();
  await expect(screenOf(page, 'favourites').locator('input[value="outdoors"]')).toBeChecked();
  const rest = answersOfOnePerson.slice(answersOfOnePerson.findIndex(({ screen }) => screen === 'after-year-11'));
  await nextButton(page).tap();
  await answer(page, byTouch, rest[0]?.screen, 'share-review');
  await expectDelivery(page, 'sent');
});

test('The browser is closed in the middle: the next time it asks before it shows anything', async ({ page, context }) => {
  await page.goto('/answer/my-future/en');
  await answer(page, byTouch, 'welcome', 'good-at');
  await arrivedAt(page, 'work');
  await expect(page.locator('.saving-line')).toContainText('Saved on this device');
  await page.close();
  const again = await context.newPage();
  await again.goto('/answer/my-future/en');
  await expect(again.getByRole('heading', { name: 'Welcome back' })).toBeVisible();
  await expect(again.getByRole('link', { name: 'Get an adult now' })).toBeVisible();
  await again.getByRole('button', { name: 'Go on where I was' }).tap();
  await arrivedAt(again, 'work');
});

test('The server is down for the first three tries: the answers wait, and arrive once', async ({ page, context, server }) => {
  const before = await storedOn(server);
  await page.goto('/answer/my-future/en');
  await readyOffline(page, 4);
  let tries = 0;
  context.on('requestfailed', (request) => {
    if (request.url().endsWith('/api/envelopes')) tries += 1;
  });
  await server.stop();
  await answer(page, byTouch);
  await expectDelivery(page, 'waiting');
  await expect.poll(() => tries, { timeout: 60_000 }).toBeGreaterThanOrEqual(3);
  await server.start();
  await expectDelivery(page, 'sent');
  const after = await storedOn(server);
  expect(after.responses - before.responses).toBe(1);
  expect(after.receipts - before.receipts).toBe(1);
});
