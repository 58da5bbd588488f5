import { expect } from '../fixtures.ts';
import type { Guide } from './guide.ts';

const pin = '480216';

/** Somebody who is signed in plans a session, looks at it, and keeps it on the device behind a PIN. */
export async function plansSession({ page, at, language }: Guide): Promise<void> {
  const sessions = `/staff/areas/riverside/sessions?lang=${language.tag}`;
  await page.goto(sessions);
  // A server that stories share may have sessions already, and they stand first.
  const groups = page.locator('.plan-list a[href*="#plan-"]');
  await expect(groups.first()).toBeVisible();
  await page.locator('.plan-more > summary').tap();
  await at('sessions', 'none yet');
  await groups.first().tap();
  await page.locator('.plan-form details > summary').tap();
  await at('sessions', 'a plan');
  await page.locator('.plan-form [type="submit"]').tap();
  await expect(page.locator('.poster-pictures > li')).toHaveCount(4);
  await expect(page.locator('[data-part="pack"] [data-ready="yes"]')).toBeVisible({ timeout: 60_000 });
  await at('session', 'as planned');
  await page.locator('[data-part="after"] .plan-steps .button').last().press('Enter');
  await page.locator('[data-part="after"] .plan-form').first().locator('[type="submit"]').press('Enter');
  await page.locator('[name="note"]').fill('نوٹ');
  await at('session', 'numbers that do not fit');

  await page.goto(sessions);
  await page.locator('.plan-more > summary').tap();
  await page.locator('[name="new-pin"]').fill(pin);
  await page.locator('[name="pin-again"]').fill(pin);
  await page.locator('.plan-more [type="submit"]').tap();
  await expect(page.locator('[data-kept="true"]')).toHaveCount(1);
  await page.goto(sessions);
  await page.locator('[name="pin"]').fill('111111');
  await page.locator('.plan-form [type="submit"]').tap();
  await expect(page.locator('[role="alert"] .notice')).toBeVisible();
  await page.locator('.plan-more > summary').tap();
  await at('sessions', 'locked');
  await page.context().setOffline(true);
  await page.goto(`/staff/areas/riverside/typing/my-future?lang=${language.tag}`);
  await expect(page.locator('[name="pin"]')).toBeVisible();
  await at('typing', 'begun without a network');
  await page.context().setOffline(false);
}
