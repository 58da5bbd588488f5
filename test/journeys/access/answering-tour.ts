import { answersOfOnePerson, byTouch, doOn, expectDelivery, nextButton, readyOffline, screenOf } from '../check-in.ts';
import { expect } from '../fixtures.ts';
import { withVoice } from '../voice.ts';
import { breakWhereAsked, endElsewhere } from '../lying-answers.ts';
import type { Guide } from './guide.ts';
import { full } from './looks.ts';

type Walk = Guide & { start: string; next: () => Promise<void> };

/**
 * What few people ever see is walked in one language of each direction, dealt out so that each script and the longest
 * words meet some of it; `npm run access:full` walks all of it in all.
 */
const offTheWay = {
  notSafe: ['so', 'ur'],
  beforeTheApp: ['pa', 'ar'],
  leaving: ['so', 'ur'],
  troubles: ['en-simple', 'ar'],
  pressing: ['pa', 'ar'],
  notSaved: ['en-simple', 'ur'],
  viewOfOnesOwn: ['en-simple', 'ur'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** Leaves the way, where this language does. */
async function aside(walk: Walk, part: keyof typeof offTheWay, go: (walk: Walk) => Promise<void>): Promise<void> {
  const tags: readonly string[] = offTheWay[part];
  if (full || tags.includes(walk.language.tag)) await go({ ...walk, at: (place, state) => walk.at(place, state, tags) });
}

const walkOf = (guide: Guide): Walk => ({ ...guide, start: `/answer/my-future/${guide.language.tag}`, next: () => nextButton(guide.page).tap() });
const heading = ({ page }: Guide) => page.locator('h1:visible');

/** After a change of page the keyboard and the screen reader stand at its heading. */
async function arrived(walk: Walk, screen: string): Promise<void> {
  await expect(screenOf(walk.page, screen)).toBeVisible();
  await expect(heading(walk)).toBeFocused();
}

async function choose(walk: Walk, screen: string, value: string): Promise<void> {
  await doOn(walk.page, screen, { kind: 'choose', values: [value] }, byTouch);
}

/** The server's page, as a person has it who is quicker than the app; and as it stays where the questions cannot be had. */
async function beforeTheApp(walk: Walk): Promise<void> {
  const { page, at, start, next } = walk;
  await page.route('**/*.js', (route) => route.abort());
  await page.goto(start);
  await at('answer', 'welcome, before the app');
  await next();
  await arrived(walk, 'assent');
  await at('answer', 'assent, before the app');
  await next();
  await expect(page.locator('.opening')).toBeVisible();
  await at('answer', 'the app is awaited');
  await page.unroute('**/*.js');

  await page.route('**/api/packs/**', (route) => route.abort());
  await page.goto(start);
  await expect(page.locator('.farewell h1')).toBeVisible();
  await at('answer', 'no questions on this device');
  await page.unroute('**/api/packs/**');
}

/** An address without cryptography: this machine by a name that no browser trusts. */
async function notSafe({ page, at, start }: Walk, server: string): Promise<void> {
  const address = new URL(start, server);
  address.hostname = '0.0.0.0';
  await page.goto(address.href);
  // The server's page has a heading too.
  await expect(page.locator('.shell h1')).toBeVisible();
  await at('answer', 'an address that is not safe');
}

/** Every way of leaving before the end. */
async function leaving(walk: Walk): Promise<void> {
  const { page, at, start, next } = walk;
  await page.goto(start);
  for (const choice of ['no', 'later']) {
    await next();
    await choose(walk, 'assent', choice);
    await next();
    await expect(page.locator('.farewell')).toBeVisible();
    await expect(heading(walk)).toBeFocused();
    await at('answer', `said ${choice}`);
    await page.locator('.farewell .next').tap();
    await expect(screenOf(page, 'welcome')).toBeVisible();
  }
  for (const [kind, button] of [['dropped', '.cards > .danger'], ['kept', '.cards > .button:not(.primary, .danger)']] as const) {
    await next();
    await choose(walk, 'assent', 'yes');
    await next();
    await page.locator('.top-bar .tool').last().tap();
    await expect(page.getByRole('dialog')).toBeVisible();
    if (kind === 'kept') await at('answer', 'stop');
    await page.getByRole('dialog').locator(button).tap();
    if (kind === 'dropped') {
      await expect(page.getByRole('dialog').locator('[data-part="yes"]')).toBeVisible();
      await at('answer', 'stop, and delete?');
      await page.getByRole('dialog').locator('[data-part="yes"]').tap();
    }
    await expect(page.locator('.farewell')).toBeVisible();
    await expect(heading(walk)).toBeFocused();
    await at('answer', `stopped, ${kind}`);
    await page.locator('.farewell .next').tap();
    if (kind === 'dropped') await expect(screenOf(page, 'welcome')).toBeVisible();
  }
  // Answers that were kept are asked about before anything of them is shown.
  await expect(page.locator('.farewell .cards')).toBeVisible();
  await at('answer', 'welcome back');
  await page.locator('.farewell .cards button').last().tap();
  await expect(heading(walk)).toBeFocused();
  await at('answer', 'welcome back, and delete?');
  await page.locator('.farewell .cards .danger').tap();
  await expect(screenOf(page, 'welcome')).toBeVisible();
}

/** Answers that are not here any more, and a device that cannot open what it keeps. */
async function troubles(walk: Walk): Promise<void> {
  const { page, at, start, next } = walk;
  await page.goto(start);
  await next();
  await choose(walk, 'assent', 'yes');
  await next();
  await arrived(walk, 'practice');
  await endElsewhere(page, 'gone');
  await page.locator('.top-bar .tool').last().tap();
  await page.getByRole('dialog').locator('.cards > .danger').tap();
  await page.getByRole('dialog').locator('[data-part="yes"]').tap();
  await expect(page.locator('.farewell')).toBeVisible();
  await expect(heading(walk)).toBeFocused();
  await at('answer', 'the answers are gone');
  await page.locator('.farewell .next').tap();
  await expect(screenOf(page, 'welcome')).toBeVisible();

  await breakWhereAsked(page);
  await page.goto(`${start}?broken`);
  await expect(page.locator('.farewell h1')).toBeVisible();
  await at('answer', 'the store cannot be opened');
}

/** Settings change the page behind them; help says a question in other words. */
async function settings(walk: Walk): Promise<void> {
  const { page, at } = walk;
  await page.locator('.top-bar .tool').first().tap();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toBeVisible();
  await at('answer', 'how it looks');
  for (const [name, value] of [['theme', 'dark'], ['size', '150'], ['symbols', 'only'], ['motion', 'reduced']] as const) {
    await dialog.locator(`label:has(input[name="access-${name}"][value="${value}"])`).tap();
    await expect(page.locator('html')).toHaveAttribute(`data-${name}`, value);
  }
  await dialog.locator('.actions .button').last().tap();
  await expect(page.locator('html')).toHaveAttribute('data-size', '100');
  await dialog.locator('.actions .primary').tap();
  await expect(dialog).toBeHidden();
}

/** With one switch: what stands above the page, the frame on it, and where all of that is set. Taps are the switch's there, but for those on the strip. */
async function pressing(walk: Walk): Promise<void> {
  const { page, at } = walk;
  const dialog = page.getByRole('dialog');
  const choose = async (press: string) => dialog.locator(`label:has(input[name="press-press"][value="${press}"])`).tap();
  await page.locator('.top-bar .tool').first().tap();
  await dialog.locator('.access > .button').tap();
  await choose('one');
  await expect(page.locator('.strip')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.locator('[data-scan]').first()).toBeVisible();
  await at('answer', 'by one switch');
  await page.locator('.strip .button').last().tap();
  await dialog.locator('summary').tap();
  await at('answer', 'how I press');
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await page.locator('.strip .button').last().tap();
  await choose('touch');
  await dialog.locator('.actions .primary').tap();
  await expect(dialog).toBeHidden();
  await expect(page.locator('.strip')).toHaveCount(0);
}

async function help(walk: Walk, screen: string): Promise<void> {
  const { page, at } = walk;
  await page.locator('.bottom-bar .help').tap();
  await expect(page.getByRole('dialog')).toBeVisible();
  await at('answer', 'help');
  await page.getByRole('dialog').locator('[data-part="with-me"]').tap();
  await expect(page.getByRole('dialog').locator('[data-voice="own"]')).toHaveAttribute('aria-pressed', 'true');
  await at('answer', 'who is with me, in the middle');
  await page.getByRole('dialog').locator('[data-voice="own"]').tap();
  await expect(page.getByRole('dialog')).toBeHidden();
  await page.locator('.bottom-bar .help').tap();
  await page.getByRole('dialog').locator('.cards > .button').first().tap();
  await expect(page.getByRole('dialog')).toBeHidden();
  await at('answer', `${screen}, said another way`);
}

/** Pages that are looked at once more when they are answered: one of each kind of answer. */
const answered = ['assent', 'good-at', 'dream', 'adult-does'];

/** The same answers are changed in another tab: this one says that it could not save, and goes on from what is there. */
async function notSaved(walk: Walk, screen: string): Promise<void> {
  const { page, at, start } = walk;
  const other = await page.context().newPage();
  await other.goto(start);
  await other.locator('.farewell .primary').tap();
  await doOn(other, screen, { kind: 'choose', values: ['cooking'] }, byTouch);
  await expect(other.locator('.saving-line .picture')).toBeVisible();
  await other.close();
  await choose(walk, screen, 'gardening');
  await expect(page.locator('.saving-failed')).toBeVisible();
  await at('answer', `${screen}, not saved`);
  await page.locator('.saving-failed button').tap();
  await expect(screenOf(page, screen).locator('input[value="cooking"]')).toBeChecked();
}

async function pages(walk: Walk): Promise<void> {
  const { page, at, next } = walk;
  for (const [index, { screen, doing }] of answersOfOnePerson.entries()) {
    if (index > 0) await arrived(walk, screen);
    await at('answer', screen);
    if (screen === 'welcome') await settings(walk);
    if (screen === 'practice') await aside(walk, 'pressing', pressing);
    if (screen === 'assent') {
      await next();
      await expect(page.locator('.nudge')).not.toBeEmpty();
      await at('answer', 'assent, nothing chosen');
    }
    if (screen === 'favourites') await help(walk, screen);
    if (screen === 'learn') await aside(walk, 'notSaved', (there) => notSaved(there, screen));
    if (doing.kind === 'sort') {
      const half = Math.ceil(doing.places.length / 2);
      for (const [sorted, place] of doing.places.entries()) {
        if (sorted === half) await at('answer', `${screen}, half sorted`);
        await screenOf(page, screen).locator(`.place[data-place="${place}"] > button`).tap();
      }
      await at('answer', `${screen}, sorted`);
    } else {
      const most = screen === 'good-at' ? { kind: 'choose' as const, values: ['helping', 'animals', 'being-kind'] } : doing;
      await doOn(page, screen, most, byTouch);
      if (screen === 'dream') await screenOf(page, screen).locator('textarea').fill('🐕 1234');
      if (answered.includes(screen)) await at('answer', `${screen}, answered`);
    }
    if (index === answersOfOnePerson.length - 1) return;
    await next();
  }
}

/** The last page, waiting for a network and sent, and My plan on it. Returns the code of the keep card. */
async function end(walk: Walk): Promise<string> {
  const { page, at, next } = walk;
  await page.context().setOffline(true);
  await next();
  await expectDelivery(page, 'waiting');
  await expect(heading(walk)).toBeFocused();
  await expect(page.locator('.keep-card-code')).toBeVisible();
  await at('answer', 'saved, not yet sent');
  await page.locator('.finished .change').tap();
  await expect(page.locator('.views .button')).toBeVisible();
  await expect(heading(walk)).toBeFocused();
  await at('answer', 'a view of one’s own, not on this device');
  await page.context().setOffline(false);
  await aside(walk, 'viewOfOnesOwn', async (there) => {
    await page.locator('.views .button').tap();
    await expect(page.locator('[data-view]').first()).toBeVisible();
    await there.at('answer', 'a view of one’s own');
  });
  await page.locator('.top-bar .bar-button').tap();
  await page.evaluate(() => dispatchEvent(new Event('online')));
  await expectDelivery(page, 'sent');
  await at('answer', 'saved');
  const code = (await page.locator('.keep-card-code').innerText()).trim();

  await page.locator('.finished button.next').tap();
  await expect(page.locator('.plan-sheet')).toBeVisible();
  await at('answer', 'my plan');
  if ((await page.locator('.plan-toggle').count()) > 0) {
    await page.locator('.plan-toggle').tap();
    await expect(page.locator('.plan-beside').first()).toBeVisible();
    await at('answer', 'my plan, with English');
  }
  await page.locator('.plan-keep .button').tap();
  await expect(page.locator('.plan-keep [role="status"]')).not.toBeEmpty();
  await at('answer', 'my plan, kept');
  return code;
}

/** The check-in of a server from its first page to its last, with all that can happen between. Returns the code of the keep card. */
export async function answering(guide: Guide, server: string): Promise<string> {
  const walk = walkOf(guide);
  const { page } = walk;
  // Where the device can read the language aloud, there is a button more.
  if (guide.language.tag !== 'en-simple') await withVoice(page, guide.language.tag);
  await aside(walk, 'notSafe', (there) => notSafe(there, server));
  await aside(walk, 'beforeTheApp', beforeTheApp);
  await aside(walk, 'leaving', leaving);
  await aside(walk, 'troubles', troubles);
  await page.goto(walk.start);
  await readyOffline(page, 4);
  await pages(walk);
  return end(walk);
}
