import { answerAny } from '../any-survey.ts';
import { expect } from '../fixtures.ts';
import { byTouch, expectDelivery, nextButton } from '../check-in.ts';
import { photoWithPlace } from '../photos.ts';
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
  // Who stops in the first moment is told that nothing was heard.
  const seconds = page.locator('section[data-page]:visible [data-part="recording"] + p');
  const [none = ''] = await seconds.allTextContents();
  await expect(seconds).not.toHaveText(none);
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

/** Own pictures in place of symbols, and My plan with what was made. */
export async function ownThings({ page, at, language }: Guide): Promise<void> {
  const dialog = page.getByRole('dialog');
  await page.goto(`/answer/my-future-2/${language.tag}`);
  await answerAny(page, 'can-do');
  await byTouch(page.locator('.board:visible [data-own]'));
  await byTouch(dialog.locator('[data-part="cooking"]'));
  await dialog.locator('input[type="file"]').last().setInputFiles({ name: 'cake.jpg', mimeType: 'image/jpeg', buffer: await photoWithPlace(page) });
  await expect(dialog.locator('img.picture')).toBeVisible();
  await at('answer', 'own pictures, a photo is there');
  await byTouch(dialog.locator('[data-part="others"]'));
  await at('answer', 'own pictures, which one?');
  await page.keyboard.press('Escape');
  await answerAny(page, 'show-me');
  await byTouch(page.locator('[data-back]'));
  await expect(page.locator('.board:visible .sorted img.picture')).toBeVisible();
  await at('answer', 'a board with an own picture');
  await nextButton(page).tap();
  const part = (name: string) => page.locator(`section[data-page="show-me"]:visible [data-part="${name}"]:visible`);
  await byTouch(part('stamps'));
  await page.locator('label.card:has(input[value="dog"]):visible').tap();
  await byTouch(part('spot-5'));
  await expect(page.locator('.saving-line .picture')).toBeVisible();
  await nextButton(page).tap();
  await answerAny(page);
  await expectDelivery(page, 'sent');
  await page.locator('.finished button.next').tap();
  await expect(page.locator('.plan-sheet img.plan-made')).toBeVisible();
  await at('answer', 'my plan with a drawing and an own picture');
}
