import type { ServerProcess } from '#test/helpers/server-process.ts';
import { givePin, pin, planSession, tapPictures } from '../by-session.ts';
import { nextButton, screenOf } from '../check-in.ts';
import { expect } from '../fixtures.ts';
import type { Guide } from './guide.ts';

/** A tablet joins a session by four pictures, is made ready, and is passed on; whoever leads the session looks on. */
export async function tabletInSession({ page, at, language }: Guide, server: ServerProcess): Promise<void> {
  const session = await planSession(server, ['live-issue-2', 'live-issue'], [language.tag, 'en']);
  const kiosk = `/session?lang=${language.tag}`;
  await page.goto(kiosk);
  await expect(page.locator('main .button')).toBeVisible();
  await at('kiosk', 'in no session');
  await page.goto(`/join?lang=${language.tag}`);
  await page.locator('.join-pad button').first().tap();
  await at('join', 'the pictures');
  await page.locator('.join-chosen .button').first().tap();
  await tapPictures(page, session);
  await expect(page.locator('[data-kind="shared"]')).toBeVisible();
  await at('join', 'whose is it?');
  await page.locator('[data-kind="shared"]').tap();
  await page.locator('.share-part .actions .primary').tap();
  await page.locator('.pin-field').first().fill('12');
  await page.locator('form [type="submit"]').tap();
  await expect(page.getByRole('alert')).toBeVisible();
  await at('join', 'a PIN');
  await givePin(page);
  await expect(page.locator('.session-packing[data-ready="yes"]')).toBeVisible({ timeout: 60_000 });
  await at('join', 'ready');

  await page.goto(kiosk);
  await expect(page.locator('.session-way')).toBeVisible();
  await at('kiosk', 'start');
  await page.locator('.session-way').tap();
  await expect(screenOf(page, 'welcome')).toBeVisible();
  await page.locator('.session-bar > button').tap();
  await expect(page.getByRole('dialog')).toBeVisible();
  await at('answer', 'help for one person');
  await page.keyboard.press('Escape');
  await nextButton(page).tap();
  await screenOf(page, 'assent').locator('label.card').first().tap();
  await expect(page.locator('.saving-line .picture')).toBeVisible();
  await page.goto(kiosk);
  await expect(page.locator('.session-way')).toHaveCount(2);
  await at('kiosk', 'somebody was answering');
  await page.locator('.session-helper .button').tap();
  await page.locator('.pin-field').fill(`${pin}0`);
  await page.locator('form [type="submit"]').tap();
  await expect(page.getByRole('alert')).toBeVisible();
  await at('kiosk', 'not the PIN');
  await givePin(page);
  await expect(page.locator('.session-counts')).toBeVisible();
  await page.locator('main > .share-part > .button').last().tap();
  await at('kiosk', 'for the helper');

  await page.context().addCookies(session.cookies);
  await page.goto(`/staff/areas/riverside/sessions/${session.id}/run?lang=${language.tag}`);
  await expect(page.locator('.run-devices li')).toBeVisible();
  await page.locator('.run-devices .button').tap();
  await at('run', 'one tablet');
}
