import type { Page } from '@playwright/test';
import { answer, byTouch, screenOf } from './check-in.ts';
import { expect, test } from './fixtures.ts';
import { begin, goOnTo, shareTablet } from './shared-tablet.ts';
import { withVoice } from './voice.ts';

/** From the last page to where those who sat beside the young person are told of answers of their own. */
async function openViews(page: Page): Promise<void> {
  await page.locator('.finished .change').tap();
  await expect(page.locator('.views h1')).toBeFocused();
  await expect(page.locator('.keep-card')).toHaveCount(0);
}

/** On to such answers, by the page on which nothing of the young person is left. */
async function startView(page: Page, audience: string, title: string): Promise<void> {
  await openViews(page);
  await page.locator(`[data-view="${audience}"]`).tap();
  await expect(page.locator('.pass-on')).toBeVisible();
  await page.locator('.farewell .next').tap();
  await expect(screenOf(page, 'welcome').getByRole('heading', { level: 1 })).toHaveText(title);
  await expect(page.locator('#first')).toHaveCount(0);
}

const codeOf = async (page: Page) => (await page.locator('.keep-card-code').innerText()).trim();

test('The last page is reloaded, as by a phone that needed the room: the keep card and My plan are there again, until the person is done', async ({ page, context }) => {
  test.slow();
  await page.goto('/answer/my-future/en-simple');
  await answer(page, byTouch, 'welcome', 'share-review');
  const code = await codeOf(page);
  await page.reload();
  expect(await codeOf(page)).toBe(code);
  await expect(screenOf(page, 'saved')).toBeVisible();

  // Back shows this page too, and a reload after it as well: there is nothing left to answer.
  await page.goBack();
  await expect(page.locator('.keep-card')).toBeVisible();
  await page.reload();
  expect(await codeOf(page)).toBe(code);
  await page.locator('.finished button.next').tap();
  await expect(page.locator('.plan-sheet')).toBeVisible();
  await page.reload();
  await expect(page.locator('.keep-card')).toBeVisible();

  // Another tab, or the same address opened anew, is for somebody who begins.
  const other = await context.newPage();
  await other.goto('/answer/my-future/en-simple');
  await expect(other.locator('#first')).toHaveCount(0);
  await expect(screenOf(other, 'welcome')).toBeVisible();
  await other.close();

  await page.locator('.finished .done').tap();
  await expect(page.locator('.farewell')).toBeVisible();
  await page.goBack();
  await page.reload();
  await expect(screenOf(page, 'welcome')).toBeVisible();
  await expect(page.locator('.keep-card')).toHaveCount(0);
});

test('On a shared device the last page does not come back, and the history holds nothing of it', async ({ page }) => {
  await shareTablet(page);
  await page.goto('/answer/my-future/en');
  await begin(page);
  await goOnTo(page, 'finished');
  await expect(page.locator('.keep-card')).toBeVisible();
  expect(await page.evaluate((): unknown => history.state)).toEqual({ page: 'saved', kept: undefined });
  // Whoever helps and has a view of their own comes to it through the hand-over; who looks there and comes back loses nothing.
  const code = await codeOf(page);
  await openViews(page);
  await page.locator('.top-bar .bar-button').tap();
  expect(await codeOf(page)).toBe(code);
  await startView(page, 'practitioner', 'What you saw');
  await expect(page.locator('.pass-on')).toHaveCount(0);
  await page.goBack();
  await page.reload();
  await expect(screenOf(page, 'welcome')).toBeVisible();
  await expect(page.locator('.keep-card')).toHaveCount(0);
});

test('The last page is read aloud as every page is: that it is saved, who helps, and what the card is for; a parent goes on from it to answers of their own', async ({ page }) => {
  await withVoice(page, 'en-GB', 40);
  await page.goto('/answer/my-future/en-simple');
  await answer(page, byTouch, 'welcome', 'share-review');
  await expect(page.locator('.keep-card')).toBeVisible();
  await page.getByRole('button', { name: 'Listen', exact: true }).tap();
  await expect.poll(() => page.evaluate(() => (globalThis as unknown as { said: string[] }).said)).toEqual(
    expect.arrayContaining(['See my plan', 'Call 999.', 'Your keep card', 'See what happened after you told us', 'Clear this screen.']),
  );
  // While it reads, the page moves along with what is read.
  await expect(page.locator('.listen')).toHaveAttribute('aria-pressed', 'false');

  await startView(page, 'parent-or-carer', 'Your child and your family');
  // Nothing of the young person's is here: not in the address, the history or the page that Back leads to.
  expect(new URL(page.url())).toMatchObject({ pathname: '/answer/parents/en-simple', search: '', hash: '' });
  expect(await page.evaluate((): unknown => history.state)).toEqual({ page: 'welcome' });
  await page.goBack();
  await page.reload();
  await expect(screenOf(page, 'welcome')).toBeVisible();
  await expect(page.locator('.keep-card')).toHaveCount(0);
});
