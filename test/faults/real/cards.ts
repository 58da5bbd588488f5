import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { tap } from './screen.ts';
import type { Around, HeldDevice } from './seats.ts';

const Said = z.object({ 'withdrawn-title': z.string(), 'waiting-title': z.string() });
const said = Said.parse(JSON.parse(readFileSync(join(import.meta.dirname, '../../../locales/en/replies.json'), 'utf8')));

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
        // Where the network is gone there is nothing to press.
        if (!(await tap(page.locator('.take-back:not(.asked) .danger'), 4_000))) return true;
        hear({ kind: 'withdrawing', person: card.person });
        await tap(page.locator('.take-back .keep-choices .danger'));
        const done = page.locator('.keep-part h2').filter({ hasText: said['withdrawn-title'] }).or(page.locator('.keep-part h2').filter({ hasText: said['waiting-title'] }));
        const isTold = await done.waitFor({ timeout: 4_000 }).then(() => true, () => false);
        if (isTold) hear({ kind: 'withdrawn', person: card.person });
        return true;
      } finally {
        await page.close().catch(() => undefined);
      }
    },
  };
}
