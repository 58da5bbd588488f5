import type { BrowserContext, Page } from '@playwright/test';
import { CardSheet } from '#server/contracts/area.ts';
import { answer, byTouch, doOn, expectDelivery, nextButton, readyOffline, screenOf } from './check-in.ts';
import { expect, test, withoutWorker } from './fixtures.ts';
import { storedOn } from './stored.ts';

test.use(withoutWorker);

/** Holds the app's scripts back, as a slow network does; returns how to let them through. */
async function holdScripts(context: BrowserContext): Promise<() => void> {
  let release = (): void => undefined;
  const released = new Promise<void>((resolve) => (release = resolve));
  await context.route('**/assets/*.js', async (route) => {
    await released;
    await route.continue();
  });
  return release;
}

const adopted = (page: Page) => expect(page.locator('#first')).toHaveCount(0);

const draftsOn = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const open = indexedDB.open('all-heard');
        open.onsuccess = () => {
          const count = open.result.transaction('drafts').objectStore('drafts').count();
          count.onsuccess = () => {
            open.result.close();
            resolve(count.result);
          };
        };
      }),
  );

test('Send is pressed twice by a shaky hand: sent once, and the last page stays', async ({ page, server }) => {
  const before = await storedOn(server);
  await page.goto('/answer/my-future/en');
  await answer(page, byTouch, 'welcome', 'check');
  await nextButton(page).evaluate((next: HTMLButtonElement) => {
    next.click();
    next.click();
  });
  await expectDelivery(page, 'sent');
  await expect(page.locator('.keep-card-code')).toBeVisible();
  const after = await storedOn(server);
  expect(after.responses - before.responses).toBe(1);
});

test('A finger that slides off Next goes nowhere; lifted from it, it goes on by one page', async ({ page, context }) => {
  await page.goto('/answer/my-future/en');
  await adopted(page);
  const next = await nextButton(page).boundingBox();
  if (next === null) throw new Error('There is no Next.');
  const [on, above] = [{ x: next.x + next.width / 2, y: next.y + next.height / 2 }, { x: next.x + next.width / 2, y: next.y - 80 }];
  const hand = await context.newCDPSession(page);
  const fingers = (type: 'touchStart' | 'touchMove' | 'touchEnd', ...touchPoints: { x: number; y: number }[]) => hand.send('Input.dispatchTouchEvent', { type, touchPoints });
  await fingers('touchStart', on);
  await fingers('touchMove', above);
  await fingers('touchEnd');
  await page.waitForTimeout(400);
  await expect(screenOf(page, 'welcome')).toBeVisible();
  await fingers('touchStart', on);
  await fingers('touchEnd');
  await expect(screenOf(page, 'assent')).toBeVisible();
  await page.waitForTimeout(400);
  await expect(screenOf(page, 'assent')).toBeVisible();
});

test('Next is pressed twice, then Next and Back, faster than the screen: each counts, and every page is behind Back', async ({ page }) => {
  await page.goto('/answer/my-future/en');
  await answer(page, byTouch, 'welcome', 'practice');
  await expect(page.locator('.drawn.ahead')).toHaveCount(1);
  await doOn(page, 'with-me', { kind: 'choose', values: ['own'] }, byTouch);
  const press = (...names: ('next' | 'back')[]) => page.evaluate((each) => each.forEach((name) => document.querySelector<HTMLButtonElement>(`.bottom-bar [data-${name}]`)?.click()), names);
  await press('next', 'next');
  await expect(screenOf(page, 'good-at').locator('h1')).toBeFocused();
  await expect(page.locator('.drawn.ahead')).toHaveCount(1);
  await press('next', 'back');
  await expect(screenOf(page, 'good-at').locator('h1')).toBeFocused();
  await press('next');
  // The page is on the screen first; the browser's history and the focus follow.
  const arrivedAt = async (id: string) => {
    await expect(screenOf(page, id)).toBeVisible();
    await expect(screenOf(page, id).locator('h1')).toBeFocused();
  };
  await arrivedAt('work');
  for (const before of ['good-at', 'work', 'good-at', 'likes', 'with-me']) {
    // From within the page: asked from without, the browser may not have heard yet of the entry that was added last.
    await page.evaluate(() => history.back());
    await arrivedAt(before);
  }
});

