import type { Page } from '@playwright/test';
import { answer, byTouch, screenOf } from './check-in.ts';
import { expect, test } from './fixtures.ts';
import { begin, goOnTo, shareTablet } from './shared-tablet.ts';
import { withVoice } from './voice.ts';

const codeOf = async (page: Page) => (await page.locator('.keep-card-code').innerText()).trim();

test('The last page is reloaded, as by a phone that needed the room: the keep card and My plan are there again, until the person is done', async ({ page, context }) => {
  test.slow();
  await page.goto('/answer/my-future/en-simple');
  await answer(page, byTouch, 'welcome', 'share-review');
  const code = await codeOf(page);
  await page.reload();
  expect(await codeOf(page)).toBe(code);
  await expect(screenOf(page, 'saved')).toBeVisible();

  // Back shows this page too, and a reload after it as well: there is nothing left to answer.
  await page.goBack();
  await expect(page.locator('.keep-card')).toBeVisible();
  await page.reload();
  expect(await codeOf(page)).toBe(code);
  await page.locator('.finished button.next').tap();
  await expect(page.locator('.plan-sheet')).toBeVisible();
  await page.reload();
  await expect(page.locator('.keep-card')).toBeVisible();

  // Another tab, or the same address opened anew, is for somebody who begins.
  const other = await context.newPage();
  await other.goto('/answer/my-future/en-simple');
  await expect(other.locator('#first')).toHaveCount(0);
  await expect(screenOf(other, 'welcome')).toBeVisible();
  await other.close();

  await page.locator('.finished .done').tap();
  await expect(page.locator('.farewell')).toBeVisible();
  await page.goBack();
  await page.reload();
  await expect(screenOf(page, 'welcome')).toBeVisible();
  await expect(page.locator('.keep-card')).toHaveCount(0);
});

test('On a shared device the last page does not come back, and the history holds nothing of it', async ({ page }) => {
  await shareTablet(page);
  await page.goto('/answer/my-future/en');
  await begin(page);
  await goOnTo(page, 'finished');
  await expect(page.locator('.keep-card')).toBeVisible();
  expect(await page.evaluate((): unknown => history.state)).toEqual({ page: 'saved', kept: undefined });
  await page.reload();
  await expect(screenOf(page, 'welcome')).toBeVisible();
  await expect(page.locator('.keep-card')).toHaveCount(0);
});

test('The last page is read aloud as every page is: that it is saved, who helps, and what the card is for', async ({ page }) => {
  await withVoice(page, 'en-GB', 40);
  await page.goto('/answer/my-future/en-simple');
  await answer(page, byTouch, 'welcome', 'share-review');
  await expect(page.locator('.keep-card')).toBeVisible();
  await page.getByRole('button', { name: 'Listen', exact: true }).tap();
  await expect.poll(() => page.evaluate(() => (globalThis as unknown as { said: string[] }).said)).toEqual(
    expect.arrayContaining(['See my plan', 'Call 999.', 'Your keep card', 'See what happened after you told us', 'Clear this screen.']),
  );
  await page.getByRole('button', { name: 'Stop the sound' }).or(page.getByRole('button', { name: 'Listen', exact: true })).first().tap();
});
