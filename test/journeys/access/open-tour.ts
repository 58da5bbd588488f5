import { expect } from '../fixtures.ts';
import { thisDevice } from './device-tour.ts';
import type { Guide } from './guide.ts';
import { full } from './looks.ts';

/** The pages that stand open to everybody. */
export async function openPages({ page, at, language }: Guide): Promise<void> {
  const open = async (path: string) => {
    await page.goto(`${path}?lang=${language.tag}`);
    await expect(page.locator('h1:visible')).toBeVisible();
  };
  /** What stands on a page hundreds of times and is alike is looked at by its first; `npm run access:full` looks at all. */
  const firstOf = async (things: string) => {
    if (!full) await page.locator(things).evaluateAll((all) => all.slice(16).forEach((one) => one.remove()));
  };
  const held = () => undefined;
  await page.route('**/api/areas', held);
  await open('/');
  await expect(page.locator('.loading')).toBeVisible();
  await at('home', 'waiting for the areas');
  // In this order, or what is held would go through and the areas be on the device after all.
  await page.route('**/api/areas', (route) => route.abort());
  await page.unroute('**/api/areas', held);
  await open('/');
  await expect(page.getByRole('alert')).toBeVisible();
  await at('home', 'without a network');
  await page.unroute('**/api/areas');
  await open('/');
  await expect(page.locator('.area')).toBeVisible();
  await at('home', 'with an area');
  await page.locator('.shell-tools .button').first().tap();
  await expect(page.getByRole('dialog')).toBeVisible();
  await at('home', 'how it looks');

  await open('/help');
  await expect(page.locator('.help-ways')).toBeVisible();
  await at('help', 'as it is');
  await open('/credits');
  await expect(page.locator('.credits')).toBeVisible();
  await firstOf('.credits > li');
  await at('credits', 'as it is');
  await open('/keep-cards');
  await expect(page.locator('.keep-sheet-ask')).toBeVisible();
  await at('keepCards', 'before they are made');
  await page.locator('.keep-sheet-ask [type="submit"]').tap();
  await expect(page.locator('.keep-sheet .keep-card')).toHaveCount(8);
  await at('keepCards', 'a sheet');
  await open('/areas/riverside/cards');
  await expect(page.locator('.sheet')).toBeVisible();
  await firstOf('.hand-card');
  await at('cards', 'a pile');
  await open('/areas/nowhere/cards');
  await expect(page.getByRole('alert')).toBeVisible();
  await at('cards', 'of no area');
  await open('/card/my-future');
  await at('card', 'as it is');
  await page.locator('.type-card [type="submit"]').tap();
  await expect(page.getByRole('alert')).toBeVisible();
  await at('card', 'no code');
  await open('/nothing-here');
  await at('unknown', 'as it is');
  await thisDevice({ page, at, language });
}
