import { createHash } from 'node:crypto';
import type { Page } from '@playwright/test';
import { expect } from '../fixtures.ts';

/** A booklet as somebody holds it: the number at the foot of each page, and the long code on the last. */
export interface Printed {
  number: string;
  code: string;
}

/** The codes as they are printed, of booklets that are not to be typed twice. */
export async function printedOn(page: Page): Promise<Printed[]> {
  const all = await page.locator('.booklet-page[data-booklet]').evaluateAll((pages) =>
    Object.values(Object.groupBy(pages, (each) => each.getAttribute('data-booklet') ?? '')).map((of) => {
      const [number = '', code = ''] = [...(of?.at(-1)?.querySelectorAll('.booklet-foot bdi') ?? [])].map(({ textContent }) => textContent.replaceAll(/\s/g, ''));
      return { number, code };
    }),
  );
  return all.filter(({ code }) => Number.parseInt(createHash('sha256').update(`twice ${code}`).digest('hex').slice(0, 8), 16) % 10 !== 0);
}

/** Where typing stands: the question, and the row of a board. */
const standsAt = (page: Page): Promise<string> =>
  page.evaluate(() => `${document.querySelector('.paper-step h2')?.textContent} ${[...document.querySelectorAll('.paper-rows > li')].findIndex((row) => row.ariaCurrent === 'step')}`);

/**
 * Types a booklet in whose first box is ticked everywhere and in which nothing is written, with keys alone, and seals it.
 * @param code its number, or its long code.
 * @param voice the key of who helped.
 */
export async function typesIn(page: Page, { number, code }: Printed, by: keyof Printed, voice: string): Promise<void> {
  await page.locator('form.paper-form input').fill(by === 'number' ? number : code);
  // A whole number needs no Enter.
  if (by === 'code') await page.keyboard.press('Enter');
  await expect(page.locator('.paper-step h2')).toBeFocused();
  const review = page.locator('.paper-review');
  const goneOnFrom = async (before: string) => (await review.isVisible()) || (await standsAt(page)) !== before;
  const start = await standsAt(page);
  await page.keyboard.press(voice);
  await expect.poll(() => goneOnFrom(start)).toBe(true);
  for (let question = 0; question < 80 && !(await review.isVisible()); question += 1) {
    const before = await standsAt(page);
    const choices = await page.locator('.paper-step .paper-keys').first().locator('.paper-key').count();
    await page.keyboard.press(choices > 1 ? '1' : '0');
    // Where several may be ticked it waits for more; one that is left out by an earlier tick does not count.
    const on = await expect.poll(() => goneOnFrom(before), { timeout: 2_000 }).toBe(true).then(() => true, () => false);
    if (!on) await page.keyboard.press('Enter');
    await expect.poll(() => goneOnFrom(before)).toBe(true);
  }
  await page.keyboard.press('Enter');
  await expect(page.locator('form.paper-form input')).toBeVisible();
  await expect(page.locator('.notice.good')).toBeVisible();
}
