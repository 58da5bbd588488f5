import { byTouch, doOn, screenOf } from '../check-in.ts';
import { expect } from '../fixtures.ts';
import { handedOver, nextPerson, stop } from '../shared-tablet.ts';
import type { Guide } from './guide.ts';

/** A device that many people use: turned on, handed on, asked about, taken back, turned off. */
export async function sharedDevice({ page, at, language }: Guide): Promise<void> {
  const share = `/share?lang=${language.tag}`;
  const start = `/answer/my-future/${language.tag}`;
  const begin = async () => {
    await expect(screenOf(page, 'welcome')).toBeVisible();
    await page.locator('.bottom-bar .next').tap();
    await doOn(page, 'assent', { kind: 'choose', values: ['yes'] }, byTouch);
    await expect(page.locator('.saving-line .picture')).toBeVisible();
  };
  await page.clock.install();
  await page.goto(share);
  await expect(page.locator('.share-list')).toBeVisible();
  await at('share', 'off');
  await page.locator('.share-part .primary').tap();
  await expect(page.locator('.secret-code')).toBeVisible();
  await at('share', 'the secret');
  const written = (await page.locator('.secret-code').innerText()).trim();
  await page.locator('.share-part .actions .primary').tap();
  await page.locator('label:has(input[name="away-after"][value="1"])').tap();
  await expect(page.locator('input[value="1"]')).toBeChecked();
  await at('share', 'on');

  await page.goto(start);
  await begin();
  await stop(page, 'keep');
  await handedOver(page);
  await expect(page.locator('.farewell h1')).toBeFocused();
  await at('answer', 'handed over, answers put away');
  await nextPerson(page);
  await page.goto(start);
  await begin();
  await page.reload();
  await expect(page.locator('.you-yes')).toBeVisible();
  await at('answer', 'is it you?');
  await page.locator('.you-yes').tap();
  await expect(screenOf(page, 'assent')).toBeVisible();
  // Its minute begins once the page has come alive, which nothing on it shows: it is let pass until somebody is asked.
  await expect(async () => {
    await page.clock.fastForward(61_000);
    await expect(page.getByRole('dialog')).toBeVisible({ timeout: 5_000 });
  }).toPass();
  await at('answer', 'are you still there?');
  await page.getByRole('dialog').locator('.cards .primary').tap();
  await expect(page.getByRole('dialog')).toBeHidden();
  await stop(page, 'drop');
  await handedOver(page);
  await at('answer', 'handed over, answers deleted');

  await page.goto(share);
  await expect(page.locator('.secret-field')).toBeVisible();
  await at('share', 'answers put away');
  const unlock = async (code: string) => {
    await page.locator('.secret-field').fill(code);
    await page.locator('.share-part [type="submit"]').tap();
  };
  await unlock('1234');
  await expect(page.getByRole('alert')).toBeVisible();
  await at('share', 'not the code');
  await unlock(written);
  await expect(page.locator('.away-list .button')).toBeVisible();
  await at('share', 'unlocked');
  await page.locator('.turn-off .button').tap();
  await expect(page.locator('.turn-off .danger')).toBeVisible();
  await at('share', 'is it to be turned off?');
  await page.locator('.turn-off .danger').tap();
  await expect(page.locator('.share-list')).toBeVisible();
}
