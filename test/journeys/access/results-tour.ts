import { expect } from '../fixtures.ts';
import type { Guide } from './guide.ts';

/** The results page of an area of which there is no release yet. */
export async function noResults({ page, at, language }: Guide, origin: string): Promise<void> {
  await page.goto(`${origin}/areas/riverside?lang=${language.tag}`);
  await expect(page.locator('main > p:not(.no-print)')).toBeVisible();
  await at('results', 'no release yet');
}

/** The results page with a release: everyone, a group that has figures and one that has none, tables open, and offline. */
export async function results({ page, at, language }: Guide, origin: string): Promise<void> {
  await page.goto(`${origin}/areas/riverside?lang=${language.tag}`);
  await expect(page.locator('.result-section.measure').first()).toBeVisible();
  await at('results', 'everyone');
  for (const details of await page.locator('details > summary').all()) await details.evaluate((summary) => (summary.parentElement as HTMLDetailsElement).open = true);
  await at('results', 'everyone, all opened');
  const by = page.locator('.chooser fieldset').first().locator('.pill');
  await by.last().tap();
  const groups = page.locator('.chooser fieldset').last().locator('.pill');
  await expect(groups.first()).toBeVisible();
  await at('results', 'a kind of need');
  const hidden = page.locator('.result-section .notice');
  for (const group of await groups.all()) {
    if ((await hidden.count()) > 0) break;
    await group.tap();
  }
  await expect(hidden).toBeVisible();
  await at('results', 'a kind of need without figures');

  await page.route('**/releases/latest', (route) => route.abort());
  await page.reload();
  await expect(page.locator('main > .notice')).toBeVisible();
  await at('results', 'kept on this device');
  await page.unroute('**/releases/latest');
}
