import type { Page } from '@playwright/test';
import { screens } from '#server/contracts/screens.ts';
import { liveIssue2 } from '#server/library/live-issue.ts';
import { described, openStill, personWith, setByTouch, stepsToAnswer, stopClock, until } from './by-switch.ts';
import { answersOfOnePerson, screenOf, type Doing } from './check-in.ts';
import { expect, test } from './fixtures.ts';
import { withVoice } from './voice.ts';
import { arrivedOn } from './ways/arrived.ts';
import type { Person } from './ways/person.ts';
import { photoFile } from './ways/say-it.ts';
import { wholeSurvey } from './ways/whole-survey.ts';

/** Most scan steps, on average, to an answer. */
const mostSteps = 4;

const input = (screen: string, name: string, value: string) => `section[data-page="${screen}"] input[name="${name}"][value="${value}"]`;

async function doBySwitch(page: Page, person: Person, screen: string, doing: Doing): Promise<void> {
  const choose = async (name: string, value: string) => {
    await person.choose(input(screen, name, value), 'answer');
    await expect(page.locator(input(screen, name, value))).toBeChecked();
  };
  switch (doing.kind) {
    case 'go-on':
      return;
    case 'choose':
      for (const value of doing.values) await choose(screen, value);
      return;
    case 'choose-each':
      for (const [question, value] of Object.entries(doing.values)) await choose(question, value);
      return;
    case 'sort':
      for (const [index, place] of doing.places.entries()) {
        await person.choose(`section[data-page="${screen}"] .place[data-place="${place}"] > button`, 'answer');
        await expect(screenOf(page, screen).locator('.sorted')).toHaveCount(index + 1);
      }
  }
}

/** From one screen to another, both answered, with nothing but switches. */
async function answerBySwitch(page: Page, person: Person, from: string, to: string): Promise<void> {
  const ids = answersOfOnePerson.map(({ screen }) => screen);
  for (const { screen, doing } of answersOfOnePerson.slice(ids.indexOf(from), ids.indexOf(to) + 1)) {
    await until(page, () => screenOf(page, screen).isVisible(), `${screen} is there`);
    await doBySwitch(page, person, screen, doing);
    await person.choose('[data-next]');
    person.effort.screens += 1;
  }
}

/** A picture of one's own in place of the symbol for music. The browser's own chooser is not ours to scan: it gives a file. */
async function putOwnPicture(page: Page, person: Person): Promise<void> {
  page.once('filechooser', (chooser) => void chooser.setFiles(photoFile));
  for (const wanted of ['.board [data-own]', '[data-part="music"]', '[data-part="choose"]']) await person.choose(wanted);
  await until(page, () => page.locator('dialog img.picture').isVisible(), 'the picture is there');
  await person.choose('.dialog-head button');
  await expect(page.locator('.in-hand-card:visible img.picture')).toBeVisible();
}

test('With one switch and nothing else: the whole check-in, to the keep card', async ({ page }) => {
  test.setTimeout(600_000);
  await stopClock(page);
  await openStill(page, '/answer/my-future/en-simple');
  const taps = await setByTouch(page, 'one', '.top-bar .tool >> nth=0');
  // It is there again by itself, as soon as scripts are.
  await openStill(page, '/answer/my-future/en-simple');
  await until(page, async () => (await page.locator('[data-scan]').count()) > 0, 'something is framed');
  // What stays at the foot of the screen needs no scrolling to: who the survey is for is still there to be read.
  await expect(page.locator('[data-scan] [data-next], [data-next][data-scan]')).toBeVisible();
  expect(await page.evaluate(() => scrollY)).toBe(0);
  // A long press lets the frame rest, and the page says how it comes back.
  await page.keyboard.down('Space');
  await page.clock.runFor(450);
  await page.keyboard.up('Space');
  await expect(page.locator('[data-scan]')).toHaveCount(0);
  await until(page, () => page.locator('.strip [data-wakes]').isVisible(), 'the strip says that the frame rests');
  await page.clock.runFor(300);
  await page.keyboard.press('Space');
  await until(page, async () => (await page.locator('[data-scan]').count()) > 0 && !(await page.locator('.strip [data-wakes]').isVisible()), 'the frame is back');
  await page.clock.runFor(300);

  // Who helps by a finger pauses the frame, and lets it go on; who comes by the keyboard has it out of their way.
  const nothingFramed = () => expect(page.locator('[data-scan]')).toHaveCount(0);
  const framedAgain = (what: string) => until(page, async () => (await page.locator('[data-scan]').count()) > 0 && (await page.locator('.strip [data-go-on]').count()) === 0, what);
  await page.locator('.strip [data-pause]').tap();
  await until(page, () => page.locator('.strip [data-go-on]').isVisible(), 'the strip says how it goes on');
  await nothingFramed();
  await page.locator('.strip [data-go-on]').tap();
  await framedAgain('the frame goes on after a pause');
  await page.keyboard.press('Tab');
  await nothingFramed();
  await page.keyboard.press('Escape');
  await framedAgain('the frame goes on after the keyboard');

  const person = personWith(page, 1);
  await answerBySwitch(page, person, 'welcome', 'welcome');
  // What was pressed by mistake is taken back by the next press in time, and nothing comes of it.
  await until(page, () => screenOf(page, 'assent').isVisible(), 'the next page is there');
  await page.keyboard.press('Space');
  await page.clock.runFor(500);
  await expect(page.locator('[data-scan="chosen"]')).toHaveCount(1);
  await page.keyboard.press('Space');
  await page.clock.runFor(990);
  await expect(screenOf(page, 'assent').locator('input:checked')).toHaveCount(0);
  await expect(page.locator('[data-scan="here"]')).toHaveCount(1);

  await answerBySwitch(page, person, 'assent', 'with-me');
  await putOwnPicture(page, personWith(page, 1));
  await answerBySwitch(page, person, 'likes', 'share-review');
  await until(page, () => page.locator('.keep-card').isVisible(), 'the keep card is there');
  test.info().annotations.push({ type: 'one switch', description: `set by ${taps} taps; ${described(person.effort)}` });
  expect(stepsToAnswer(person.effort)).toBeLessThanOrEqual(mostSteps);
});

