import type { Page } from '@playwright/test';
import { starterSurveys } from '#server/library/surveys.ts';
import { described, openStill, personWith, stopClock, until, type Person } from './by-switch.ts';
import { test } from './fixtures.ts';

/** What of this page is still to be answered, by the selector of its first choice. Runs in the browser. */
function unanswered(): string | undefined {
  const page = [...document.querySelectorAll<HTMLElement>('section[data-page]')].find((section) => section.checkVisibility());
  const here = `section[data-page="${page?.dataset['page'] ?? ''}"]`;
  for (const question of page?.querySelectorAll('fieldset') ?? []) {
    const input = question.querySelector<HTMLInputElement>('.cards input');
    if (input !== null && question.querySelector('input:checked') === null) return `${here} input[name="${input.name}"]`;
    if (question.querySelector('.place > button') !== null) return `${here} .place > button`;
  }
  return undefined;
}
/** The page that is on the screen, or that it is over. */
const whereItIs = (page: Page) => page.evaluate(() => (document.querySelector('.finished') === null ? [...document.querySelectorAll<HTMLElement>('section[data-page]')].find((section) => section.checkVisibility())?.dataset['page'] : 'finished'));

async function wholeSurvey(page: Page, person: Person): Promise<void> {
  for (let at = await whereItIs(page); at !== 'finished'; at = await whereItIs(page)) {
    for (let wanted = await page.evaluate(unanswered); wanted !== undefined; wanted = await page.evaluate(unanswered)) await person.choose(wanted, 'answer');
    await person.choose('[data-next]');
    person.effort.screens += 1;
    const before = at;
    await until(page, async () => ![before, undefined].includes(await whereItIs(page)), `the page after ${before}`);
  }
}

for (const switches of [1, 2] as const) {
  for (const { id } of starterSurveys) {
    test(`${id}, ${switches === 1 ? 'one switch' : 'two switches'}`, async ({ page }) => {
      await page.addInitScript((aids) => sessionStorage.setItem('access', JSON.stringify({ format: 1, aids })), switches === 1 ? 'press-one' : 'press-two');
      await stopClock(page);
      await openStill(page, `/answer/${id}/en-simple`);
      await until(page, async () => (await page.locator('[data-scan]').count()) > 0, 'something is framed');
      const person = personWith(page, switches);
      await wholeSurvey(page, person);
      test.info().annotations.push({ type: 'way', description: described(person.effort) });
    });
  }
}
