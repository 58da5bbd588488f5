import type { Locator } from '@playwright/test';
import { axeFaults } from './access/axe.ts';
import { administratorLink, byName, choosePassword, field, hasPasskeys, sayWho, speaksEnglish, submit } from './by-staff.ts';
import { expect, test } from './fixtures.ts';

// Before somebody is signed in, the server says so, and Chromium writes it to its console.
test.use({ expectedOnConsole: [/status of 401/] });

const password = 'four quiet orange boats';
const pin = '480216';

test('A session is planned at the office, packed, worked on without signal behind a passkey and a PIN, and sent from the car park; signed out since, signing in leads back', async ({ page, context, server }) => {
  await speaksEnglish(page);
  await page.goto(byName(await administratorLink(server)).replace('/staff/invite', '/staff/invite?lang=en'));
  await sayWho(page, 'Ann Coordinator', 'ann@riverside.example');
  const number = await choosePassword(page, password);
  await field(page, 'code').fill(number());
  await submit(page).tap();
  await page.getByRole('link', { name: 'Sessions', exact: true }).tap();

  let taps = 0;
  const tap = async (what: Locator) => {
    taps += 1;
    await what.tap();
  };
  const counted = async (label: string) => page.getByRole('spinbutton', { name: label }).inputValue();

  await tap(page.getByRole('link', { name: /Thursday club/ }));
  expect([await counted('How many people do you expect?'), await counted('Shared tablets')]).toEqual(['8', '2']);
  await expect(page.getByRole('checkbox', { name: /^My future$/ })).toBeChecked();
  await expect(page.getByRole('checkbox', { name: 'Polski' })).toBeChecked();
  await tap(page.getByRole('button', { name: 'More: Shared tablets' }));
  await tap(page.getByRole('button', { name: 'More: On paper' }));
  await tap(page.getByText('What people need', { exact: true }));
  await tap(page.getByRole('button', { name: 'More: A switch' }));
  await tap(page.getByRole('button', { name: 'Save the plan' }));
  await expect(page.locator('[data-said="sent"]')).toBeVisible();
  expect(taps, 'the first session with a group').toBeLessThanOrEqual(6);
  await expect(page).toHaveURL(/\/sessions\/[0-9a-f-]{36}$/);
  await expect(page.locator('.poster-pictures > li')).toHaveCount(4);
  await expect(page.locator('.poster')).toContainText('Powiedz nam');
  for (const [thing, count] of [['Charged tablets', 3], ['Switches', 1], ['Paper booklets, two of them spare', 3]]) await expect(page.getByRole('checkbox', { name: `${thing}: ${count}` })).toBeVisible();

  // All of it is fetched without being asked for.
  await expect(page.locator('[data-part="pack"] [data-ready]')).toHaveAttribute('data-ready', 'yes', { timeout: 60_000 });
  const session = page.url();

  await page.getByRole('link', { name: 'All sessions' }).tap();
  taps = 0;
  await tap(page.getByRole('link', { name: /^Thursday club.*\(made up\)$/ }));
  expect([await counted('Shared tablets'), await counted('On paper'), await counted('A switch')], 'as it was last time').toEqual(['3', '1', '1']);
  await tap(page.getByRole('button', { name: 'Save the plan' }));
  await expect(page.locator('[data-said="sent"]')).toBeVisible();
  expect(taps, 'every further one').toBe(2);

  await page.getByRole('link', { name: 'All sessions' }).tap();
  await page.getByText('Work without the internet').tap();
  expect(await axeFaults(page)).toEqual([]);
  const old = await hasPasskeys(page, false);
  await page.getByRole('button', { name: 'Keep them behind a passkey' }).tap();
  await expect(page.getByText('This passkey cannot lock your sessions')).toBeVisible();
  await expect.poll(old.count, 'and is kept by nobody').toBe(0);
  await old.remove();
  const { anotherFinger } = await hasPasskeys(page);
  await page.getByRole('button', { name: 'Keep them behind a passkey' }).tap();
  await expect(page.locator('[data-kept="true"]')).toHaveCount(1);

  await context.setOffline(true);
  await page.goto(session);
  await page.getByRole('button', { name: 'Open with your passkey' }).tap();
  await expect(page.locator('[data-news="offline"]')).toBeVisible();
  await expect(page.locator('[data-part="pack"] [data-ready]'), 'ready at the club').toHaveAttribute('data-ready', 'yes');
  await page.locator('[name="note"]').fill('Bring the big switch next time.');
  await page.getByRole('button', { name: 'Save the note' }).tap();
  await expect(page.locator('[data-said="here"]')).toBeVisible();
  await page.getByRole('button', { name: 'More: By themselves' }).tap();
  await page.getByRole('button', { name: 'Save the numbers' }).tap();
  await expect(page.getByRole('alert'), 'nobody took part, and one did').toContainText('do not fit');
  await page.getByRole('button', { name: 'More: People who took part' }).tap();
  await page.getByRole('button', { name: 'Save the numbers' }).tap();
  await expect(page.locator('[data-waiting="2"]')).toHaveCount(1);

  // A passkey can be lost, and a finger be wrong: a PIN beside it opens the same.
  await page.getByText('kept on this device, locked').tap();
  await page.getByText('Choose a new PIN').first().tap();
  for (const name of ['new-pin', 'pin-again']) await page.locator(`[name="${name}"]`).fill(pin);
  await page.getByRole('button', { name: 'Choose a new PIN' }).tap();
  await expect(page.getByText('From now on it opens your sessions too.')).toBeVisible();
  await page.getByRole('button', { name: 'Lock now' }).tap();
  await anotherFinger();
  await page.getByRole('button', { name: 'Open with your passkey' }).tap();
  await expect(page.getByText('The browser gave no passkey.')).toBeVisible();
  expect(await axeFaults(page)).toEqual([]);
  await page.locator('[name="pin"]').fill('111111');
  await page.getByRole('button', { name: 'Open', exact: true }).tap();
  await expect(page.getByText('That is not the PIN.')).toBeVisible();
  await page.locator('[name="pin"]').fill(pin);
  await page.getByRole('button', { name: 'Open', exact: true }).tap();
  await expect(page.locator('[data-news="offline"][data-waiting="2"]')).toHaveCount(1);

  // Typing booklets in begins without a network too, behind the same PIN: who was never on that page finds it there.
  await page.goto(new URL('/staff/areas/riverside/typing/my-future?lang=en', session).href);
  await page.locator('[name="pin"]').fill(pin);
  await page.getByRole('button', { name: 'Open', exact: true }).tap();
  await page.getByLabel('Number of the booklet').fill('0123456789ABCDEF');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Who helped?' })).toBeFocused();
  await page.goto(session);
  await page.locator('[name="pin"]').fill(pin);
  await page.getByRole('button', { name: 'Open', exact: true }).tap();
  await expect(page.locator('[data-news="offline"][data-waiting="2"]')).toHaveCount(1);

  // Beside a device with passkeys Chromium tells no page that the network is back: who knows it presses.
  await context.setOffline(false);
  await page.getByRole('button', { name: 'Send now' }).tap();
  await expect(page.locator('[data-news="fresh"][data-waiting="0"]')).toHaveCount(1);
  await expect(page.locator('.plan-notes')).toContainText('Bring the big switch next time.');
  await expect(page.locator('.plan-notes')).toContainText('Ann Coordinator');

  // Half a day later: who signs in comes back to where they were, and what waited is sent.
  await context.clearCookies();
  await page.locator('[name="note"]').fill('Thank the caretaker.');
  await page.getByRole('button', { name: 'Save the note' }).tap();
  await expect(page.locator('[data-news="not-signed-in"][data-waiting="1"]')).toHaveCount(1);
  await page.getByRole('link', { name: 'Sign in' }).tap();
  await field(page, 'email').fill('ann@riverside.example');
  await field(page, 'password').fill(password);
  await submit(page).tap();
  await field(page, 'code').fill(number(1));
  await submit(page).tap();
  await page.locator('[name="pin"]').fill(pin);
  await page.getByRole('button', { name: 'Open', exact: true }).tap();
  await expect(page.locator('[data-news="fresh"][data-waiting="0"]')).toHaveCount(1);
  expect(new URL(page.url()).pathname).toBe(new URL(session).pathname);
  await expect(page.locator('.plan-notes')).toContainText('Thank the caretaker.');
});
