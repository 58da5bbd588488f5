import type { Page } from '@playwright/test';
import type { Language } from '#server/contracts/languages.ts';
import { axeFaults } from './axe.ts';
import { leftOut, measureFocus, measurePage } from './in-page.ts';
import { putOn, type Look } from './looks.ts';

export interface View {
  width: number;
  height: number;
}
/** The small phone that every page is drawn for, a laptop, and that laptop at 400 % zoom (WCAG 1.4.10). */
export const views = { phone: { width: 360, height: 740 }, laptop: { width: 1280, height: 1024 }, zoomed: { width: 320, height: 256 } } as const;
/** No browser draws a page higher than this at once. */
const highest = 16_000;

/** What is wrong with the page in a view and a look: by measure, and by axe if that is wanted. */
export async function faultsFrom(page: Page, language: Language, view: View, look: Look, withAxe: boolean): Promise<string[]> {
  await page.setViewportSize(view);
  await putOn(page, look);
  const faults = await page.evaluate(measurePage, { width: view.width, language: language.tag, direction: language.direction });
  if (!withAxe) return faults;
  // As high as all of it, so that nothing lies behind what stays in place while the rest is scrolled.
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewportSize({ width: view.width, height: Math.min(highest, Math.max(view.height, height)) });
  return [...faults, ...(await axeFaults(page))];
}

/** What is wrong on the way of the Tab key through all that takes the focus, from wherever it is once round. Puts it back. */
export async function goRound(page: Page): Promise<string[]> {
  const before = await page.evaluateHandle(() => document.activeElement);
  const faults: string[] = [];
  for (let ends = 0, keys = 0; ends < 2 && keys < 400; keys += 1) {
    await page.keyboard.press('Tab');
    const focus = await page.evaluate(measureFocus);
    faults.push(...focus.faults);
    if (focus.on === 'nothing') ends += 1;
    if (focus.on === 'known') break;
  }
  faults.push(...(await page.evaluate(leftOut)));
  await before.evaluate((element) => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    if (element instanceof HTMLElement) element.focus({ preventScroll: true });
    scrollTo(0, 0);
  });
  await before.dispose();
  return faults;
}
