import { expect } from '../fixtures.ts';
import { byTouch } from '../check-in.ts';
import { begin, goOnTo } from '../shared-tablet.ts';
import type { Guide } from './guide.ts';

/** The kinds of question that are answered by making something, each with something made and without. */
export async function thingsMade({ page, at, language }: Guide): Promise<void> {
  const part = (name: string) => page.locator(`section[data-page]:visible [data-part="${name}"]:visible`);
  await page.goto(`/answer/live-issue/${language.tag}`);
  await begin(page);
  await goOnTo(page, 'problem');
  await byTouch(part('record'));
  await expect(part('recording')).toBeVisible();
  await byTouch(part('stop'));
  await expect(part('play')).toBeVisible();
  await at('answer', 'a sound, recorded');

  await goOnTo(page, 'better-drawing');
  await byTouch(part('stamps'));
  await page.locator('label.card:has(input[value="dog"]):visible').tap();
  await byTouch(part('spot-5'));
  await at('answer', 'a drawing, with a picture put in');

  await goOnTo(page, 'helpful-thing');
  const photo = await page.locator('section[data-page="helpful-thing"] img').count();
  expect(photo).toBe(0);
  await page.locator('section[data-page="helpful-thing"] input[type="file"]').last().setInputFiles({ name: 'page.html', mimeType: 'image/jpeg', buffer: Buffer.from('<!doctype html>') });
  await expect(page.locator('section[data-page="helpful-thing"] .told > span')).toBeVisible();
  await at('answer', 'a photo that is none');
}
