import type { Page } from '@playwright/test';
import { CardSheet } from '#server/contracts/area.ts';
import type { ServerProcess } from '#test/helpers/server-process.ts';
import { answer, byTouch, expectDelivery } from './check-in.ts';
import { expect, test } from './fixtures.ts';
import { storedOn } from './stored.ts';

/** The main story, the same on each database: a card is scanned, everything is answered by touch, and it is stored once. */
export async function checkInByCard({ page, server }: { page: Page; server: ServerProcess }): Promise<void> {
  const before = await storedOn(server);
  const { cards } = CardSheet.parse(await (await page.request.get('/api/areas/riverside/cards')).json());
  const mine = cards.find((card) => card.stage === 'E' && !card.used);
  await page.goto(mine?.path ?? '');
  // The card's code leaves the address bar.
  await expect.poll(() => new URL(page.url()).hash).toBe('');

  const effort = await answer(page, byTouch);
  await expectDelivery(page, 'sent');
  // With the last page: the promise is at most 17 screens and 46 taps.
  const screens = effort.screens + 1;
  test.info().annotations.push({ type: 'effort', description: `${screens} screens, ${effort.presses} taps` });
  expect(screens).toBeLessThanOrEqual(17);
  expect(effort.presses).toBeLessThanOrEqual(46);

  const after = await storedOn(server);
  const byCard = (stored: typeof after) => stored.arrivedBy.filter((how) => how === 'card').length;
  expect(after.responses - before.responses).toBe(1);
  expect(after.receipts - before.receipts).toBe(1);
  expect(byCard(after) - byCard(before)).toBe(1);
  expect(after.answers).toContainEqual({ question_id: 'dream', option_id: 'job', voice: 'own' });
}
