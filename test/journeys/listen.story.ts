import type { Page } from '@playwright/test';
import { answer, byTouch, doOn, nextButton, screenOf } from './check-in.ts';
import { expect, test, withoutWorker } from './fixtures.ts';
import { withVoice } from './voice.ts';

test.use(withoutWorker);

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
  const [question, hint, ...answers] = await said(page);
  expect(question).toBe('What are you good at?');
  expect(hint).toBe('Choose up to 3.');
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

test('Listen reads a finished board, what stands before the words, and what I said', async ({ page }) => {
  await withVoice(page, 'en-GB', 60);
  await page.goto('/answer/my-future/en');
  await answer(page, byTouch, 'welcome', 'with-me');
  await doOn(page, 'likes', { kind: 'sort', places: ['well', 'sometimes', 'not-well', 'well'] }, byTouch);
  const listen = page.getByRole('button', { name: 'Listen', exact: true });
  await listen.tap();
  await expect.poll(() => said(page)).toEqual(expect.arrayContaining(['Look at your board.', 'I like it', 'Music']));
  await nextButton(page).tap();
  await answer(page, byTouch, 'good-at', 'helps');
  await listen.tap();
  await expect.poll(() => said(page)).toEqual(expect.arrayContaining(['We may have to tell someone to keep you safe.', 'Please do not write names.']));
  await answer(page, byTouch, 'dream', 'adult-does');
  await listen.tap();
  // The wish to talk comes before what was said.
  await expect.poll(async () => {
    const all = await said(page);
    return all.indexOf('No, not today') >= 0 && all.indexOf('No, not today') < all.lastIndexOf('Making things');
  }).toBe(true);
});

test('Answers go only when that was said twice; and the pages beside the questions are read aloud too', async ({ page }) => {
  await withVoice(page, 'en-GB', 60);
  await page.goto('/answer/my-future/en');
  await answer(page, byTouch, 'welcome', 'assent');
  await expect(screenOf(page, 'practice').getByText('We do not keep this answer.')).toBeVisible();
  await expect(page.getByText('Saved on this device')).toHaveCount(0);
  await page.getByRole('button', { name: 'Stop', exact: true }).tap();
  await page.getByRole('button', { name: 'Delete my answers and stop' }).tap();
  await page.getByRole('button', { name: 'No, keep my answers' }).tap();
  await page.getByRole('button', { name: 'Keep my answers and go on later' }).tap();
  await page.getByRole('button', { name: 'Listen', exact: true }).tap();
  await expect.poll(() => said(page)).toContain('Your answers are kept on this device');
  await page.getByRole('button', { name: 'Go on where I was' }).tap();
  await page.getByRole('button', { name: 'Delete my answers and start again' }).tap();
  await expect(page.getByRole('heading', { name: 'Are you sure?' })).toBeFocused();
  await page.getByRole('button', { name: 'No, keep my answers' }).tap();
  await page.getByRole('button', { name: 'Go on where I was' }).tap();
  await expect(screenOf(page, 'practice')).toBeVisible();
  await page.getByRole('button', { name: 'Stop', exact: true }).tap();
  await page.getByRole('button', { name: 'Delete my answers and stop' }).tap();
  await page.getByRole('button', { name: 'Yes, delete my answers' }).tap();
  await expect(page.getByRole('heading', { name: 'Your answers are deleted' })).toBeVisible();
});

/** Keeps the words that are marked from now on, in `marked`. */
const keepMarked = (page: Page) =>
  page.evaluate(() => {
    const marked: string[] = [];
    const set = CSS.highlights.set.bind(CSS.highlights);
    Object.assign(globalThis, { marked });
    CSS.highlights.set = (name, highlight) => {
      marked.push([...highlight].map(String).join());
      return set(name, highlight);
    };
  });
const marked = (page: Page) => page.evaluate(() => (globalThis as unknown as { marked: string[] }).marked);

test('Recorded sound is heard word by word and called a computer voice; where a clip is spoilt the voice of the device reads, and it is said', async ({ page, context }) => {
  await withVoice(page, 'en-GB', 40, { recorded: true });
  await page.goto('/answer/my-future/en-simple');
  const listen = page.locator('.bar-button.listen');
  const note = page.locator('.heard-note');
  await keepMarked(page);
  await listen.tap();
  await expect(note).toHaveText('This is a computer voice.');
  await expect.poll(() => marked(page)).toEqual(expect.arrayContaining(['Your', 'future', 'questions']));
  expect(await said(page), 'the device stays silent').toEqual([]);
  await listen.tap();
  await expect(note).toBeEmpty();

  // Cut off on the way: not the bytes that were recorded.
  await context.route('**/sound/**/*.mp3', async (route) => {
    const whole = await (await route.fetch()).body();
    await route.fulfill({ contentType: 'audio/mpeg', body: whole.subarray(0, whole.length / 2) });
  });
  await nextButton(page).tap();
  await listen.tap();
  await expect(note).toHaveText('The recorded voice does not work here now.');
  await expect.poll(async () => (await said(page))[0]).toBe('Do you want to do this?');
  await listen.tap();

  // Whoever wants the voice of the device chooses it.
  await page.getByRole('button', { name: 'How it looks' }).tap();
  await page.getByRole('radio', { name: 'The voice of this device' }).check();
  await page.keyboard.press('Escape');
  await listen.tap();
  await expect.poll(async () => (await said(page)).length).toBeGreaterThan(3);
  await expect(note).toBeEmpty();
});
