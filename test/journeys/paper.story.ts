import { createHash } from 'node:crypto';
import type { Page } from '@playwright/test';
import { BookletsMade, BookletSheet } from '#server/contracts/booklet.ts';
import { administratorLink, choosePassword, field, sayWho, submit } from './by-staff.ts';
import { expect, test } from './fixtures.ts';
import { pagesOnPaper } from './on-paper.ts';
import { storedOn } from './stored.ts';

// Who is not signed in yet is told so, and a booklet that came before is refused; Chromium writes both to its console.
test.use({ expectedOnConsole: [/status of (401|409)/] });

const round = 'my-future-year-10';
const screen = (name: 'booklets' | 'typing') => `/staff/areas/riverside/${name}/${round}?lang=en-simple`;

async function signIn(page: Page, link: string): Promise<void> {
  await page.goto(link.replace('/staff/invite', '/staff/invite?lang=en-simple'));
  await sayWho(page, 'Ada First', 'ada.paper@riverside.example');
  const number = await choosePassword(page, 'four quiet orange boats');
  await field(page, 'code').fill(number());
  await submit(page).tap();
  await expect(page.locator('.staff-places').first()).toBeVisible();
}

/** A batch more, and which of its booklets are to be typed twice: its code decides. */
async function moreBooklets(page: Page, origin: string) {
  const ask = async (rest: string, data: object): Promise<unknown> => (await page.request.post(`/api/staff/areas/riverside/booklets/${round}${rest}`, { data, headers: { origin } })).json();
  const { batch } = BookletsMade.parse(await ask('', { booklets: 120, year: 10, stage: 'E' }));
  const { booklets } = BookletSheet.parse(await ask('/sheet', { batch }));
  const isTwice = ({ code }: { code: string }) => Number.parseInt(createHash('sha256').update(`twice ${code}`).digest('hex').slice(0, 8), 16) % 10 === 0;
  return { once: booklets.filter((each) => !isTwice(each)), twice: booklets.filter(isTwice) };
}

/** Every question answered: a choice by one key, “up to three” by three. Nothing is written. 20 answers, and one left empty. */
const answers = ['1', '1', '0', '1', '1', '2', '3', '1', '2', '1', '2', '3', '1', '1', '2', '3', '1', '1', '0', '1', '1', '1'];

test.use({ apart: 'paper' });

test('Booklets are printed, come back, and are typed in: 20 answers by 30 keys, one of them without a network, none of them twice', async ({ page, context, server }) => {
  await signIn(page, await administratorLink(server));
  await page.goto(screen('booklets'));
  await page.locator('.paper-form input').first().fill('2');
  await page.locator('.paper-form [type="submit"]').tap();
  await expect(page.locator('.booklet-page[data-copy="first"]').first()).toBeAttached();
  const pages = await page.locator('.booklet-page[data-copy="first"]').count();
  const cut = await page.locator('.booklet-page[data-copy="first"] .booklet-room').evaluateAll((rooms) => rooms.filter((room) => room.scrollHeight > room.clientHeight + 1).length);
  expect(cut, 'no page holds more than there is room for').toBe(0);
  expect(await pagesOnPaper(page, 'section.paper-part .button.primary')).toBe(2 * pages);
  expect(pages).toBeGreaterThan(6);
  await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  await page.locator('input[name="size"][value="large"]').check();
  await page.locator('select[name="language"]').selectOption('ur');
  await expect(page.locator('.booklet[data-size="large"][lang="ur"] .booklet-page[data-copy="first"]').first()).toBeAttached();
  const percents = await page.locator('.booklet-page[data-copy="first"] .booklet-block').evaluateAll((blocks) => blocks.map(({ dataset }) => Number(dataset['fit'])));
  expect(Math.min(...percents), 'large print has 16 points and more').toBeGreaterThanOrEqual(70);

  const { once, twice } = await moreBooklets(page, server.url);
  const [first, second] = once;
  const [again] = twice;
  if (first === undefined || second === undefined || again === undefined) throw new Error('too few booklets');
  await page.goto(screen('typing'));
  await expect(page.locator('.paper-form input')).toBeFocused();
  const who = page.getByRole('heading', { name: 'Who helped?' });
  let keys = 0;
  const press = async (...pressed: readonly string[]) => {
    for (const key of pressed) await page.keyboard.press(key);
    keys += pressed.length;
  };
  const done = (count: number) => expect(page.locator('.notice.good')).toContainText(String(count));

  await press(...first.number.split(''));
  await expect(who).toBeFocused();
  await press('2', ...answers);
  await expect(page.locator('.paper-review')).toBeVisible();
  await expect(page.locator('.paper-review dd > span').getByText('No answer')).toHaveCount(2);
  await press('Enter');
  await done(1);
  expect(keys, 'key presses of a booklet with 20 answers').toBeLessThanOrEqual(30);
  await expect.poll(async () => (await storedOn(server)).arrivedBy).toEqual(['card']);
  const stored = await storedOn(server);
  expect(stored.answers.filter(({ option_id }) => option_id !== null)).toHaveLength(20);
  expect(new Set(stored.answers.map(({ voice }) => voice))).toEqual(new Set(['read-to']));

  await context.setOffline(true);
  await press(...second.number.split(''));
  await page.keyboard.press('Enter');
  await expect(page.getByText('Type the long code.')).toBeVisible();
  await page.locator('.paper-form input').fill(second.code);
  await page.keyboard.press('Enter');
  await expect(who).toBeFocused();
  await press('1', ...answers);
  await expect(page.locator('.paper-review')).toBeVisible();
  await press('Enter');
  await done(2);
  await page.locator('.paper-form input').fill(second.code);
  await page.keyboard.press('Enter');
  await expect(page.getByText('You typed this booklet before.')).toBeVisible();
  expect((await storedOn(server)).responses).toBe(1);
  await context.setOffline(false);
  await expect.poll(async () => (await storedOn(server)).arrivedBy).toEqual(['card', 'card']);

  // One in ten is typed a second time. A finger slips once, and the paper decides.
  await page.locator('.paper-form input').fill(again.number);
  await expect(who).toBeFocused();
  await press('1', ...answers);
  await expect(page.getByText('Please type this booklet one more time.')).toBeVisible();
  await press('Enter', '2', ...answers.slice(1));
  await expect(page.getByText('Which one is right?')).toBeVisible();
  await press('1');
  await expect(page.locator('.paper-review')).toBeVisible();
  await press('Enter');
  await done(3);
  await page.locator('.paper-form input').fill(first.number);
  await expect(page.getByText('This booklet came back before.')).toBeVisible();

  await expect.poll(async () => (await storedOn(server)).responses).toBe(3);
  await page.goto(screen('booklets'));
  await expect(page.getByText('3 of 120 came back.')).toBeVisible();
  await expect(page.getByText('Typed again: 1. Answers: 20. Not the same: 1.')).toBeVisible();
});
