import { byTouch, doOn, screenOf } from '#test/journeys/check-in.ts';
import { begin, goOnTo, handedOver, nextPerson, shareTablet, stop } from '#test/journeys/shared-tablet.ts';
import { openKept, type KeptBrowser } from '#test/helpers/kept-browser.ts';
import { expect, type Page } from '@playwright/test';
import type { Marker } from './markers.ts';

/** A tablet that is passed on; after a crash it is another browser over the same profile. */
export interface Tablet {
  browser: KeptBrowser;
  reopen(): Promise<void>;
}

export const place = '/answer/my-future/en';

export async function tabletOver(profile: string, origin: string): Promise<Tablet> {
  const tablet: Tablet = {
    browser: await openKept(profile, origin),
    async reopen() {
      tablet.browser = await openKept(profile, origin);
    },
  };
  const { page } = tablet.browser;
  await shareTablet(page);
  // A minute, so that somebody can walk away from a clock that is moved.
  await page.locator('label:has(input[name="away-after"][value="1"])').tap();
  await expect(page.locator('input[name="away-after"][value="1"]')).toBeChecked();
  await page.goto(place);
  return tablet;
}

/** Answers by choosing, and writes all of the words where there is room for words. Returns what else is of this person. */
async function tell(page: Page, markers: readonly Marker[]): Promise<Marker[]> {
  await begin(page);
  await goOnTo(page, 'good-at');
  await doOn(page, 'good-at', { kind: 'choose', values: ['animals', 'being-kind'] }, byTouch);
  const half = Math.ceil(markers.length / 2);
  for (const [screen, some] of [['dream', markers.slice(0, half)], ['why', markers.slice(half)]] as const) {
    await goOnTo(page, screen);
    await screenOf(page, screen).locator('textarea').fill(some.map(({ text }) => text).join(' '));
    await screenOf(page, screen).locator('textarea').press('End');
  }
  await page.locator('.saving-line .picture').waitFor();
  return [{ what: 'an answer by choosing', text: '{"question":"good-at","voice":' }];
}

/** One way in which a person comes to an end. Leaves the tablet at the start page of the next. */
export interface Case {
  name: string;
  /** Returns what was of the person beside the words: it is looked for too. */
  run(tablet: Tablet, markers: readonly Marker[]): Promise<Marker[]>;
}

export const cases: readonly Case[] = [
  {
    name: 'finished',
    async run({ browser: { page } }, markers) {
      const more = await tell(page, markers);
      await goOnTo(page, 'finished');
      const code = (await page.locator('.keep-card-code').innerText()).replaceAll(/\s+/g, ' ').trim();
      await page.locator('.finished button.next').first().tap();
      await page.locator('.plan-sheet').waitFor();
      await page.locator('.bar-button').first().tap();
      await page.locator('.finished .done').tap();
      await nextPerson(page);
      return [...more, { what: 'keep card', text: code }, { what: 'keep card without spaces', text: code.replaceAll(' ', '') }];
    },
  },
  {
    name: 'stopped, answers kept',
    async run({ browser: { page } }, markers) {
      const more = await tell(page, markers);
      await stop(page, 'keep');
      await nextPerson(page);
      return more;
    },
  },
  {
    name: 'stopped, answers deleted',
    async run({ browser: { page } }, markers) {
      const more = await tell(page, markers);
      await stop(page, 'drop');
      await nextPerson(page);
      return more;
    },
  },
  {
    name: 'walked away',
    async run({ browser: { page } }, markers) {
      await page.clock.install();
      await page.reload();
      const more = await tell(page, markers);
      await page.clock.fastForward(61_000);
      await page.getByRole('dialog').waitFor();
      await page.clock.fastForward(61_000);
      await handedOver(page);
      await page.clock.resume();
      await nextPerson(page);
      return more;
    },
  },
  {
    name: 'said no after all',
    async run({ browser: { page } }, markers) {
      const more = await tell(page, markers);
      const assent = screenOf(page, 'assent');
      while (!(await assent.isVisible())) await page.locator('[data-back]').tap();
      await doOn(page, 'assent', { kind: 'choose', values: ['no'] }, byTouch);
      await page.locator('.bottom-bar .next').tap();
      await nextPerson(page);
      return more;
    },
  },
  {
    name: 'crash, then somebody new',
    async run(tablet, markers) {
      const more = await tell(tablet.browser.page, markers);
      await tablet.browser.kill();
      await tablet.reopen();
      const { page } = tablet.browser;
      await page.goto(place);
      await page.locator('.you-no').tap();
      await screenOf(page, 'welcome').waitFor();
      return more;
    },
  },
];
