import { checkInByCard } from './by-card.ts';
import { answer, byTouch, doOn, expectDelivery, nextButton, screenOf } from './check-in.ts';
import { expect, test } from './fixtures.ts';
import { storedOn } from './stored.ts';

test('A young person scans a card, answers everything by touch, and it is in the database once', checkInByCard);

test('Changing my mind: from the check page to an answer and back, and the change is kept', async ({ page }) => {
  await page.goto('/answer/my-future/en');
  await answer(page, byTouch, 'welcome', 'adult-does');
  const check = screenOf(page, 'check');
  await expect(check.locator('.check-list > div', { hasText: 'love to do' }).first()).toContainText('job');
  await check.locator('.check-list > div', { hasText: 'love to do' }).first().locator('.change').tap();
  await doOn(page, 'dream', { kind: 'choose', values: ['own-home'] }, byTouch);
  await nextButton(page).tap();
  await expect(check).toBeVisible();
  await page.locator('[data-back]').tap();
  await expect(screenOf(page, 'adult-does').locator('input[value="try-work"]')).toBeChecked();
});

test('Saying no is fine: nothing is kept and nothing is sent', async ({ page, server }) => {
  const before = await storedOn(server);
  await page.goto('/answer/my-future/en');
  await nextButton(page).tap();
  await doOn(page, 'assent', { kind: 'choose', values: ['no'] }, byTouch);
  await nextButton(page).tap();
  await expect(page.getByRole('heading', { name: 'That is fine' })).toBeVisible();
  const drafts = await page.evaluate(() => new Promise<number>((resolve) => {
    const open = indexedDB.open('all-heard');
    open.onsuccess = () => {
      const count = open.result.transaction('drafts').objectStore('drafts').count();
      count.onsuccess = () => resolve(count.result);
    };
  }));
  expect(drafts).toBe(0);
  expect(await storedOn(server)).toEqual(before);
});

test('Switching to Urdu in the middle keeps answers and place, and the page turns round', async ({ page }) => {
  await page.goto('/answer/my-future/en-simple');
  await answer(page, byTouch, 'welcome', 'likes');
  await doOn(page, 'good-at', { kind: 'choose', values: ['animals'] }, byTouch);
  await page.getByRole('button', { name: 'How it looks' }).tap();
  await page.getByRole('dialog').getByText('اردو').tap();
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
  await expect(screenOf(page, 'good-at').locator('input[value="animals"]')).toBeChecked();
  await page.locator('[data-back]').tap();
  await expect(screenOf(page, 'likes').locator('.sorted')).toHaveCount(4);
});

test('Words can be written, not sure and skip are answers, and another way says it differently', async ({ page, server }) => {
  const before = await storedOn(server);
  await page.goto('/answer/my-future/en');
  await answer(page, byTouch, 'welcome', 'work');
  const asked = await screenOf(page, 'favourites').getByRole('heading').innerText();
  await page.getByRole('button', { name: 'Help with this question' }).tap();
  await page.getByRole('button', { name: 'Say it another way' }).tap();
  await expect(screenOf(page, 'favourites').getByRole('heading')).not.toHaveText(asked);
  await page.getByRole('button', { name: 'Help with this question' }).tap();
  await page.getByRole('button', { name: 'I am not sure' }).tap();
  await answer(page, byTouch, 'after-year-11', 'helps');
  await doOn(page, 'dream', { kind: 'choose', values: ['job'] }, byTouch);
  await screenOf(page, 'dream').locator('textarea').fill('A test sentence about dogs');
  await nextButton(page).tap();
  await answer(page, byTouch, 'why', 'adult-does');
  await expect(screenOf(page, 'check').getByText('A test sentence about dogs')).toBeVisible();
  await answer(page, byTouch, 'check', 'share-review');
  await expectDelivery(page, 'sent');
  const after = await storedOn(server);
  expect(after.words - before.words).toBe(1);
});
