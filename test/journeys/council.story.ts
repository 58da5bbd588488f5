import { startCouncil } from '#test/helpers/council.ts';
import { axeFaults } from './access/axe.ts';
import { administratorLink, field, submit } from './by-staff.ts';
import { expect, test } from './fixtures.ts';

// Who is not signed in is told so, and Chromium writes every 401 to its console.
test.use({ expectedOnConsole: [/status of 401/] });

test('An administrator joins the sign-in of their council, one of two, by a link, and comes in with it from then on, in Urdu', async ({ page, server }) => {
  const council = await startCouncil(`${server.url}/api/staff/council/return/hillside`, { id: 'hillside', name: 'Hillside Council' });
  const { name } = council.settings;
  const other = { ...council.settings, id: 'lowlands', name: 'Lowlands Council', issuer: 'https://login.lowlands.example' };
  const link = await administratorLink(server);
  await server.stop();
  await server.start({ OIDC_COUNCILS: JSON.stringify([other, council.settings]) });
  // The provider's own pages ask for letters of elsewhere.
  await page.route(/^https:/, (route) => route.fulfill({ contentType: 'text/css', body: '' }));
  try {
    await page.goto(link.replace('/staff/invite', '/staff/invite?lang=ur'));
    await field(page, 'name').fill('Cleo Council');
    await field(page, 'email').fill('cleo@riverside.example');
    await submit(page).tap();
    await expect(page.getByRole('button', { name: other.name })).toBeVisible();
    await page.getByRole('button', { name }).tap();
    await page.locator('input[name="login"]').fill('cleo');
    await page.locator('input[name="password"]').fill('any');
    await page.locator('[type="submit"]').tap();
    await page.locator('[type="submit"]').tap();
    await expect(page.locator('.staff-big')).toContainText('Cleo Council');
    await expect(page.locator('.staff-make')).toBeVisible();
    await expect(page, 'opened again, nothing is joined again').toHaveURL(/\/staff\?lang=ur$/);
    expect(await axeFaults(page)).toEqual([]);

    await page.locator('.staff-part .button').first().tap();
    await expect(page).toHaveURL(/\/staff\/sign-in/);
    await expect(page.getByRole('button', { name })).toBeVisible();
    expect(await axeFaults(page)).toEqual([]);
    await page.getByRole('button', { name }).tap();
    await expect(page, 'who is signed in at the council is not asked again').toHaveURL(/\/staff\?lang=ur&from=sign-in$/);
    await expect(page.locator('.staff-make')).toBeVisible();
  } finally {
    await council.close();
    await server.stop();
    await server.start();
  }
});
