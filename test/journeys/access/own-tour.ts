import { secretIn } from '#app/sealing/read-written-form.ts';
import { expect } from '../fixtures.ts';
import type { Guide } from './guide.ts';

/** My plan where none is kept. */
export async function noPlan({ page, at, language }: Guide): Promise<void> {
  await page.goto(`/plan?lang=${language.tag}`);
  await expect(page.locator('.plan-empty')).toBeVisible();
  await at('plan', 'none is kept');
}

/** The kept plan, until it is deleted. */
export async function keptPlan({ page, at, language }: Guide): Promise<void> {
  await page.goto(`/plan?lang=${language.tag}`);
  const keeping = page.locator('.plan-keep');
  await expect(page.locator('.plan-sheet')).toBeVisible();
  await at('plan', 'kept');
  await keeping.locator('.button').tap();
  await expect(keeping.locator('.button.danger')).toBeVisible();
  await at('plan', 'is it to be deleted?');
  await keeping.locator('.button.danger').tap();
  await expect(keeping.locator('.button')).toHaveCount(0);
  await at('plan', 'deleted');
}

/** Every state of the page of somebody who has a keep card. */
export async function keepCard({ page, at, language }: Guide, code: string): Promise<void> {
  const address = `/keep?lang=${language.tag}`;
  const open = async (text: string) => {
    await page.locator('.keep-code').fill(text);
    await page.locator('.keep-ask [type="submit"]').tap();
  };
  const part = page.locator('.keep-part h2').first();
  await page.goto(address);
  await expect(page.locator('.keep-code')).toBeVisible();
  await at('keep', 'asks for a code');
  await open('1234');
  await expect(page.getByRole('alert')).toBeVisible();
  await at('keep', 'this is no code');

  await page.context().setOffline(true);
  await open(code);
  await expect(part).toBeFocused();
  await at('keep', 'without a network');
  await page.context().setOffline(false);
  await page.locator('.keep-choices .primary').tap();
  await expect(page.locator('.said:not(.replies)')).toBeVisible();
  // What was done comes after what was said.
  await expect(page.locator('.said.replies')).toBeVisible();
  await expect(part).toBeFocused();
  await at('keep', 'the answers');

  await page.locator('#main > div > .button.primary').tap();
  await expect(page.locator('.keep-ask')).toBeVisible();
  await at('keep', 'closed');
  await open(code);
  await page.locator('.take-back .danger').tap();
  await expect(page.locator('.take-back h2')).toBeFocused();
  await at('keep', 'are they to be taken back?');
  await page.locator('.keep-choices .danger').tap();
  await expect(page.locator('.take-back')).toHaveCount(0);
  await expect(part).toBeFocused();
  await at('keep', 'taken back');

  await page.goto('about:blank');
  await page.goto(`${address}#${secretIn(code) ?? ''}`);
  await expect(page.locator('.take-back')).toBeVisible();
  await at('keep', 'no answers for this card');
  await page.locator('.take-back .danger').tap();
  await page.locator('.keep-choices .danger').last().tap();
  await expect(page.locator('.take-back')).toHaveCount(0);
  await expect(part).toBeFocused();
  await at('keep', 'not kept when they come');
}
