import type { Page } from '@playwright/test';
import { pin, planSession, tabletJoins } from './by-session.ts';
import { nextButton, readyOffline, screenOf } from './check-in.ts';
import { expect, test } from './fixtures.ts';
import { scannedFromPaper } from './scan.ts';
import { begin, goOnTo } from './shared-tablet.ts';

// A tablet that was ended is told so by the server, and Chromium writes it to its console.
test.use({ expectedOnConsole: [/status of 403/] });

async function sayOurIdea(page: Page): Promise<void> {
  await goOnTo(page, 'our-idea');
  await screenOf(page, 'our-idea').locator('label.card').first().tap();
  await nextButton(page).tap();
  await goOnTo(page, 'finished');
}

test('A session at a club without a signal: a tablet is made ready at the office, two people answer, and in the car park every answer is counted once; a third comes by the poster’s code on a phone of their own; and the PIN of the tablet is forgotten', async ({ page, server, browser }) => {
  const session = await planSession(server, ['live-issue-2'], ['en']);
  const office = await browser.newContext({ baseURL: server.url, viewport: { width: 360, height: 740 } });
  await office.addCookies(session.cookies);
  const screen = await office.newPage();
  await screen.goto(`/staff/areas/riverside/sessions/${session.id}/run?lang=en`);
  const stored = screen.locator('[data-stored] dd');
  const count = (name: string) => screen.locator(`.run-devices [data-count="${name}"]`);
  await expect(stored).toHaveText('0');

  // No clock that is wrong changes anything: the tablet’s is years ahead, the phone’s years behind.
  await page.clock.setSystemTime('2041-05-01T10:00:00Z');
  await tabletJoins(page, session);
  await expect(page.locator('.session-packing[data-ready="yes"]')).toBeVisible({ timeout: 60_000 });
  await readyOffline(page, 1);
  await expect(screen.locator('.run-devices li')).toHaveCount(1);

  await page.context().setOffline(true);
  // Wherever somebody goes on it, the tablet comes back to the session; where its battery ran out, and took what the browser had not yet written, too.
  await page.evaluate(() => localStorage.clear());
  await page.goto('/?lang=en');
  await page.waitForURL(/\/session/);
  for (const person of [1, 2]) {
    await page.locator('.session-way').tap();
    await begin(page);
    if (person === 2) {
      await page.goto('/');
      await page.locator('.session-way').first().tap();
      await expect(page.locator('.bottom-bar')).toBeVisible();
    }
    await sayOurIdea(page);
    await page.locator('.finished .done').tap();
    await page.locator('.farewell .next').tap();
    await expect(page.locator('.session-way')).toHaveCount(1);
  }
  await expect(stored).toHaveText('0');

  await page.context().setOffline(false);
  const back = Date.now();
  await expect(stored).toHaveText('2');
  await expect(count('finished')).toHaveText('Finished: 2');
  await expect(count('waiting')).toHaveText(/: 0$/);
  test.info().annotations.push({ type: 'reconnection', description: `right after ${Date.now() - back} ms` });

  const device = (number: number) => screen.locator('.run-devices li').nth(number - 1);
  await page.locator('.session-way').tap();
  await begin(page);
  await expect(device(1), 'while somebody answers on it, it says so').toHaveAttribute('data-state', 'answering');
  await sayOurIdea(page);
  await page.locator('.finished .done').tap();
  await page.locator('.farewell .next').tap();
  await expect(count('finished')).toHaveText('Finished: 3');

  const pocket = await browser.newContext({ baseURL: server.url, viewport: { width: 360, height: 740 }, hasTouch: true });
  const phone = await pocket.newPage();
  await phone.clock.setSystemTime('2019-05-01T10:00:00Z');
  const wall = await office.newPage();
  await wall.goto(`/staff/areas/riverside/sessions/${session.id}?lang=en`);
  const poster = await scannedFromPaper(wall, wall.getByRole('button', { name: 'Print the poster' }), wall.locator('.poster'));
  await wall.close();
  await phone.goto(poster.replace('#', '?lang=en#'));
  await phone.locator('[data-kind="own"]').tap();
  await phone.locator('.session-rounds .session-way').tap();
  await begin(phone);
  await expect(device(2), 'a phone too').toHaveAttribute('data-state', 'answering');
  await sayOurIdea(phone);
  await expect(stored).toHaveText('4');
  await phone.locator('.finished .done').tap();
  await phone.locator('.farewell .next').tap();
  await expect(phone.locator('.session-rounds')).toContainText('Done');
  await phone.getByRole('button', { name: 'Leave the session' }).tap();
  await expect(phone.getByRole('button', { name: 'Join a session' })).toBeVisible();
  await pocket.close();

  await page.locator('.session-helper .button').tap();
  await page.locator('.pin-field').fill(`9${pin}`);
  await page.locator('form [type="submit"]').tap();
  await expect(page.getByRole('alert')).toContainText('not right');
  await expect(page.getByText('Forgotten the PIN?')).toBeVisible();
  const line = screen.locator('.run-devices li').first();
  await line.getByRole('button', { name: 'End device 1' }).click();
  await line.getByRole('button', { name: 'Yes, end it' }).click();
  await expect(line.getByRole('button')).toHaveCount(0);
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('This tablet is not in the session any more');
  await page.getByRole('button', { name: 'Take this tablet out of the session' }).tap();
  await page.getByRole('button', { name: 'Yes, take it out' }).tap();
  await page.waitForURL(({ pathname }) => pathname === '/');
  await office.close();
});
