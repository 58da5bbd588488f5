import { expect } from '../fixtures.ts';
import { codeOfTablet, counted, countHere, pasteCode, says, type RoomToday } from '../in-the-room.ts';
import type { Guide } from './guide.ts';

const three = [says('music', 'person'), says('music', 'friends'), says('sport', 'person')];

/** The room at the close of a session, from a tablet's code to what goes forward; and what groups tell of themselves, for staff. */
export async function theRoom({ page, at, language }: Guide, room: RoomToday): Promise<void> {
  const { tag } = language;
  const primary = page.locator('.room-part .primary');
  await page.goto(`/room?lang=${tag}`);
  await expect(page.locator('main .notice')).toBeVisible();
  await at('room', 'nothing here');
  await countHere(page, room.id, await counted(room, three));
  await page.reload();
  await primary.tap();
  await expect(page.locator('.room-code')).toBeVisible();
  await at('room', 'a tablet’s code');

  await page.context().addCookies(room.cookies);
  await page.goto('/help');
  await page.goto(`/room?lang=${tag}#riverside/${room.id}`);
  await expect(page.locator('.room-part')).toHaveCount(1);
  await at('room', 'at the close');
  await primary.tap();
  await expect(page.locator('.room-heard')).toBeVisible();
  await at('room', 'too few so far');
  await pasteCode(page, await codeOfTablet(room, [...three, ...three, ...three]));
  await at('room', 'enough people');
  await page.locator('.room-part > .primary').tap();
  await expect(page.locator('.room-question').first()).toBeVisible();
  await page.locator('.room-question .card').first().tap();
  await at('room', 'what came up');
  await page.locator('.room-wall .actions .primary').tap();
  await page.locator('textarea').fill('Karim 3');
  await page.locator('.actions .primary').tap();
  await expect(page.getByRole('alert')).toBeVisible();
  await at('room', 'our idea');
  await page.locator('textarea').fill('music');
  await page.context().clearCookies();
  await page.locator('.actions .primary').tap();
  await expect(page.locator('.notice.good')).toBeVisible();
  await page.locator('.room-part .primary').tap();
  const waiting = page.locator('[data-part="waiting"]');
  await waiting.locator('.primary').tap();
  await waiting.locator('.actions .button').tap();
  await waiting.locator('.actions .button').last().tap();
  await expect(waiting.locator('.danger.button')).toBeVisible();
  await at('room', 'words that nobody here may send');
  await page.context().addCookies(room.cookies);
  await waiting.locator('.primary').first().tap();
  await expect(waiting).toHaveCount(0);

  await page.goto(`/staff/areas/riverside/accounts?lang=${tag}`);
  await page.locator('.room-accounts .button').first().tap();
  await expect(page.locator('form textarea')).toBeVisible();
  await page.locator('.room-more summary').tap();
  await at('accounts', 'of a coordinator, writing');
}
