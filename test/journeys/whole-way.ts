import { expect, type Page } from '@playwright/test';
import { answer, byTouch, expectDelivery, screenOf } from './check-in.ts';

/** A respondent who opens everything there is on the way, up to the keep card and My plan. The first page is open. */
export async function wholeWay(page: Page): Promise<void> {
  const dialog = page.getByRole('dialog');
  await answer(page, byTouch, 'welcome', 'with-me');
  await expect(screenOf(page, 'likes')).toBeVisible();
  for (const button of [page.locator('.top-bar button').first(), page.locator('.top-bar button').last(), page.locator('.bottom-bar .help')]) {
    await button.tap();
    await expect(dialog).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
  }
  await answer(page, byTouch, 'likes', 'share-review');
  await expectDelivery(page, 'sent');
  await expect(page.locator('.keep-card')).toBeVisible();
  await page.locator('.finished button.next').tap();
  await expect(page.locator('.plan-sheet')).toBeVisible();
}
