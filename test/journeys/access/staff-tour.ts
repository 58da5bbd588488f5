import type { ServerProcess } from '#test/helpers/server-process.ts';
import { administratorLink, choosePassword, field, sayWho, submit } from '../by-staff.ts';
import { expect } from '../fixtures.ts';
import type { Guide } from './guide.ts';
import { paperBooklets } from './paper-tour.ts';
import { plansSession } from './planning-tour.ts';
import { roundsKept } from './rounds-tour.ts';
import { groupsAsked } from './network-tour.ts';

/** Two councils have a sign-in of their own; nobody goes there. */
const councils = ['Hillside Council', 'Lowlands Council'].map((name, at) => ({ id: `council-${at}`, name, issuer: `https://login-${at}.example`, clientId: 'all-heard', clientSecret: 'of-an-example' }));
const password = 'four quiet orange boats';

/** Somebody comes by a link, finishes their way in, invites somebody, and signs in again. */
export async function staffSignsIn(guide: Guide, server: ServerProcess): Promise<void> {
  const { page, at, language } = guide;
  const open = (path: string) => page.goto(`${path}?lang=${language.tag}`);
  const email = `${language.tag}@riverside.example`;
  await open('/staff/invite');
  await expect(page.locator('.notice')).toBeVisible();
  await at('invite', 'no link');
  const link = new URL(await administratorLink(server));
  await server.stop();
  await server.start({ OIDC_COUNCILS: JSON.stringify(councils) });
  await page.goto(`${link.pathname}?lang=${language.tag}${link.hash}`);
  await expect(field(page, 'name')).toBeVisible();
  await at('invite', 'who are you?');
  await sayWho(page, 'Ada First-Administrator', email);
  await expect(page.locator('main')).toContainText('Lowlands Council');
  await at('invite', 'how will you sign in?');
  await choosePassword(page, password);
  await at('invite', 'the app and the codes');

  await open('/staff');
  await expect(field(page, 'new-password')).toBeVisible();
  await at('staff', 'not finished');
  const number = await choosePassword(page, password);
  await field(page, 'code').fill(number());
  await submit(page).tap();
  await expect(page.locator('.staff-make')).toBeVisible();
  await field(page, 'made-for').fill('Ben Carver');
  await page.locator('.staff-make [type="submit"]').tap();
  await expect(page.locator('.staff-card')).toBeVisible();
  await page.locator('.staff-role .button').first().tap();
  await expect(page.locator('.desk-sure')).toBeVisible();
  await page.locator('.staff-more summary').tap();
  await at('staff', 'of an administrator');
  await roundsKept(guide);
  await groupsAsked(guide);
  await paperBooklets(guide);
  await plansSession(guide);

  await open('/staff/areas/riverside/administration');
  for (const part of ['profile', 'keeping', 'keys', 'surveys', 'health', 'audit']) await page.locator(`.admin-part[data-part="${part}"] > summary`).tap();
  await page.locator('.admin-part[data-part="keeping"] .admin-list .button').first().tap();
  await expect(page.locator('.admin-facts')).toBeVisible();
  await expect(page.locator('.admin-lines li').first()).toBeVisible();
  await page.locator('.admin-texts > summary').first().tap();
  await expect(page.locator('.admin-texts table').first()).toBeVisible();
  await at('administration', 'all of it open');

  await open('/staff/sign-in');
  await expect(field(page, 'email')).toBeVisible();
  await expect(page.locator('main')).toContainText('Lowlands Council');
  await at('signIn', 'as it is');
  await field(page, 'email').fill(email);
  await field(page, 'password').fill('not the password');
  await submit(page).tap();
  await expect(page.getByRole('alert')).toBeVisible();
  await at('signIn', 'wrong');
  await field(page, 'password').fill(password);
  await submit(page).tap();
  await expect(field(page, 'code')).toBeVisible();
  await at('signIn', 'the second step');
  await server.stop();
  await server.start();
}