test('With two switches, row by row, and what is framed is said: one moves the frame, the other chooses, through a board and a question; and then a whole survey', async ({ page, server }) => {
  await withVoice(page, 'en-GB', 20);
  await stopClock(page);
  await openStill(page, '/?lang=en-simple', '.shell-tools .button');
  await setByTouch(page, 'two', '.shell-tools .button >> nth=0');
  await page.evaluate(() => {
    const profile = JSON.parse(sessionStorage.getItem('access') ?? '{}') as { aids: string };
    sessionStorage.setItem('access', JSON.stringify({ ...profile, aids: `${profile.aids} order-rows spoken-on` }));
  });
  await openStill(page, '/answer/my-future/en-simple');
  await until(page, async () => (await page.locator('[data-scan]').count()) > 0, 'something is framed');
  const person = personWith(page, 2);
  await answerBySwitch(page, person, 'welcome', 'likes');
  await until(page, () => screenOf(page, 'good-at').isVisible(), 'the next page is there');
  const said = await page.evaluate(() => (globalThis as unknown as { said: string[] }).said);
  // Each alone: a place of the board with the card that lies in the middle.
  expect(said).toEqual(expect.arrayContaining(['Yes, I want to start', 'Music: I like it', 'Next']));
  test.info().annotations.push({ type: 'two switches', description: described(person.effort) });

  const before = await arrivedOn(server);
  await openStill(page, '/answer/live-issue-2/en-simple');
  await until(page, async () => (await page.locator('[data-scan]').count()) > 0, 'something is framed');
  const answered = await wholeSurvey(page, liveIssue2, personWith(page, 2));
  const arrived = [...(await arrivedOn(server))].flatMap(([id, { answers }]) => (before.has(id) ? [] : [answers]));
  expect(arrived.map((answers) => [...answers].filter(([, { kind }]) => kind !== 'skipped'))).toEqual([[...answered.said]]);
});

test.describe('Where no results were published yet and nobody is signed in, which Chromium writes to its console', () => {
  test.use({ expectedOnConsole: [/status of 40[14]/] });

  test('Every screen is scanned by being a screen', async ({ page }) => {
    await page.addInitScript(() => sessionStorage.setItem('access', JSON.stringify({ format: 1, aids: 'press-one' })));
    await stopClock(page);
    // Who is not signed in is led from staff's pages to signing in, which is one of these.
    for (const pattern of Object.values(screens).filter((each) => each !== screens.staff && !each.startsWith('/staff/areas/'))) {
      const address = pattern.replace(':area', 'riverside').replace(':round', 'my-future').replace(':language', 'en-simple');
      await page.goto(address);
      await until(page, async () => (await page.locator('.strip').isVisible()) && (await page.locator('[data-scan]').count()) > 0, `something is framed at ${address}`);
    }
    // Who looks for what families are asked finds it among ten rounds, though the page opened before they were known.
    await openStill(page, '/?lang=ur', '.area');
    const parent = personWith(page, 1);
    await parent.choose('a[href^="/answer/parents"]');
    await until(page, () => page.locator('.answering').isVisible(), 'the round of parents is there');
    expect(parent.effort.presses).toBe(1);
    expect(parent.effort.toOthers[0]).toBeLessThanOrEqual(4);
    // An adult is near from any page: of what is always there, nothing of the strip comes before.
    await until(page, async () => (await page.locator('[data-scan]').count()) > 0, 'something is framed');
    await parent.choose('.adult');
    expect(parent.effort.presses).toBe(3);
  });
});
