import type { Page } from '@playwright/test';
import { axeFaults } from './access/axe.ts';
import { answerAny } from './any-survey.ts';
import { administratorLink, choosePassword, field, sayWho, speaksEnglish, submit } from './by-staff.ts';
import { byTouch, expectDelivery, nextButton } from './check-in.ts';
import { expect, test } from './fixtures.ts';

// Nobody is signed in at first, somebody else wrote meanwhile, and there is no release yet: Chromium writes each to its console.
test.use({ expectedOnConsole: [/status of (401|404|409)/] });

/** What another coordinator does at the same time, on a device of their own that is signed in as well. */
const elsewhere = (page: Page, path: string, body: unknown) =>
  page.evaluate(async ([to, sent]) => (await fetch(to, { method: 'POST', headers: { 'content-type': 'application/json' }, body: sent })).status, [`/api/staff/areas/riverside/${path}`, JSON.stringify(body)] as const);

test('A live issue goes to two groups; a young person answers by the link of one; everybody sees which groups shaped it', async ({ page, browser, server }) => {
  await speaksEnglish(page);
  await page.goto((await administratorLink(server)).replace('/staff/invite', '/staff/invite?lang=en'));
  await expect(field(page, 'name')).toBeVisible();
  await sayWho(page, 'Ada First', 'ada.network@riverside.example');
  const number = await choosePassword(page, 'four quiet orange boats');
  await field(page, 'code').fill(number());
  await submit(page).tap();
  await page.getByRole('link', { name: 'Settings and groups' }).tap();

  const ask = page.locator('form:has(select[name="round"])');
  await expect(ask.locator('select'), 'what the problem is comes before any idea').toHaveValue('live-issue');
  for (const name of ['Thursday club', 'Young commissioners']) await ask.locator('label', { hasText: name }).tap();
  await ask.locator('input[type="number"]').first().fill('8');
  await ask.getByRole('button', { name: 'Ask them (2)' }).tap();
  await expect(page.getByText('Done. Groups asked: 2.')).toBeVisible();
  expect(await axeFaults(page)).toEqual([]);

  await page.getByRole('link', { name: 'Thursday club' }).tap();
  await page.getByRole('button', { name: 'Show the link' }).tap();
  const link = (await page.locator('.network-link').innerText()).trim();
  const other = await browser.newContext({ hasTouch: true, isMobile: true, viewport: { width: 360, height: 740 } });
  const theirs = await other.newPage();
  await theirs.goto(link);
  await expect(theirs).toHaveURL(/\/answer\/live-issue\/en-simple$/);
  await byTouch(nextButton(theirs));
  await answerAny(theirs);
  await expectDelivery(theirs, 'sent');
  await other.close();

  const before = page.url();
  await page.reload();
  await expect(page.getByText('1 of 8 took part.')).toBeVisible();
  const group = before.split('/').at(-1)?.split('?')[0] ?? '';
  const words = page.locator('textarea[name="came-of-live-issue"]');
  await words.fill('They want a bus on Sundays.');
  expect(await elsewhere(page, 'groups/came-of', { group, round: 'live-issue', was: '', cameOf: 'A bus, and a ramp.' })).toBe(200);
  await page.getByRole('button', { name: 'Save' }).first().tap();
  await expect(page.getByRole('alert')).toContainText('A bus, and a ramp.');
  await expect(page.getByRole('alert')).toContainText('They want a bus on Sundays.');
  await page.getByRole('button', { name: 'Keep mine' }).tap();
  await expect(page.getByText('Saved.', { exact: true })).toBeVisible();
  await page.getByText('Show everybody that this group took part').tap();
  await expect(page.getByText(/^Everybody can see it since/)).toBeVisible();
  expect(await axeFaults(page)).toEqual([]);

  await page.goto('/areas/riverside?lang=en');
  await page.getByRole('link', { name: 'Which groups shaped what' }).tap();
  await expect(page.getByText('Groups that took part: 1')).toBeVisible();
  await expect(page.locator('.network-shaped')).toHaveText('A youth club');
  expect(await page.content(), 'a group that did not say so is not named, and few are not counted').not.toMatch(/Thursday|took part: 8|10 people or more took part</);
  expect(await axeFaults(page)).toEqual([]);
});
