import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { createApp } from '#server/app.ts';
import { Me } from '#server/contracts/staff.ts';
import { giveRole } from '#server/queries/staff-roles.ts';
import { beside, cookiesOf, planSession } from './by-session.ts';
import { expect, test } from './fixtures.ts';

// Who is removed, or signed out, is told so by the server, and Chromium writes it to its console.
test.use({ expectedOnConsole: [/status of 40[13]/] });

const workPin = '480216';

test('Two coordinators change one session without a network: both stay, and one says which is right; one is removed, is told so, and saves what was not taken; one forgets the PIN', async ({ page: first, browser, server }) => {
  const session = await planSession(server, ['live-issue-2'], ['en']);
  await first.context().addCookies(session.cookies);
  await first.goto('/staff/areas/riverside/sessions?lang=en');
  const { cookies, person, administrator } = await beside(server, async (deps, partnership) => {
    const cookies = await cookiesOf(server, 'coordinator', deps, partnership);
    const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
    const { id } = Me.parse(await (await createApp(deps).request('/api/staff/me', { headers: { cookie } })).json());
    await giveRole(deps.db, { partnershipId: partnership.id, staffId: id, role: 'analyst' }, new Date().toISOString());
    return { cookies, person: id, administrator: await cookiesOf(server, 'administrator', deps, partnership) };
  });
  const office = await browser.newContext({ baseURL: server.url, extraHTTPHeaders: { origin: server.url } });
  await office.addCookies(administrator);
  const take = async (role: string) => expect((await office.request.post('/api/staff/areas/riverside/roles/take', { data: { person, role } })).status()).toBe(200);
  const car = await browser.newContext({ baseURL: server.url, viewport: { width: 820, height: 1180 } });
  await car.addCookies(cookies);
  const second = await car.newPage();
  await second.goto('/staff/areas/riverside/sessions?lang=en');

  for (const page of [first, second]) {
    await page.getByText('Work without the internet').click();
    for (const name of ['new-pin', 'pin-again']) await page.locator(`[name="${name}"]`).fill(workPin);
    await page.getByRole('button', { name: 'Keep them on this device' }).click();
    await expect(page.locator('[data-kept="true"]')).toHaveCount(1);
    await page.locator(`a[href*="${session.id}"]`).click();
    await page.context().setOffline(true);
  }
  const write = async (page: Page, note: string, more: readonly string[]) => {
    await page.locator('[name="note"]').fill(note);
    await page.getByRole('button', { name: 'Save the note' }).click();
    for (const what of more) await page.getByRole('button', { name: `More: ${what}` }).click();
    await page.getByRole('button', { name: 'Save the numbers' }).click();
    await expect(page.locator('[data-waiting="2"]')).toHaveCount(1);
  };
  await write(first, 'The hall was cold.', ['People who took part']);
  await write(second, 'They liked the board.', ['People who took part', 'People who took part']);
  for (const page of [first, second]) {
    await page.context().setOffline(false);
    await expect(page.locator('[data-news="fresh"][data-waiting="0"]')).toHaveCount(1);
  }
  for (const note of ['The hall was cold.', 'They liked the board.']) await expect(second.locator('.plan-notes')).toContainText(note);
  await expect(second.getByText('Somebody else wrote other numbers.')).toBeVisible();
  await expect(second.locator('.plan-numbers').first()).toContainText('People who took part: 2');
  await expect(second.locator('.plan-beside')).toContainText('People who took part: 1');
  await second.getByRole('button', { name: 'Use this' }).click();
  await expect(second.locator('.plan-beside')).toHaveCount(0);
  await expect(second.locator('.plan-numbers').first()).toContainText('People who took part: 1');

  await expect(second.locator('[data-news="fresh"][data-waiting="0"]')).toHaveCount(1);
  await car.setOffline(true);
  await second.locator('[name="note"]').fill('Written in the car.');
  await second.getByRole('button', { name: 'Save the note' }).click();
  await expect(second.locator('[data-waiting="1"]')).toHaveCount(1);
  await take('coordinator');
  await car.setOffline(false);
  await expect(second.getByText('You do not run sessions in this area any more.')).toBeVisible();
  await expect(second.getByText('It is sent when there is internet.'), 'nothing is promised any more').toHaveCount(0);
  await second.getByRole('button', { name: 'Save it as a file' }).click();
  const [file] = await Promise.all([second.waitForEvent('download'), second.getByRole('link', { name: 'Open your file' }).click()]);
  const saved = await readFile(await file.path(), 'utf8');
  expect(saved).toContain('What to do better: Written in the car.');
  expect(saved).toContain('Thursday group');
  expect(saved, 'only what was not taken').not.toContain('They liked the board.');
  await take('analyst');
  await second.reload();
  await second.locator('[name="pin"]').fill(workPin);
  await second.getByRole('button', { name: 'Open', exact: true }).click();
  await expect(second.locator('[data-news="not-signed-in"][data-waiting="1"]')).toContainText('You can also save it as a file.');
  await expect(second.getByRole('link', { name: 'Sign in' })).toHaveAttribute('href', /#\/staff\/areas\/riverside\/sessions\//);

  await first.reload();
  await first.getByText('I forgot the PIN').click();
  await expect(first.getByText('What was not sent is lost')).toBeVisible();
  await first.getByRole('button', { name: 'Delete what is kept here' }).click();
  await first.getByRole('button', { name: 'Delete what is kept here' }).click();
  await expect(first.locator('.plan-notes').first()).toBeVisible();
  await expect(first.locator('.plan-numbers').first(), 'as the other said').toContainText('People who took part: 1');
  await car.close();
  await office.close();
});
