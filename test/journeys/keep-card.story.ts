import { randomBytes } from 'node:crypto';
import type { Page } from '@playwright/test';
import { openDatabase } from '#server/database/open.ts';
import { openRound } from '#server/jobs/open-round.ts';
import { demoRound } from '#server/library/demo-area.ts';
import { partnershipBySlug } from '#server/queries/partnerships.ts';
import type { ServerProcess } from '#test/helpers/server-process.ts';
import { answer, byTouch, doOn, expectDelivery, nextButton, screenOf } from './check-in.ts';
import { expect, test } from './fixtures.ts';
import { storedOn } from './stored.ts';

// The card that was taken back is unknown, and Chromium writes every 404 to its console.
test.use({ expectedOnConsole: [/status of 404/] });

/** A coordinator opens another round of the same survey. */
async function nextRound(server: ServerProcess, slug: string): Promise<void> {
  const { DATABASE_URL: url = '', DATA_DIR: dataDir = '', KEY_FILE: keyFile = '' } = server.env;
  const { db, close } = await openDatabase({ databaseUrl: url === '' ? undefined : url, dataDir });
  try {
    const area = await partnershipBySlug(db, 'riverside');
    if (area === undefined) throw new Error('There is no demo area.');
    await openRound({ db, random: randomBytes, keyFile, demo: true }, area, { ...demoRound, slug }, []);
  } finally {
    await close();
  }
}

/** Types a card's code on the page before the answers are sent. */
async function nameCard(page: Page, code: string): Promise<void> {
  await page.locator('.own-card').tap();
  await page.getByRole('dialog').locator('.keep-code').fill(code);
  await page.getByRole('dialog').locator('[type="submit"]').tap();
}

const openCard = async (page: Page, language: string, code: string) => {
  await page.goto(`/keep?lang=${language}`);
  await page.locator('.keep-code').fill(code);
  await page.locator('.keep-ask [type="submit"]').tap();
};

/** Somebody prints a sheet of cards, answers, types the code of one at the end, and sends. Returns the code. */
async function takePrintedCard(page: Page, language: string): Promise<string> {
  await page.goto(`/keep-cards?lang=${language}`);
  await page.locator('.keep-sheet-ask [type="submit"]').tap();
  await expect(page.locator('.keep-sheet .keep-card')).toHaveCount(8);
  await expect(page.locator('.keep-sheet .keep-card-english')).toHaveCount(language === 'ur' ? 8 : 0);
  await page.evaluate(() => (window.print = () => dispatchEvent(new Event('beforeprint'))));
  await page.locator('.keep-sheet-tools > p .button').tap();
  const pdf = await page.pdf({ preferCSSPageSize: true, path: test.info().outputPath('sheet.pdf') });
  expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)?.length).toBe(2);
  const code = (await page.locator('.keep-sheet .keep-card-code').first().innerText()).trim();

  await page.goto(`/answer/my-future/${language}`);
  await answer(page, byTouch, 'welcome', 'check');
  await expect(screenOf(page, 'share-review')).toBeVisible();
  await nameCard(page, `${code.slice(0, -1)}${code.endsWith('0') ? '1' : '0'}`);
  await expect(page.getByRole('alert')).toBeVisible();
  await page.keyboard.press('Escape');
  await nameCard(page, code.toLowerCase());
  await expect(page.getByRole('dialog').getByRole('status')).toBeVisible();
  await page.getByRole('dialog').locator('.cards .primary').tap();
  await nextButton(page).tap();
  await expectDelivery(page, 'sent');
  expect((await page.locator('.keep-card-code').innerText()).trim()).toBe(code);
  // Help comes in place of the page, and the card is there afterwards.
  await page.locator('.top-bar .adult').tap();
  await expect(page.locator('.help-ways')).toBeVisible();
  await page.locator('main .button.primary').last().tap();
  expect((await page.locator('.keep-card-code').innerText()).trim()).toBe(code);
  return code;
}

/** The card shows what was done about what was said, with English beside. */
async function showsWhatHappened(page: Page, language: string, code: string): Promise<void> {
  await openCard(page, language, code);
  await expect(page.locator('.replies > li')).toHaveCount(3);
  await expect(page.locator('.reply-status[data-status="done"]')).toBeVisible();
  await expect(page.locator('.replies [lang="en"]').first()).toBeVisible();
  // No other round asks the same yet; the follow-up of a year later takes what was said too.
  await expect(page.locator('.answer-again')).toHaveCount(1);
}

test('A printed card in Urdu, with English beside, is taken at the end and shows what happened', async ({ page }) => {
  await showsWhatHappened(page, 'ur', await takePrintedCard(page, 'ur'));
});

test('A printed card is taken at the end, shows what happened, brings the answers back and takes them away', async ({ page, server }) => {
  const language = 'en-simple';
  const code = await takePrintedCard(page, language);

  // Somebody else types the same card: it is refused, and they get one of their own.
  await page.goto(`/answer/my-future/${language}`);
  await answer(page, byTouch, 'welcome', 'check');
  await nameCard(page, code);
  await expect(page.getByRole('alert')).toBeVisible();
  await page.keyboard.press('Escape');
  await nextButton(page).tap();
  await expectDelivery(page, 'sent');
  expect((await page.locator('.keep-card-code').innerText()).trim()).not.toBe(code);

  await showsWhatHappened(page, language, code);

  await nextRound(server, 'next');
  await openCard(page, language, code);
  await page.locator('.answer-again .primary').tap();
  await expect(screenOf(page, 'welcome')).toBeVisible();
  await nextButton(page).tap();
  await doOn(page, 'assent', { kind: 'choose', values: ['yes'] }, byTouch);
  await nextButton(page).tap();
  await nextButton(page).tap();
  await doOn(page, 'with-me', { kind: 'choose', values: ['own'] }, byTouch);
  await nextButton(page).tap();
  await expect(screenOf(page, 'likes').locator('.sorted')).toHaveCount(4);
  await expect(page.locator('.nudge')).not.toBeEmpty();
  for (let steps = 0; steps < 20 && !(await screenOf(page, 'check').isVisible()); steps += 1) await nextButton(page).tap();
  await expect(page.locator('.nudge')).not.toBeEmpty();
  expect(await screenOf(page, 'check').locator('.said').count()).toBeGreaterThan(5);
  // What is private was not on the card, and is asked anew.
  await expect(screenOf(page, 'check').locator('input:checked')).toHaveCount(0);
  await nextButton(page).tap();
  await nextButton(page).tap();
  await expectDelivery(page, 'sent');
  expect((await page.locator('.keep-card-code').innerText()).trim()).toBe(code);

  const before = await storedOn(server);
  await openCard(page, language, code);
  await expect(page.locator('.said-before')).toHaveCount(1);
  await page.locator('.take-back .danger').tap();
  await page.locator('.keep-choices .danger').tap();
  await expect(page.locator('.take-back')).toHaveCount(0);
  await expect.poll(async () => (await storedOn(server)).responses).toBe(before.responses - 2);
  await openCard(page, language, code);
  await expect(page.locator('.said')).toHaveCount(0);
});
