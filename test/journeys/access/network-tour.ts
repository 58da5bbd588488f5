import type { Shaped } from '#server/contracts/network.ts';
import { expect } from '../fixtures.ts';
import type { Guide } from './guide.ts';

/** Somebody who is signed in looks at settings and groups, asks some, shows a link, and meets what another wrote meanwhile. */
export async function groupsAsked({ page, at, language }: Guide): Promise<void> {
  const open = (path: string) => page.goto(`${path}?lang=${language.tag}`);
  await open('/asked');
  await expect(page.locator('.notice')).toBeVisible();
  await at('asked', 'no link');
  await open('/areas/riverside/shaped');
  await expect(page.locator('main a')).toBeVisible();
  await at('shaped', 'nothing told');

  await open('/staff/areas/riverside/network');
  await page.locator('.network-choose .desk-tick').first().tap();
  await page.locator('.network-part > .network-more summary').first().tap();
  await at('network', 'a setting is added and groups are chosen');
  await page.locator('form:has(select[name="round"]) [type="submit"]').tap();
  await expect(page.locator('.notice.good')).toBeVisible();
  const group = page.locator('.network-groups a').filter({ has: page.locator('.hint', { hasText: '1' }) }).first();
  await open(new URL((await group.getAttribute('href')) ?? '', page.url()).pathname);
  await page.locator('.network-ask .actions .button').nth(0).tap();
  await expect(page.locator('.network-link')).toBeVisible();
  // Nobody has answered by the link: that is said, and nothing is told.
  await page.locator('.network-ask .desk-tick').tap();
  await expect(page.locator('.network-ask .notice.danger')).toBeVisible();
  // A tour in another language may have written there before.
  const was = await page.locator('textarea').inputValue();
  const id = new URL(page.url()).pathname.split('/').at(-1);
  await page.evaluate(async (written) => {
    await fetch('/api/staff/areas/riverside/groups/came-of', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(written) });
  }, { group: id, round: 'live-issue', was, cameOf: `${was}A bus on Sundays, and a ramp. ` });
  await page.locator('textarea').fill('They want a bus on Sundays.');
  await page.locator('.network-ask [type="submit"]').tap();
  await expect(page.locator('.network-both')).toBeVisible();
  await at('group', 'another wrote meanwhile');
  // As it will be once somebody did.
  const told: Shaped = {
    area: { slug: 'riverside', name: 'Riverside', madeUp: true },
    rounds: [{ round: 'live-issue', survey: 'live-issue', askedOn: '2026-11-22', replies: [], groups: [{ name: 'Thursday club', kind: 'youth-group', where: 'youth-club', heard: 'ten-or-more' }, { kind: 'class', where: 'college', heard: 'not-said' }] }],
  };
  await page.route('**/api/areas/riverside/shaped', (route) => route.fulfill({ json: told }));
  await open('/areas/riverside/shaped');
  await expect(page.locator('.network-shaped').first()).toBeVisible();
  await at('shaped', 'a group is named or not');
}
