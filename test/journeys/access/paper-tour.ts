import { expect } from '../fixtures.ts';
import type { Guide } from './guide.ts';

/** Somebody of the staff makes paper booklets, and types one in that came back. */
export async function paperBooklets({ page, at, language }: Guide): Promise<void> {
  const open = (path: string) => page.goto(`${path}?lang=${language.tag}`);
  await open('/staff/areas/riverside/booklets');
  await expect(page.locator('.paper-list')).toBeVisible();
  await at('paper', 'of which round');
  await open('/staff/areas/riverside/booklets/school-life');
  await page.locator('.paper-form input').first().fill('2');
  await page.locator('.paper-form [type="submit"]').tap();
  const first = page.locator('.booklet-page[data-copy="first"]').first();
  await expect(first).toBeAttached();
  await at('booklets', 'ready to print');
  const number = (await first.getAttribute('data-booklet')) ?? '';

  await open('/staff/areas/riverside/typing/school-life');
  await page.locator('.paper-form input').fill('ABC');
  await page.locator('.paper-form [type="submit"]').tap();
  await expect(page.getByRole('alert')).toBeVisible();
  await at('typing', 'a wrong number');
  await page.locator('.paper-form input').fill(number);
  await at('typing', 'who helped');
  await page.keyboard.press('1');
  await expect(page.locator('.paper-rows')).toBeVisible();
  await at('typing', 'a question');
  const typeAll = async () => {
    for (const key of ['1', '2', '3', '1', '0', '0', '0', '0', '0', '0', '0', 'n', '0', '0', '0', '0', '0', '0']) await page.keyboard.press(key);
  };
  await typeAll();
  const review = page.locator('.paper-review');
  // One booklet in ten, by its code, is typed twice.
  const twice = page.locator('.paper-step .paper-keys > .paper-key:only-child');
  await expect(review.or(twice)).toBeVisible();
  if (await twice.isVisible()) {
    await page.keyboard.press('Enter');
    await expect(page.locator('.paper-rows')).toBeVisible();
    await typeAll();
  }
  await expect(review).toBeVisible();
  await at('typing', 'all answers');
}
