import { axeFaults } from './access/axe.ts';
import { administratorLink, choosePassword, field, sayWho, speaksEnglish, submit } from './by-staff.ts';
import { answer, byTouch, screenOf } from './check-in.ts';
import { expect, test } from './fixtures.ts';
import { storedOn } from './stored.ts';

// Somebody who is not signed in yet is told so, and Chromium writes it to its console.
test.use({ expectedOnConsole: [/status of 401/] });

test('An inspection comes: all rounds are paused; who had not begun reads so kindly, who had goes on and is stored; then it goes on', async ({ page, browser, server }) => {
  const before = await storedOn(server);
  const phone = { hasTouch: true, isMobile: true, viewport: { width: 360, height: 740 } };
  const round = `${server.url}/answer/my-future/en`;

  // One is in the middle, another only looked: the questions are on both phones.
  await page.goto(round);
  await answer(page, byTouch, 'welcome', 'with-me');
  const looks = await (await browser.newContext(phone)).newPage();
  await looks.goto(round);
  await expect(looks.getByRole('button', { name: 'Start', exact: true })).toBeVisible();

  const office = await (await browser.newContext(phone)).newPage();
  await speaksEnglish(office);
  await office.goto((await administratorLink(server)).replace('/staff/invite', '/staff/invite?lang=en'));
  await sayWho(office, 'Ada First', 'ada.rounds@riverside.example');
  const number = await choosePassword(office, 'four quiet orange boats');
  await field(office, 'code').fill(number());
  await submit(office).tap();
  await office.getByRole('link', { name: 'Rounds and cards' }).tap();
  await expect(office.getByRole('heading', { name: 'All rounds', exact: true })).toBeVisible();
  expect(await axeFaults(office)).toEqual([]);
  await office.getByText('Pause all rounds at once').tap();
  await office.getByLabel('A note for staff').fill('The inspectors send surveys of their own.');
  await office.getByRole('button', { name: 'Pause', exact: true }).tap();
  await expect(office.getByText('All rounds are paused until the end of')).toBeVisible();

  await looks.goto(round);
  await expect(looks.getByRole('heading', { name: 'Not today' })).toBeVisible();
  await expect(looks.getByText('An inspection asks other questions now')).toBeVisible();
  await expect(looks.getByText('inspectors send')).toHaveCount(0);
  expect(await axeFaults(looks)).toEqual([]);

  await page.reload();
  await expect(screenOf(page, 'likes')).toBeVisible();
  await answer(page, byTouch, 'likes', 'share-review');
  await expect.poll(async () => (await storedOn(server)).responses - before.responses, 'what comes in a pause is stored').toBe(1);

  await office.getByRole('button', { name: 'Let all rounds go on now' }).tap();
  await expect(office.getByText('Pause all rounds at once')).toBeVisible();
  await looks.goto(round);
  await expect(looks.getByRole('button', { name: 'Start', exact: true })).toBeVisible();
  await looks.context().close();
  await office.context().close();
});
