import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { AnswerValue, Voice } from '#server/contracts/response.ts';
import { myFuture } from '#server/library/my-future.ts';
import { openKept, type KeptBrowser } from '#test/helpers/kept-browser.ts';
import { givePin, tabletJoins, type JoinsBy } from '../by-session.ts';
import { expectDelivery, saved } from '../check-in.ts';
import { expect } from '../fixtures.ts';
import { personWithFinger } from '../ways/by-finger.ts';
import { minutesOf } from '../ways/estimate.ts';
import { noEffort } from '../ways/person.ts';
import { wholeSurvey } from '../ways/whole-survey.ts';
import { language, picture } from './told-in.ts';

const upright = { width: 820, height: 1180 };

/** What somebody said on a tablet, and how long it took a slow reader: their questions, and the screens of handing on. In minutes. */
export interface Pupil {
  voice: Voice;
  said: ReadonlyMap<string, AnswerValue>;
  screens: number;
  minutes: number;
  handOver: number;
}

/** A shared tablet with a profile of its own, which a reboot does not take away. */
export interface Tablet {
  page(): Page;
  setOffline(offline: boolean): Promise<void>;
  /** Its battery ran out, and it is switched on again, at the club. */
  reboot(): Promise<void>;
  close(): Promise<void>;
}

export async function openTablet(origin: string): Promise<Tablet> {
  const profile = await mkdtemp(join(tmpdir(), 'all-heard-tablet-'));
  const open = (): Promise<KeptBrowser> => openKept(profile, origin, { viewport: upright });
  let browser = await open();
  return {
    page: () => browser.page,
    setOffline: (offline) => browser.context.setOffline(offline),
    async reboot() {
      await browser.kill();
      browser = await open();
      await browser.context.setOffline(true);
      await browser.page.goto('/');
    },
    async close() {
      await browser.close();
      await rm(profile, { recursive: true, force: true });
    },
  };
}

/** At the office: it joins by the pictures of the poster, and has all that it needs. */
export async function isMadeReady(page: Page, session: JoinsBy): Promise<void> {
  await tabletJoins(page, session, language);
  await expect(page.locator('.session-packing[data-ready="yes"]')).toBeVisible({ timeout: 120_000 });
}

const wordsOn = (page: Page): Promise<number> =>
  page.locator('main').evaluate((main: HTMLElement) => main.innerText.split(/\s+/).filter((word) => /\p{Letter}/u.test(word)).length);

/** One pupil after another answers My future without a network, from the start page of the tablet to the next one's. */
export async function answersOn(page: Page, { voice, turn }: { voice: Voice; turn: number }, meets?: (screen: string) => Promise<void>): Promise<Pupil> {
  const start = page.locator('.session-way.first');
  await expect(start).toBeVisible();
  let words = await wordsOn(page);
  await start.tap();
  await expect(page.locator('.session-bar')).toBeVisible();
  const person = personWithFinger(page);
  const answered = await wholeSurvey(page, myFuture, person, { voice, turn, meets, delivery: 'waiting' });
  await expectDelivery(page, 'waiting');
  if (turn === 0) await picture(page, 'kiosk-last-page');
  await page.locator('.finished .done').tap();
  await expect(page.locator('.farewell .next')).toBeVisible();
  if (turn === 0) await picture(page, 'kiosk-hand-over');
  words += await wordsOn(page);
  await page.locator('.farewell .next').tap();
  await expect(start).toBeVisible();
  // Done, the next person, and start.
  const between = minutesOf('touch', { ...noEffort(), presses: 3 }, words);
  return { voice, said: answered.said, screens: person.effort.screens, minutes: minutesOf('touch', person.effort, answered.words).withReading, handOver: between.withReading };
}

/** Somebody asks for help in the middle: the questions are covered, a helper comes by the PIN, sees no answer, and goes again. */
export async function getsHelp(page: Page): Promise<void> {
  await saved(page);
  const question = page.locator('section[data-page]:visible h1').first();
  const asked = await question.innerText();
  await page.locator('.session-bar > button').tap();
  const help = page.getByRole('dialog');
  await expect(help).toBeVisible();
  await picture(page, 'kiosk-help');
  await help.locator('.session-ways .button').last().tap();
  await givePin(page);
  await expect(page.locator('.session-counts')).toBeVisible();
  expect(await page.locator('body').innerText()).not.toContain(asked);
  await picture(page, 'kiosk-helper');
  await page.locator('.share-part > .actions .primary').tap();
  await page.locator('.session-way').first().tap();
  await expect(question).toHaveText(asked);
}

/** At the close: behind the PIN the tablet counts nobody more, and shows its code. Returns it as text. */
export async function showsCode(page: Page): Promise<string> {
  await page.locator('.session-helper .button').tap();
  await givePin(page);
  await page.locator('.share-part a[href*="/room"]').tap();
  await page.locator('.room-part .primary').tap();
  await expect(page.locator('.room-code .qr-picture')).toBeVisible();
  return (await page.locator('.room-more .code').textContent()) ?? '';
}
