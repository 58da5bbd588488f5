import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openKept, type KeptBrowser } from '#test/helpers/kept-browser.ts';
import { expectDelivery, readyOffline, screenOf } from './check-in.ts';
import { expect, test } from './fixtures.ts';
import { begin, goOnTo, handedOver, nextPerson, shareTablet, stop, writeDream } from './shared-tablet.ts';
import { storedOn } from './stored.ts';

const place = '/answer/my-future/en';

test('Twelve people, one tablet, no network: three reloads, one crash, one who stops half-way; each is heard once and none is seen by the next', async ({ server }) => {
  const before = await storedOn(server);
  const profile = await mkdtemp(join(tmpdir(), 'all-heard-profile-'));
  let tablet: KeptBrowser = await openKept(profile, server.url);
  const wordsOf = (person: number) => `words of person ${person}.`;
  /** Nothing on the screen is of anybody who was here before. */
  const nobodyElse = async (person: number) => {
    const shown = await tablet.page.evaluate(() => `${document.documentElement.outerHTML} ${[...document.querySelectorAll('textarea, input')].map((field) => (field as HTMLInputElement).value).join(' ')}`);
    for (let earlier = 1; earlier < person; earlier += 1) expect(shown, `person ${person} sees nothing of person ${earlier}`).not.toContain(wordsOf(earlier));
  };
  try {
    let { page } = tablet;
    const secret = await shareTablet(page);
    await page.goto(place);
    await readyOffline(page, 4);
    await tablet.context.setOffline(true);
    await page.goto(place);
    let remembered = '';

    for (let person = 1; person <= 12; person += 1) {
      await nobodyElse(person);
      await begin(page);
      await writeDream(page, wordsOf(person));
      await nobodyElse(person);
      if (person === 2 || person === 5 || person === 9) {
        await page.reload();
        await page.locator('.you-yes').tap();
        await expect(screenOf(page, 'dream').locator('textarea')).toHaveValue(wordsOf(person));
      }
      if (person === 4) {
        await tablet.kill();
        tablet = await openKept(profile, server.url);
        ({ page } = tablet);
        await tablet.context.setOffline(true);
        await page.goto(place);
        await expect(page.locator('.you-no')).toBeVisible();
        await nobodyElse(5);
        await page.locator('.you-yes').tap();
        await expect(screenOf(page, 'dream').locator('textarea')).toHaveValue(wordsOf(person));
      }
      if (person === 7) {
        await stop(page, 'keep');
        await handedOver(page);
        remembered = await page.locator('.away-name strong').innerText();
      } else {
        await goOnTo(page, 'finished');
        await expectDelivery(page, 'waiting');
        if (person === 12) {
          // Whose questions are not on the tablet is told so, and nothing is cleared for a page that cannot come.
          await page.locator('.finished .change').tap();
          await expect(page.locator('.views [role="status"] .line')).toBeVisible();
          await expect(page.locator('[data-view]')).toHaveCount(0);
          await page.locator('.top-bar .bar-button').tap();
        }
        await page.locator('.finished .done').tap();
      }
      await nextPerson(page);
      await page.goBack();
      await nobodyElse(person + 1);
      await page.goto(place);
    }

    await page.goto('/share?lang=en');
    await page.locator('.secret-field').fill('0000 0000 0000 0000 0000 0000 0000');
    await page.locator('form [type="submit"]').tap();
    await expect(page.getByRole('alert')).toBeVisible();
    await page.locator('.secret-field').fill(secret.toLowerCase());
    await page.locator('form [type="submit"]').tap();
    await page.getByRole('button', { name: `Go on with ${remembered}` }).tap();
    await page.locator('.you-yes').tap();
    await expect(screenOf(page, 'dream').locator('textarea')).toHaveValue(wordsOf(7));
    await goOnTo(page, 'finished');
    await page.locator('.finished .done').tap();
    await handedOver(page);

    expect(await storedOn(server)).toEqual(before);
    await tablet.context.setOffline(false);
    await page.evaluate(() => dispatchEvent(new Event('online')));
    await expect.poll(async () => (await storedOn(server)).responses - before.responses, { timeout: 30_000 }).toBe(12);
    const after = await storedOn(server);
    expect(after.receipts - before.receipts).toBe(12);
    expect(after.words - before.words).toBe(12);
  } finally {
    await tablet.close().catch(() => undefined);
    await rm(profile, { recursive: true, force: true });
  }
});
