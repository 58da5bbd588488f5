import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import * as z from 'zod/mini';
import { tap } from './screen.ts';
import type { Around, Card, HeldDevice } from './seats.ts';

const Said = z.object({ 'withdrawn-title': z.string(), 'waiting-title': z.string() });
const said = Said.parse(JSON.parse(readFileSync(join(import.meta.dirname, '../../../locales/en/replies.json'), 'utf8')));

/** How often somebody presses again what did not work. */
const triesAtMost = 4;
const seen = (wanted: Locator, patience: number): Promise<boolean> => wanted.first().waitFor({ timeout: patience }).then(() => true, () => false);

/** What the holders of keep cards do, on any device. */
export function createCards({ hear, cards }: Pick<Around, 'hear' | 'cards'>) {
  const cardOf = (who: number): Card | undefined => cards.at(-1 - (who % Math.max(1, cards.length)));

  /** Opens the page of a card's holder, and asks again where it could not be asked. Resolves with whether `wanted` came up. */
  async function open(page: Page, { way }: HeldDevice, { code }: Card, wanted: Locator): Promise<boolean> {
    await page.goto(`${way.url}/keep?lang=en`, { timeout: 4_000, waitUntil: 'commit' });
    await page.locator('.keep-code').fill(code, { timeout: 3_000 });
    await tap(page.locator('.keep-ask [type=submit]'));
    const again = page.locator('.keep-part .keep-choices .primary');
    for (let tries = 0; tries < triesAtMost; tries += 1) {
      if (await seen(wanted, 2_000)) return true;
      if (!(await tap(again, 300))) return false;
    }
    return false;
  }

  /** Takes the answers of a card back; whatever is told counts. */
  async function takeBack(page: Page, { people }: Card): Promise<void> {
    await tap(page.locator('.take-back:not(.asked) .danger'));
    for (const person of people) hear({ kind: 'withdrawing', person });
    const titled = (title: string) => page.locator('.keep-part h2').filter({ hasText: title });
    const done = titled(said['withdrawn-title']).or(titled(said['waiting-title']));
    for (let tries = 0; tries < triesAtMost; tries += 1) {
      await tap(page.locator('.take-back .keep-choices .danger'), 500);
      if (!(await seen(done, 1_500))) continue;
      for (const person of people) hear({ kind: 'withdrawn', person });
      return;
    }
  }

  return {
    /** On a page of its own. Returns whether there was a card. */
    async withdraw(device: HeldDevice, who: number): Promise<boolean> {
      const card = cardOf(who);
      if (card === undefined) return false;
      const page = await device.browser.aside();
      try {
        if (await open(page, device, card, page.locator('.take-back:not(.asked) .danger'))) await takeBack(page, card);
        return true;
      } finally {
        await page.close().catch(() => undefined);
      }
    },
    /** Goes from the page of a card's holder to the next round. Resolves with the card, if that was offered. */
    async bringBack(device: HeldDevice, page: Page, who: number): Promise<Card | undefined> {
      const card = cardOf(who);
      const begin = page.locator('.answer-again .primary');
      return card !== undefined && (await open(page, device, card, begin)) && (await tap(begin)) ? card : undefined;
    },
  };
}
export type Cards = ReturnType<typeof createCards>;
