import { axeFaults } from './access/axe.ts';
import { administratorLink, choosePassword, field, sayWho, submit } from './by-staff.ts';
import { expect, test } from './fixtures.ts';

// Who is not signed in is told so, and of two who save at once one is refused; Chromium writes both to its console.
test.use({ expectedOnConsole: [/status of (401|409)/] });

test('An administrator says who answers for the answers, while another does; keeps a round for less time; and sees who did it', async ({ page, server }) => {
  const link = await administratorLink(server);
  await page.goto(link.replace('/staff/invite', '/staff/invite?lang=en'));
  await sayWho(page, 'Ada First', 'ada.office@riverside.example');
  const number = await choosePassword(page, 'four quiet orange boats');
  await field(page, 'code').fill(number());
  await submit(page).tap();
  await page.getByRole('link', { name: 'Run this area' }).tap();
  await expect(page.getByRole('heading', { level: 1, name: 'Running this area' })).toBeVisible();

  const part = (name: string) => page.locator(`.admin-part[data-part="${name}"]`);
  const open = (name: string) => part(name).locator('> summary').tap();
  await open('profile');
  await expect(part('profile').getByText('Everything is there.')).toBeVisible();
  await page.getByLabel('The council', { exact: true }).fill('Riverside Council');
  await page.getByRole('checkbox', { name: 'اردو' }).check();

  // Somebody else at the same time, on a device of their own.
  const now = await page.evaluate(async () => {
    const before = (await (await fetch('/api/staff/areas/riverside/profile')).json()) as { revision: number; profile: { officer: string; controllers: { council: string } } };
    const profile = { ...before.profile, officer: 'officer@riverside.example', controllers: { ...before.profile.controllers, council: 'Council of Riverside' } };
    const reply = await fetch('/api/staff/areas/riverside/profile', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ revision: before.revision, profile }) });
    return reply.status;
  });
  expect(now).toBe(200);
  await part('profile').getByRole('button', { name: 'Save', exact: true }).tap();
  await expect(page.getByRole('alert')).toContainText('Nothing is lost');
  await expect(page.getByLabel('The council', { exact: true })).toHaveValue('Riverside Council');
  await expect(page.getByLabel('How to reach the data protection officer')).toHaveValue('officer@riverside.example');
  await expect(part('profile').getByText('Council of Riverside')).toBeVisible();
  await part('profile').getByRole('button', { name: 'Take theirs' }).tap();
  await part('profile').getByRole('button', { name: 'Save', exact: true }).tap();
  await expect(part('profile').getByText('Saved.')).toBeVisible();

  await open('keeping');
  const round = part('keeping').locator('.admin-list > li').filter({ has: page.getByRole('heading', { name: /^My future( since|$)/ }) });
  await round.getByRole('button', { name: 'Change how long' }).tap();
  await round.locator('[name="words-months"]').fill('12');
  await round.getByRole('button', { name: 'Save' }).tap();
  await expect(round.getByText(/Words, drawings and sound go on 1 August 2028/)).toBeVisible();

  for (const name of ['keys', 'surveys', 'health', 'audit']) await open(name);
  await expect(part('keys').getByText('Some keys are in no backup that we know of.')).toBeVisible();
  await part('surveys').locator('.admin-texts > summary').first().tap();
  await expect(part('surveys').getByRole('table').first()).toBeVisible();
  await expect(part('health').getByText('fewer than 10').first()).toBeVisible();
  await part('audit').getByLabel('About what').selectOption({ label: 'Rounds and cards' });
  await expect(part('audit').locator('.admin-lines li').first()).toContainText('How long a round is kept was changed · my-future · words 12 months, answers 72 months');
  expect(await axeFaults(page)).toEqual([]);
});
