import type { Page } from '@playwright/test';
import { secretIn } from '#app/sealing/read-written-form.ts';
import { answer, byTouch, doOn, expectDelivery, nextButton, screenOf } from './check-in.ts';
import { expect, test } from './fixtures.ts';
import { pagesOnPaper } from './on-paper.ts';

const sentence: Readonly<Record<string, string>> = {
  'en-simple': 'I want to work with dogs that nobody looks after. I like to be outside with my friends. ',
  en: 'I want to work with dogs that nobody looks after, and to be outside with my friends. ',
  ur: 'میں جانوروں کے ساتھ کام کرنا چاہتا ہوں اور دوستوں کے ساتھ باہر رہنا چاہتا ہوں۔ ',
  pl: 'Chcę pracować z psami, którymi nikt się nie opiekuje, i być na dworze z przyjaciółmi. ',
};
/** The most that may be written: 500 letters. */
const longWords = (language: string) => (sentence[language] ?? '').repeat(10).slice(0, 499);

/** The check-in with the most that can be said: every choice taken up, and both pages of words filled. */
async function sayEverything(page: Page, language: string): Promise<void> {
  await page.goto(`/answer/my-future/${language}`);
  await answer(page, byTouch, 'welcome', 'with-me');
  const most: [screen: string, values: string[]][] = [
    ['favourites', ['building', 'animals']],
    ['after-year-11', ['apprenticeship', 'volunteering']],
    ['learn', ['animals', 'building', 'living-skills']],
    ['helps', ['pictures', 'talking-device', 'travel']],
  ];
  const next = () => nextButton(page).tap();
  await doOn(page, 'likes', { kind: 'sort', places: ['well', 'well', 'well', 'well'] }, byTouch);
  await next();
  await doOn(page, 'good-at', { kind: 'choose', values: ['helping', 'animals', 'trying-hard'] }, byTouch);
  await next();
  await doOn(page, 'work', { kind: 'sort', places: ['well', 'well', 'well', 'well', 'well', 'well'] }, byTouch);
  await next();
  for (const [screen, values] of most) {
    await doOn(page, screen, { kind: 'choose', values }, byTouch);
    await next();
  }
  for (const [screen, value] of [['dream', 'job'], ['why', 'with-people']] as const) {
    await doOn(page, screen, { kind: 'choose', values: [value] }, byTouch);
    await screenOf(page, screen).locator('textarea').fill(longWords(language));
    await next();
  }
  await answer(page, byTouch, 'adult-does', 'share-review');
  await expectDelivery(page, 'sent');
}

const seePlan = (page: Page) => page.locator('.finished button.next').tap();

test('Everything that can be said fits on one A4 page, in Easy Read', async ({ page }) => {
  await sayEverything(page, 'en-simple');
  await seePlan(page);
  await expect(page.locator('.plan-sheet .plan-item')).toHaveCount(21);
  await expect(page.locator('.plan-toggle')).toHaveCount(0);
  expect(await pagesOnPaper(page, '.plan-tools .button')).toBe(1);
});

test('Everything that can be said fits on one A4 page, in Urdu and with English beside', async ({ page }) => {
  await sayEverything(page, 'ur');
  await seePlan(page);
  const sheet = page.locator('.plan-sheet');
  await expect(sheet.locator('blockquote')).toHaveText([longWords('ur').trim(), longWords('ur').trim()]);
  await expect(sheet.locator('.plan-item')).toHaveCount(21);
  expect(await pagesOnPaper(page, '.plan-tools .button')).toBe(1);
  // The screen is as it was: what was laid out for paper is gone.
  await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  await expect(sheet).not.toHaveAttribute('data-paper');

  await expect(sheet.getByText('Building and fixing things')).toHaveCount(0);
  await page.locator('.plan-toggle').tap();
  await expect(sheet.getByText('Building and fixing things').first()).toBeVisible();
  await expect(sheet.locator('.plan-beside').first()).toHaveAttribute('lang', 'en');
  expect(await pagesOnPaper(page, '.plan-tools .button')).toBe(1);
});

