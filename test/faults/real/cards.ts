import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator } from '@playwright/test';
import * as z from 'zod/mini';
import { tap } from './screen.ts';
import type { Around, HeldDevice } from './seats.ts';

const Said = z.object({ 'withdrawn-title': z.string(), 'waiting-title': z.string() });
const said = Said.parse(JSON.parse(readFileSync(join(import.meta.dirname, '../../../locales/en/replies.json'), 'utf8')));

/** How often somebody presses again what did not work. */
const triesAtMost = 4;
const seen = (wanted: Locator, patience: number): Promise<boolean> => wanted.first().waitFor({ timeout: patience }).then(() => true, () => false);

/** What the holders of keep cards do, on a page of their own on any device. */
export function createCards({ hear, cards }: Pick<Around, 'hear' | 'cards'>) {
  return {
    /** Takes the answers of a card back; whatever is told counts. Returns whether there was a card. */
    async withdraw({ browser, way }: HeldDevice, who: number): Promise<boolean> {
      const card = cards.at(-1 - (who % Math.max(1, cards.length)));
      if (card === undefined) return false;
      const page = await browser.aside();
      try {
        await page.goto(`${way.url}/keep?lang=en`, { timeout: 4_000, waitUntil: 'commit' });
        await page.locator('.keep-code').fill(card.code, { timeout: 3_000 });
        await tap(page.locator('.keep-ask [type=submit]'));
        const takeBack = page.locator('.take-back:not(.asked) .danger');
        const again = page.locator('.keep-part .keep-choices .primary');
        for (let tries = 0; tries < triesAtMost; tries += 1) {
          if (await seen(takeBack, 2_000)) break;
          // "Try again", where it could not be asked.
          if (!(await tap(again, 300))) return true;
        }
        if (!(await tap(takeBack))) return true;
        hear({ kind: 'withdrawing', person: card.person });
        const done = page.locator('.keep-part h2').filter({ hasText: said['withdrawn-title'] }).or(page.locator('.keep-part h2').filter({ hasText: said['waiting-title'] }));
        for (let tries = 0; tries < triesAtMost; tries += 1) {
          await tap(page.locator('.take-back .keep-choices .danger'), 500);
          if (!(await seen(done, 1_500))) continue;
          hear({ kind: 'withdrawn', person: card.person });
          break;
        }
        return true;
      } finally {
        await page.close().catch(() => undefined);
      }
    },
  };
}
