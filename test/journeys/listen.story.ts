import type { Page } from '@playwright/test';
import { answer, byTouch, screenOf } from './check-in.ts';
import { expect, test } from './fixtures.ts';
import { withVoice } from './voice.ts';

const said = (page: Page) => page.evaluate(() => (globalThis as unknown as { said: string[] }).said);

test('Listen reads the question, then each answer, and marks the word that is heard', async ({ page }) => {
  await withVoice(page, 'en-GB');
  await page.goto('/answer/my-future/en');
  await answer(page, byTouch, 'welcome', 'with-me');
  await answer(page, byTouch, 'likes', 'likes');
  await expect(screenOf(page, 'good-at')).toBeVisible();
  await page.getByRole('button', { name: 'Listen' }).tap();
  await expect.poll(() => page.evaluate(() => CSS.highlights.has('reading'))).toBe(true);
  await expect.poll(async () => (await said(page)).length).toBeGreaterThan(3);
  const [question, ...answers] = await said(page);
  expect(question).toBe('What are you good at?');
  expect(answers[0]).toBe('Helping people');
  await page.getByRole('button', { name: 'Stop the sound' }).tap();
  await expect(page.getByRole('button', { name: 'Listen' })).toBeVisible();
});

test('A language that nothing here can say has no Listen button', async ({ page }) => {
  await withVoice(page, 'en-GB');
  await page.goto('/answer/my-future/ur');
  await answer(page, byTouch, 'welcome', 'assent');
  await expect(page.locator('.bar-button.listen')).toHaveCount(0);
});
