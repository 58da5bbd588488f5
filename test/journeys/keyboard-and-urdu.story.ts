import type { Locator, Page } from '@playwright/test';
import { answer, byTouch, expectDelivery, screenOf, type Press } from './check-in.ts';
import { expect, test, withoutWorker } from './fixtures.ts';

test.use(withoutWorker);

/** Presses with Tab, arrows, Space and Enter alone: moves on from where the focus is until it is on the target. */
const byKeyboard = (page: Page): Press => async (target: Locator) => {
  const isRadio = (await target.locator('input[type="radio"]').count()) > 0;
  const control = (await target.locator('input').count()) > 0 ? target.locator('input') : target;
  const focused = () => control.evaluate((element) => element === document.activeElement);
  const sameGroup = () => control.evaluate((element) => element instanceof HTMLInputElement && document.activeElement instanceof HTMLInputElement && document.activeElement.type === 'radio' && document.activeElement.name === element.name);
  for (let keys = 0; keys < 60 && !(await focused()); keys += 1) await page.keyboard.press(isRadio && (await sameGroup()) ? 'ArrowDown' : 'Tab');
  expect(await focused(), 'the keyboard reaches it').toBe(true);
  if (isRadio && (await control.isChecked())) return;
  await page.keyboard.press(isRadio || (await control.evaluate((element) => element instanceof HTMLInputElement)) ? 'Space' : 'Enter');
};

test('The whole check-in by keyboard alone', async ({ page }) => {
  await page.goto('/answer/my-future/en');
  await answer(page, byKeyboard(page));
  await expectDelivery(page, 'sent');
});

test('The whole check-in in Urdu, from right to left, by who finds the first page in English', async ({ page }) => {
  await page.goto('/?lang=en');
  await page.getByRole('link', { name: 'اردو' }).tap();
  await expect(page.locator('html')).toHaveAttribute('lang', 'ur');
  await page.locator('.way.first').tap();
  await page.waitForURL('**/answer/my-future/ur');
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
  await answer(page, byTouch, 'welcome', 'good-at');
  // The board's places run from the right.
  const places = await screenOf(page, 'work').locator('.place').evaluateAll((all) => all.map((place) => place.getBoundingClientRect().left));
  expect(places).toEqual(places.toSorted((one, other) => other - one));
  await answer(page, byTouch, 'work', 'share-review');
  await expectDelivery(page, 'sent');
});
