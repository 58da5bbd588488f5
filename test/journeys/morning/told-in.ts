import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { localesFolder, textsOf } from '#server/library/locales.ts';

/** The language that the story is told in. */
export const language = process.env['STORY_LANGUAGE'] ?? 'en-simple';

/** What stands on the screen, by the feature's file and the text's key. */
export function say(feature: string, key: string): string {
  const text = textsOf(localesFolder, language, feature)[key];
  if (text === undefined) throw new Error(`${feature} has no ${key} in ${language}.`);
  return text;
}

/** A phone and a small tablet held upright. */
const sizes = [
  { width: 360, height: 740 },
  { width: 820, height: 1180 },
] as const;

/** Keeps a picture of the whole page, or of what a dialog leaves to see of it, at each size, where `PICTURES` names a folder; the page is as large as before then. */
export async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env['PICTURES'] ?? '';
  if (folder === '') return;
  await mkdir(folder, { recursive: true });
  const before = page.viewportSize();
  const fullPage = !(await page.getByRole('dialog').isVisible());
  for (const size of sizes) {
    await page.setViewportSize(size);
    await page.screenshot({ path: join(folder, `${name}-${language}-${size.width}.png`), fullPage, animations: 'disabled' });
  }
  if (before !== null) await page.setViewportSize(before);
}