test('A plan is kept only when its owner says so, and goes when they say so', async ({ page }) => {
  await page.goto('/plan?lang=en');
  await expect(page.getByRole('heading', { name: 'No plan is kept on this device' })).toBeVisible();
  await page.goto('/answer/my-future/en');
  await answer(page, byTouch);
  await expectDelivery(page, 'sent');
  await seePlan(page);
  await expect(page.locator('.plan-sheet')).toBeVisible();
  await page.goto('/plan?lang=en');
  await expect(page.getByRole('heading', { name: 'No plan is kept on this device' })).toBeVisible();

  await page.goto('/answer/my-future/en');
  await answer(page, byTouch);
  await expectDelivery(page, 'sent');
  await seePlan(page);
  await page.getByRole('button', { name: 'Keep my plan here' }).tap();
  await expect(page.getByText('Your plan is kept on this device.')).toBeVisible();
  // It comes back in its own language, whatever the app speaks now.
  await page.goto('/plan?lang=pl');
  await expect(page.locator('.plan-sheet')).toHaveAttribute('lang', 'en');
  await expect(page.locator('.plan-sheet').getByRole('heading', { name: 'My hopes' })).toBeVisible();

  await page.getByRole('button', { name: 'Delete my plan from this device' }).tap();
  await page.getByRole('button', { name: 'No, keep it' }).tap();
  await page.getByRole('button', { name: 'Delete my plan from this device' }).tap();
  await page.getByRole('button', { name: 'Yes, delete it' }).tap();
  await expect(page.getByText('Your plan is deleted from this device.')).toBeVisible();
  await page.goto('/plan?lang=en');
  await expect(page.getByRole('heading', { name: 'No plan is kept on this device' })).toBeVisible();
});

test.describe('With the keep card', () => {
  // The card that was taken back is unknown, and Chromium writes every 404 to its console.
  test.use({ expectedOnConsole: [/status of 404/] });

  test('I see what I said, without what is private, and take it back', async ({ page, context }) => {
    await page.goto('/answer/my-future/en');
    await answer(page, byTouch);
    await expectDelivery(page, 'sent');
    const code = (await page.locator('.keep-card-code').innerText()).trim();
    expect(await pagesOnPaper(page, '.keep-card-page > .button')).toBe(1);

    const holder = await context.newPage();
    await holder.goto('/keep?lang=en');
    await holder.getByLabel('Type the code from your card').fill('not a code');
    await holder.getByRole('button', { name: 'Open my answers' }).tap();
    await expect(holder.getByText('This is not a code from a keep card.')).toBeVisible();
    await holder.getByLabel('Type the code from your card').fill(code.toLowerCase());
    await holder.getByRole('button', { name: 'Open my answers' }).tap();
    await expect(holder.getByText('Trying out college')).toBeVisible();
    await expect(holder.getByText('Working with animals').first()).toBeVisible();
    await expect(holder.getByText('Do you want to talk to someone?')).toHaveCount(0);
    await expect(holder.getByText('Can your family see your plan?')).toHaveCount(0);

    // Closing the answers leaves nothing of them on the page.
    await holder.getByRole('button', { name: 'Close my answers' }).tap();
    await expect(holder.getByText('Working with animals')).toHaveCount(0);

    // The card's address opens them at once, and leaves the address bar.
    await holder.goto('about:blank');
    await holder.goto(`/keep?lang=en#${secretIn(code) ?? ''}`);
    await expect(holder.getByText('Working with animals').first()).toBeVisible();
    expect(new URL(holder.url()).hash).toBe('');

    await context.setOffline(true);
    await holder.getByRole('button', { name: 'Take my answers back' }).tap();
    await expect(holder.getByRole('heading', { name: 'Are you sure?' })).toBeFocused();
    await holder.getByRole('button', { name: 'Yes, take them back' }).tap();
    await expect(holder.getByText('You are offline, so your answers are not taken back yet.')).toBeVisible();
    await context.setOffline(false);
    await holder.getByRole('button', { name: 'Yes, take them back' }).tap();
    await expect(holder.getByRole('heading', { name: 'Your answers are taken back' })).toBeVisible();

    await holder.goto('about:blank');
    await holder.goto(`/keep?lang=en#${secretIn(code) ?? ''}`);
    await expect(holder.getByRole('heading', { name: 'We have no answers for this card' })).toBeVisible();

    // Nothing of this card is there: nobody is told that something was deleted.
    await holder.getByRole('button', { name: 'Take my answers back' }).tap();
    await expect(holder.getByText('If you asked to talk to someone, we keep that')).toBeVisible();
    await holder.getByRole('button', { name: 'Yes, take them back' }).tap();
    await expect(holder.getByRole('heading', { name: 'Your answers will not be kept' })).toBeVisible();
    await expect(holder.getByText('They have not come to us yet.')).toBeVisible();
  });
});
