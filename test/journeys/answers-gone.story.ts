import type { Page } from '@playwright/test';
import { answer, byTouch, screenOf } from './check-in.ts';
import { expect, test } from './fixtures.ts';
import { breakWhereAsked, endElsewhere } from './lying-answers.ts';

const told = (page: Page) => page.locator('.farewell h1');

async function stopAndDelete(page: Page): Promise<void> {
  await page.locator('.top-bar .tool').last().tap();
  await page.getByRole('dialog').locator('.cards > .danger').tap();
  await page.getByRole('dialog').locator('[data-part="yes"]').tap();
}

async function stopAndKeep(page: Page): Promise<void> {
  await page.locator('.top-bar .tool').last().tap();
  await page.getByRole('dialog').locator('.cards > .button:not(.primary, .danger)').tap();
}

async function answerUpTo(page: Page): Promise<void> {
  await page.goto('/answer/my-future/en-simple');
  await answer(page, byTouch, 'welcome', 'good-at');
  await expect(screenOf(page, 'work')).toBeVisible();
  await expect(page.locator('.saving-line')).toHaveText(/Saved on this device/);
}

test('Answers that another tab finished are not called deleted', async ({ page }) => {
  await answerUpTo(page);
  await endElsewhere(page, 'finished');
  await stopAndDelete(page);
  await expect(told(page)).toHaveText('You finished these answers before');
  await expect(told(page)).toBeFocused();
  await page.locator('.farewell .next').tap();
  await expect(screenOf(page, 'welcome')).toBeVisible();
});

test('Of answers that are gone, nobody says more than is known: not to who stops, nor to who starts again', async ({ page }) => {
  await answerUpTo(page);
  await endElsewhere(page, 'gone');
  await stopAndDelete(page);
  await expect(told(page)).toHaveText('Your answers are not on this device now');
  await page.locator('.farewell .next').tap();
  await expect(screenOf(page, 'welcome')).toBeVisible();

  await answerUpTo(page);
  await stopAndKeep(page);
  await page.locator('.farewell .next').tap();
  await page.locator('[data-part="again"]').tap();
  await endElsewhere(page, 'gone');
  await page.locator('.farewell [data-part="yes"]').tap();
  await expect(told(page)).toHaveText('Your answers are not on this device now');
  await page.locator('.farewell .next').tap();
  await expect(screenOf(page, 'welcome')).toBeVisible();
});

test('Who stops and keeps answers that the browser cleared meanwhile is not told that they are kept', async ({ page }) => {
  await answerUpTo(page);
  await endElsewhere(page, 'gone');
  await stopAndKeep(page);
  await expect(told(page)).toHaveText('Your answers are not on this device now');
});

test('A device whose store cannot be opened says so, and does not blame the link', async ({ page }) => {
  await breakWhereAsked(page);
  await answerUpTo(page);
  await page.goto('/answer/my-future/en-simple?broken');
  await expect(told(page)).toHaveText('Something on this device does not work now.');
  await page.goto('/answer/my-future/en-simple');
  await page.locator('[data-part="go-on"]').or(screenOf(page, 'work')).tap();
  await expect(screenOf(page, 'work')).toBeVisible();
});
