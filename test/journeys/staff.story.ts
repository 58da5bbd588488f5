import { axeFaults } from './access/axe.ts';
import { administratorLink, byName, choosePassword, field, hasPasskeys, sayWho, submit } from './by-staff.ts';
import { expect, test } from './fixtures.ts';
import { scannedFromPaper } from './scan.ts';

// Who is not signed in is told so, and Chromium writes every 401 to its console.
test.use({ expectedOnConsole: [/status of (401|410|422)/] });

const password = 'four quiet orange boats';

test('The first administrator comes by a link, with a password and an app, and invites a coordinator on paper, who comes with a passkey, in Urdu', async ({ page, browser, server }) => {
  const link = await administratorLink(server);
  await page.goto(link.replace('/staff/invite', '/staff/invite?lang=en'));
  await expect(field(page, 'name')).toBeVisible();
  await expect(page).toHaveTitle('Your invitation – All Heard');
  expect(page.url(), 'the secret is no longer in the address').not.toContain('#');
  expect(await axeFaults(page)).toEqual([]);
  await sayWho(page, 'Ada First', 'ada@riverside.example');
  const number = await choosePassword(page, password);
  await expect(page.locator('a[href^="otpauth://totp/"]'), 'who has one phone alone cannot scan it').toBeVisible();
  const codes = await page.locator('.staff-codes li').allInnerTexts();
  expect(new Set(codes).size).toBe(10);
  await field(page, 'code').fill(number());
  await submit(page).tap();
  await expect(page).toHaveURL(/\/staff\?lang=en$/);
  await expect(page.getByText('You are signed in as Ada First.')).toBeVisible();

  await page.getByRole('button', { name: 'Sign out', exact: true }).tap();
  await expect(page).toHaveURL(/\/staff\/sign-in\?lang=en$/);
  await field(page, 'email').fill('ada@riverside.example');
  await field(page, 'password').fill('not the password');
  await submit(page).tap();
  await expect(page.getByRole('alert')).toBeVisible();
  await field(page, 'password').fill(password);
  await submit(page).tap();
  await field(page, 'code').fill(number(1));
  await submit(page).tap();

  await field(page, 'made-for').fill('Ben Carver');
  await page.locator('.staff-make [type="submit"]').tap();
  await expect(page.getByText('For Ben Carver', { exact: true })).toBeVisible();
  const scanned = await scannedFromPaper(page, page.getByRole('button', { name: 'Print the link' }), page.locator('.staff-paper'));
  expect(scanned).toBe((await page.locator('.staff-link').innerText()).trim());

  const other = await browser.newContext({ hasTouch: true, isMobile: true, viewport: { width: 360, height: 740 } });
  const his = await other.newPage();
  await hasPasskeys(his);
  await his.goto(byName(scanned).replace('/staff/invite', '/staff/invite?lang=ur'));
  await sayWho(his, 'Ben Carver', 'ben@riverside.example');
  await his.locator('.staff-part > .button.primary').tap();
  await expect(his).toHaveURL(/\/staff\?lang=ur$/);
  await expect(his.locator('.staff-big')).toContainText('Ben Carver');
  await his.locator('.staff-part .button').first().tap();
  await expect(his).toHaveURL(/\/staff\/sign-in\?lang=ur$/);
  await his.locator('.staff-part > .button.primary').tap();
  await expect(his).toHaveURL(/\/staff\?lang=ur$/);
  await expect(his.locator('.staff-big')).toContainText('Ben Carver');
  await expect(his.locator('.staff-make'), 'who coordinates invites nobody').toHaveCount(0);
  expect(await his.evaluate(async () => (await Promise.all((await caches.keys()).map(async (name) => (await (await caches.open(name)).keys()).map(({ url }) => url)))).flat().filter((url) => url.includes('/api/')))).toEqual([]);
  await his.goto(byName(scanned).replace('/staff/invite', '/staff/invite?lang=en'));
  await expect(his.getByText('This link was used already'), 'whoever finds the paper').toBeVisible();
  await other.close();

  await page.reload();
  await expect(page.locator('.staff-opened').first()).toContainText('ben@riverside.example');
  expect(await axeFaults(page)).toEqual([]);

  // Her language is hers on every device, also on one that has not heard of it.
  await page.locator('.shell-tools button').first().tap();
  await page.getByRole('radio', { name: 'اردو' }).tap();
  await expect(page).toHaveURL(/lang=ur/);
  const tab = await page.context().newPage();
  await tab.goto('/staff/areas/riverside/sessions');
  await expect(tab.locator('html')).toHaveAttribute('lang', 'ur');
  await tab.evaluate(() => localStorage.removeItem('staff-language'));
  await tab.goto('/staff');
  await expect(tab.locator('.staff-big')).toContainText('Ada First');
  await expect(tab.locator('html')).toHaveAttribute('lang', 'ur');
});
