import type { Page } from '@playwright/test';
import { axeFaults } from './access/axe.ts';
import { measureFocus } from './access/in-page.ts';
import { answer, byTouch, doOn, nextButton, screenOf } from './check-in.ts';
import { expect, test } from './fixtures.ts';

/** What a person has told their system, rather than us: forced colours, and no motion. */

/** How an element stands out where every background is the system's: by edge, outline or a ground of the system's own. */
const edgeOf = (page: Page, selector: string) =>
  page.locator(selector).first().evaluate((element) => {
    const { borderBlockStartWidth, borderBlockStartStyle, borderBlockStartColor, backgroundColor } = getComputedStyle(element);
    return { width: parseFloat(borderBlockStartWidth), style: borderBlockStartStyle, colour: borderBlockStartColor, ground: backgroundColor };
  });

/** Things to press that have no edge of their own, among all that are shown. */
const withoutEdge = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('button, .button, label.card, label.pill, textarea, input:not([type="radio"], [type="checkbox"]), select')]
      .filter((element) => element.checkVisibility({ visibilityProperty: true }))
      .filter((element) => {
        const { borderBlockStartWidth, borderBlockStartStyle } = getComputedStyle(element);
        return parseFloat(borderBlockStartWidth) < 1 || ['none', 'hidden'].includes(borderBlockStartStyle);
      })
      .map((element) => `${element.localName}.${element.className}`),
  );

async function standsOut(page: Page): Promise<void> {
  expect(await withoutEdge(page)).toEqual([]);
  expect(await axeFaults(page, { colours: false })).toEqual([]);
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(`In forced colours (${colorScheme}), what can be pressed, what is chosen and where one is show by their edges`, async ({ page }) => {
    await page.emulateMedia({ forcedColors: 'active', colorScheme });
    await page.goto('/?lang=en');
    await expect(page.locator('.area')).toBeVisible();
    await standsOut(page);
    await page.goto('/help?lang=ur');
    await expect(page.locator('.help-ways')).toBeVisible();
    await standsOut(page);

    await page.goto('/answer/my-future/en');
    await answer(page, byTouch, 'welcome', 'welcome');
    await doOn(page, 'assent', { kind: 'choose', values: ['yes'] }, byTouch);
    const chosen = await edgeOf(page, '.card:has(:checked)');
    const other = await edgeOf(page, '.card:not(:has(:checked))');
    expect(chosen.width).toBeGreaterThan(other.width);
    await expect(page.locator('.stone.passed')).toHaveCount(1);
    const stones = await Promise.all(['.stone.passed', '.stone.here', '.stone:not(.passed, .here)'].map((stone) => edgeOf(page, stone)));
    expect(new Set(stones.map(({ ground }) => ground)).size).toBe(3);
    await standsOut(page);
    await page.keyboard.press('Tab');
    expect((await page.evaluate(measureFocus)).faults).toEqual([]);

    await nextButton(page).tap();
    await answer(page, byTouch, 'practice', 'with-me');
    await screenOf(page, 'likes').locator('.place[data-place="well"] > button').tap();
    await standsOut(page);
    await page.locator('.top-bar .tool').first().tap();
    await expect(page.getByRole('dialog')).toBeVisible();
    await standsOut(page);
  });
}

/** What moves by itself or in answer to a press, anywhere on the page. */
const moving = (page: Page) =>
  page.evaluate(() => {
    const seconds = (text: string) => Math.max(...text.split(',').map((part) => parseFloat(part) * (part.trim().endsWith('ms') ? 0.001 : 1)));
    return [...document.querySelectorAll('*')].flatMap((element) =>
      ['', '::before', '::after'].flatMap((pseudo) => {
        const { animationName, animationDuration, transitionDuration, scrollBehavior } = getComputedStyle(element, pseudo === '' ? null : pseudo);
        const moves = (animationName !== 'none' && seconds(animationDuration) > 0) || seconds(transitionDuration) > 0 || scrollBehavior === 'smooth';
        return moves ? [`${element.localName}.${element.getAttribute('class') ?? ''}${pseudo}`] : [];
      }),
    );
  });

test('Who wants no motion, by the system, by the settings or by the quiet theme, has none', async ({ page }) => {
  await page.route('**/api/areas', () => undefined);
  const still = async () => {
    await page.goto('/?lang=en');
    await expect(page.locator('.loading')).toBeVisible();
    expect(await moving(page)).toEqual([]);
    await page.goto('/answer/my-future/en');
    await expect(page.locator('.answering')).toBeVisible();
    expect(await moving(page)).toEqual([]);
    await page.locator('.top-bar .tool').first().tap();
    await expect(page.getByRole('dialog')).toBeVisible();
    expect(await moving(page)).toEqual([]);
  };
  await page.goto('/?lang=en');
  await expect(page.locator('.loading')).toBeVisible();
  expect(await moving(page), 'there is something that could move').not.toEqual([]);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await still();
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  for (const [name, value] of [['motion', 'reduced'], ['theme', 'quiet']] as const) {
    await page.getByRole('dialog').locator(`label:has(input[name="access-${name}"][value="${value}"])`).tap();
    await still();
    await page.getByRole('dialog').locator('.actions .button').last().tap();
  }
});
