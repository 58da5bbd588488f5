import { planSession, tabletJoins } from './by-session.ts';
import { nextButton, readyOffline, screenOf } from './check-in.ts';
import { expect, test } from './fixtures.ts';
import { begin, goOnTo } from './shared-tablet.ts';

test('A session at a club without a signal: a tablet is made ready at the office, two people answer, and in the car park every answer is counted once', async ({ page, server, browser }) => {
  const session = await planSession(server, ['live-issue-2'], ['en']);
  const office = await browser.newContext({ baseURL: server.url, viewport: { width: 360, height: 740 } });
  await office.addCookies(session.cookies);
  const screen = await office.newPage();
  await screen.goto(`/staff/areas/riverside/sessions/${session.id}/run?lang=en`);
  const stored = screen.locator('[data-stored] dd');
  const count = (name: string) => screen.locator(`.run-devices [data-count="${name}"]`);
  await expect(stored).toHaveText('0');

  await tabletJoins(page, session);
  await expect(page.locator('.session-packing[data-ready="yes"]')).toBeVisible({ timeout: 60_000 });
  await readyOffline(page, 1);
  await expect(screen.locator('.run-devices li')).toHaveCount(1);

  await page.context().setOffline(true);
  // Wherever somebody goes on it, the tablet comes back to the session.
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
    await goOnTo(page, 'our-idea');
    await screenOf(page, 'our-idea').locator('label.card').first().tap();
    await nextButton(page).tap();
    await goOnTo(page, 'finished');
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
  await office.close();
});