test('No is said and left in one breath: nothing is kept, whatever was still being saved', async ({ page }) => {
  await page.goto('/answer/my-future/en');
  await adopted(page);
  await nextButton(page).evaluate((next: HTMLButtonElement) => {
    next.click();
    document.querySelector<HTMLInputElement>('input[name="assent"][value="no"]')?.click();
    next.click();
  });
  await expect(page.getByRole('heading', { name: 'That is fine' })).toBeVisible();
  await page.waitForTimeout(500);
  expect(await draftsOn(page)).toBe(0);
});

test('Next is pressed further than the first pages go before the app is there: the app goes on from there', async ({ page, context }) => {
  const letThrough = await holdScripts(context);
  await page.goto('/answer/my-future/en');
  await nextButton(page).tap();
  await doOn(page, 'assent', { kind: 'choose', values: ['yes'] }, byTouch);
  await nextButton(page).tap();
  await expect(page.getByText('Opening your answers…')).toBeVisible();
  letThrough();
  await expect(screenOf(page, 'practice')).toBeVisible();
});

test('Stop is pressed before the app is there: the question about it comes when the app does', async ({ page, context }) => {
  const letThrough = await holdScripts(context);
  await page.goto('/answer/my-future/en');
  await page.getByRole('button', { name: 'Stop' }).tap();
  letThrough();
  await expect(page.getByRole('dialog')).toContainText('Do you want to stop?');
});

test('By keyboard, the focus stays where it was when the app takes the page over', async ({ page, context }) => {
  const letThrough = await holdScripts(context);
  await page.goto('/answer/my-future/en');
  await nextButton(page).press('Enter');
  await screenOf(page, 'assent').locator('input[value="yes"]').press('Space');
  letThrough();
  await adopted(page);
  await expect(screenOf(page, 'assent').locator('input[value="yes"]')).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(screenOf(page, 'assent').locator('input[value="no"]')).toBeChecked();
});

test('By mouse, an option that is being pressed while the app takes the page over is chosen', async ({ page, context }) => {
  const letThrough = await holdScripts(context);
  await page.goto('/answer/my-future/en');
  await nextButton(page).click();
  await screenOf(page, 'assent').locator('label.card').first().hover();
  await page.mouse.down();
  letThrough();
  await page.waitForTimeout(1_000);
  await page.mouse.up();
  await adopted(page);
  await expect(screenOf(page, 'assent').locator('input[value="yes"]')).toBeChecked();
});

test('Send is pressed where what seals cannot be fetched: it says so, and a later try sends', async ({ page, context }) => {
  let away = false;
  await context.route('**/assets/*.js', (route) => (away ? route.abort() : route.continue()));
  await page.goto('/answer/my-future/en');
  await answer(page, byTouch, 'welcome', 'check');
  away = true;
  await answer(page, byTouch, 'share-review', 'share-review');
  await expect(page.getByRole('alert')).toContainText('They are still on this device');
  away = false;
  await page.getByRole('button', { name: 'Try again' }).tap();
  await expectDelivery(page, 'sent');
});

test('A card is scanned where the network fails: trying again still has the card', async ({ page, context, server }) => {
  const before = await storedOn(server);
  const { cards } = CardSheet.parse(await (await page.request.get('/api/areas/riverside/cards')).json());
  const mine = cards.find((card) => card.stage === 'E' && !card.used);
  let away = true;
  await context.route('**/api/packs/**', (route) => (away ? route.abort() : route.continue()));
  await page.goto(mine?.path ?? '');
  await expect(page.getByRole('button', { name: 'Try again' })).toBeVisible();
  away = false;
  await page.getByRole('button', { name: 'Try again' }).tap();
  await answer(page, byTouch);
  await expectDelivery(page, 'sent');
  expect((await storedOn(server)).arrivedBy.filter((how) => how === 'card').length - before.arrivedBy.filter((how) => how === 'card').length).toBe(1);
});

