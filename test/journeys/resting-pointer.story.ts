import { openStill, stopClock, until } from './by-switch.ts';
import { nextButton, screenOf } from './check-in.ts';
import { expect, test, withoutWorker } from './fixtures.ts';

test.use(withoutWorker);

test('With a pointer that rests: what it rests on fills and is pressed, and leaving calls it off; lines and room to read', async ({ page }) => {
  await page.addInitScript(() => sessionStorage.setItem('access', JSON.stringify({ format: 1, aids: 'press-dwell ruler-on spacing-wider' })));
  await stopClock(page);
  await openStill(page, '/answer/my-future/en-simple');
  await until(page, () => page.locator('.strip').isVisible(), 'the strip is there');
  const middle = async (selector: string) => {
    const box = await page.locator(selector).first().boundingBox();
    if (box === null) throw new Error(`${selector} is not there`);
    return [box.x + box.width / 2, box.y + box.height / 2] as const;
  };
  const restOn = async (selector: string, time: number) => {
    await page.mouse.move(...(await middle(selector)));
    await page.clock.runFor(time);
  };
  await restOn('[data-next]', 1050);
  await until(page, () => screenOf(page, 'assent').isVisible(), 'the next page is there');
  // The pointer rests where it pressed: nothing more is pressed there.
  await page.clock.runFor(3000);
  await expect(screenOf(page, 'assent')).toBeVisible();
  await expect(page.locator('.nudge')).toBeEmpty();

  const [yes, no] = [screenOf(page, 'assent').locator('label.card').first(), screenOf(page, 'assent').locator('label.card').nth(1)];
  await page.mouse.move(180, 300);
  await restOn('section[data-page="assent"] label.card:has([value="no"])', 900);
  await expect(no).toHaveAttribute('data-dwell', '8');
  await restOn('section[data-page="assent"] label.card:has([value="yes"])', 500);
  await expect(no).not.toHaveAttribute('data-dwell', /./);
  await expect(page.locator('input:checked:visible')).toHaveCount(0);
  await page.clock.runFor(600);
  await expect(yes.locator('input')).toBeChecked();

  // In a pause nothing is pressed but what ends it.
  await restOn('.strip [data-pause]', 1050);
  await restOn('[data-next]', 3000);
  await expect(screenOf(page, 'assent')).toBeVisible();
  await restOn('[data-go-on]', 1050);
  await restOn('[data-next]', 1050);
  await expect(screenOf(page, 'assent')).toBeHidden();
  await expect(nextButton(page)).toBeVisible();

  // The lines are above and below where the pointer is.
  await page.mouse.move(200, 300);
  const ruler = await page.locator('.ruler').boundingBox();
  expect([(ruler?.y ?? 0) < 300, (ruler?.y ?? 0) + (ruler?.height ?? 0) > 300]).toEqual([true, true]);
  expect(await page.locator('h1:visible').evaluate((heading) => parseFloat(getComputedStyle(heading).letterSpacing))).toBeGreaterThan(0);
});
