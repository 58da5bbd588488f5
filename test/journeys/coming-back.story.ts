import { answer, arrivedAt, byTouch, saved, screenOf } from './check-in.ts';
import { expect, test } from './fixtures.ts';

test('Somebody comes back by an address without a language: it is in the language they left in, and the page as they had it', async ({ page, context }) => {
  await page.goto('/answer/my-future/ur');
  await expect(page.locator('#first')).toHaveCount(0);
  await page.locator('.top-bar button').first().tap();
  await page.locator('label:has(input[name="access-theme"][value="dark"])').tap();
  await page.getByRole('dialog').locator('.actions .primary').tap();
  await answer(page, byTouch, 'welcome', 'good-at');
  await arrivedAt(page, 'work');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await saved(page);
  await page.close();

  const again = await context.newPage();
  await again.goto('/answer/my-future');
  await expect(again.locator('[data-part="go-on"]')).toBeVisible();
  await expect(again.locator('html')).toHaveAttribute('lang', 'ur');
  // Whose answers these are is asked first; until then the page is as for anybody.
  await expect(again.locator('html')).toHaveAttribute('data-theme', 'calm');
  await again.locator('[data-part="go-on"]').tap();
  await expect(screenOf(again, 'work')).toBeVisible();
  await expect(again.locator('html')).toHaveAttribute('data-theme', 'dark');
  expect(new URL(again.url()).pathname).toBe('/answer/my-future/ur');
});
