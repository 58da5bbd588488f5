import { expect, type Page } from '@playwright/test';
import { byTouch, doOn, nextButton, screenOf } from './check-in.ts';

/** What a member of staff and the people do on a tablet that is passed on. */

/** Makes the device a shared one; returns the secret as it stands on paper. */
export async function shareTablet(page: Page, language = 'en'): Promise<string> {
  await page.goto(`/share?lang=${language}`);
  await page.locator('.share-part .primary').tap();
  const written = (await page.locator('.secret-code').innerText()).trim();
  await page.locator('.share-part .actions .primary').tap();
  await expect(page.locator('.share-part .notice.good')).toBeVisible();
  return written;
}

/** Says yes, and who is with them. */
export async function begin(page: Page): Promise<void> {
  await expect(screenOf(page, 'welcome')).toBeVisible();
  await nextButton(page).tap();
  await doOn(page, 'assent', { kind: 'choose', values: ['yes'] }, byTouch);
  await nextButton(page).tap();
  await expect(screenOf(page, 'practice')).toBeVisible();
  await nextButton(page).tap();
  await doOn(page, 'with-me', { kind: 'choose', values: ['own'] }, byTouch);
  await nextButton(page).tap();
}

/** Goes on without answering until a screen is there, or the last page. */
export async function goOnTo(page: Page, screen: string): Promise<void> {
  const wanted = screen === 'finished' ? page.locator('.finished') : screenOf(page, screen);
  const shown = page.locator('section[data-page]:visible');
  for (let steps = 0; steps < 30; steps += 1) {
    // Who comes back sees the bars before their page: without this wait it would be passed by.
    await expect(wanted.or(shown).first()).toBeVisible();
    if (await wanted.isVisible()) return;
    const here = await shown.getAttribute('data-page');
    await nextButton(page).tap();
    await expect(wanted.or(page.locator(`section[data-page]:not([data-page="${here}"]):visible`)).first()).toBeVisible();
  }
  throw new Error(`${screen} did not come.`);
}

/** Writes own words on the page about a dream, and waits until they are on disk. */
export async function writeDream(page: Page, words: string): Promise<void> {
  await goOnTo(page, 'dream');
  await screenOf(page, 'dream').locator('textarea').fill(words);
  await expect(page.locator('.saving-line .picture')).toBeVisible();
}

export async function stop(page: Page, choice: 'keep' | 'drop'): Promise<void> {
  await page.locator('.top-bar .tool').last().tap();
  await page.getByRole('dialog').locator(choice === 'drop' ? '.cards > .danger' : '.cards > .button:not(.primary, .danger)').tap();
  if (choice === 'drop') await page.getByRole('dialog').locator('[data-part="yes"]').tap();
}

export const handedOver = (page: Page) => expect(page.locator('.pass-on')).toBeVisible();

/** "Next person", and the page they begin on. */
export async function nextPerson(page: Page): Promise<void> {
  await handedOver(page);
  await page.locator('.farewell .next').tap();
  await expect(screenOf(page, 'welcome')).toBeVisible();
  await expect(page.locator('#first')).toHaveCount(0);
}