test('What is no longer offered takes no place among the favourites', async ({ page }) => {
  await page.goto('/answer/my-future/en');
  await answer(page, byTouch, 'welcome', 'work');
  await doOn(page, 'favourites', { kind: 'choose', values: ['animals', 'outdoors'] }, byTouch);
  await page.locator('[data-back]').tap();
  const board = screenOf(page, 'work');
  await board.locator('.place[data-place="well"] .sorted').first().tap();
  await board.locator('.place[data-place="not-well"] > button').tap();
  await nextButton(page).tap();
  await doOn(page, 'favourites', { kind: 'choose', values: ['food'] }, byTouch);
  await expect(screenOf(page, 'favourites').locator('input:checked')).toHaveCount(2);
});

test('The next person goes back in the browser: no page of the one before, and none past the choices that come first', async ({ page }) => {
  await page.goto('/answer/my-future/en');
  await answer(page, byTouch);
  await expectDelivery(page, 'sent');
  await page.getByRole('button', { name: 'I am done. Clear this screen.' }).tap();
  await page.getByRole('button', { name: 'Start from the beginning' }).tap();
  await expect(screenOf(page, 'welcome')).toBeVisible();
  await page.goBack();
  await expect(screenOf(page, 'welcome')).toBeVisible();
  await page.goBack();
  await expect(screenOf(page, 'welcome')).toBeVisible();
  await expect(page.locator('.keep-card-code')).toHaveCount(0);
});

test('Two tabs with the same answers: the second says what it could not save, and goes on from what is there', async ({ page, context }) => {
  await page.goto('/answer/my-future/en');
  await answer(page, byTouch, 'welcome', 'likes');
  await expect(page.locator('.saving-line')).toContainText('Saved on this device');
  const other = await context.newPage();
  await other.goto('/answer/my-future/en');
  await other.getByRole('button', { name: 'Go on where I was' }).tap();
  await doOn(other, 'good-at', { kind: 'choose', values: ['animals'] }, byTouch);
  await expect(other.locator('.saving-line')).toContainText('Saved on this device');
  await doOn(page, 'good-at', { kind: 'choose', values: ['numbers'] }, byTouch);
  await page.getByRole('button', { name: 'Try again' }).tap();
  await expect(screenOf(page, 'good-at').locator('input[value="animals"]')).toBeChecked();
  await doOn(page, 'good-at', { kind: 'choose', values: ['numbers'] }, byTouch);
  await expect(page.locator('.saving-line')).toContainText('Saved on this device');
});

test.describe('With what the device keeps', () => {
  test.use({ serviceWorkers: 'allow' });

  test('The short address of a round opens in its first language, also from the device', async ({ page }) => {
    await page.goto('/answer/my-future');
    await expect(page).toHaveURL(/en-simple$/);
    await readyOffline(page, 4);
    await page.goto('/answer/my-future');
    await expect(screenOf(page, 'welcome')).toBeVisible();
    await expect(page).toHaveURL(/en-simple$/);
    await expect(page.locator('html')).toHaveAttribute('lang', 'en-simple');
  });

  test('Urdu from its address on a device that has only the app: right to left', async ({ page, context }) => {
    await page.goto('/answer/my-future/en-simple');
    await readyOffline(page, 4);
    await page.close();
    await context.setOffline(true);
    const cold = await context.newPage();
    await cold.goto('/answer/my-future/ur');
    await expect(screenOf(cold, 'welcome')).toBeVisible();
    await expect(cold.locator('html')).toHaveAttribute('dir', 'rtl');
  });
});
