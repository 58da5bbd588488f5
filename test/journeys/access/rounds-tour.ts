import { expect } from '../fixtures.ts';
import type { Guide } from './guide.ts';

/** Whoever administers plans a round, looks at what it lacks, at one that is open with its cards, and at the notice of the area. */
export async function roundsKept({ page, at, language }: Guide): Promise<void> {
  const open = (path: string) => page.goto(`${path}?lang=${language.tag}`);
  const openAll = () => page.locator('details.rounds-more').evaluateAll((all) => all.forEach((each) => each.setAttribute('open', '')));
  await open('/staff/areas/riverside/rounds');
  await expect(page.locator('.rounds-list > li').first()).toBeVisible();
  await openAll();
  await at('rounds', 'of an administrator');

  await page.locator('[name="survey"]').selectOption('my-future-year-12');
  await page.locator('.rounds-form:has([name="opens-on"]) [type="submit"]').tap();
  await expect(page.locator('.rounds-checklist')).toBeVisible();
  await at('roundKept', 'planned');

  await open('/staff/areas/riverside/rounds/my-future-year-12');
  await expect(page.locator('#rounds-batches')).toBeVisible();
  await openAll();
  await expect(page.locator('.poster h2')).toBeVisible();
  await page.locator('[name="cards"]').fill('8');
  await page.locator('.rounds-form:has([name="cards"]) [type="submit"]').tap();
  await expect(page.locator('.rounds-sheets > .button'), 'what is printed next is in view, however long the list').toBeInViewport();
  await at('roundKept', 'open, with cards to print');

  await open('/staff/areas/riverside/rounds/my-future-year-12/letter');
  await page.locator('[name="language"]').selectOption('ur');
  await expect(page.locator('.letter h2 > span')).toHaveCount(2);
  await at('letter', 'in Urdu, English beside it');

  await open('/areas/riverside/notice');
  await expect(page.locator('.notice-part').first()).toBeVisible();
  await at('notice', 'as it is');
}
