import { setTimeout as really } from 'node:timers/promises';
import { expect, type Page } from '@playwright/test';
import { noEffort, type Effort, type Person } from './ways/person.ts';


/** After a press, until the next one counts. */
const breath = 250;
/** The scan's own times, in milliseconds. */
const step = 1000;
const toTakeBack = 1000;

/** What is framed, and whether what is wanted is it, or lies in the framed group. Runs in the browser. */
function look(wanted: string): { framed: string; wanted: 'framed' | 'in the group' | 'not framed'; there: boolean } {
  const room = [...document.querySelectorAll('dialog:modal')].at(-1) ?? document;
  const target = [...room.querySelectorAll(wanted)].find((element) => (element.closest('label') ?? element).checkVisibility({ visibilityProperty: true }));
  const marked = [...document.querySelectorAll<HTMLElement>('[data-scan]')];
  const holds = marked.some((element) => target !== undefined && (element === target || element.contains(target)));
  const group = marked[0]?.dataset['scan'] === 'group';
  return {
    framed: marked.map((element) => `${element.localName} ${element.className} ${element.textContent}`).join('|'),
    wanted: holds ? (group ? 'in the group' : 'framed') : 'not framed',
    there: target !== undefined,
  };
}

/** Lets the page's clock go on until something is so, while what takes real time takes it. */
export async function until(page: Page, isSo: () => Promise<boolean>, what: string): Promise<void> {
  for (const end = Date.now() + 120_000; !(await isSo()); ) {
    if (Date.now() > end) throw new Error(`It never came to this: ${what}`);
    await page.clock.runFor(50);
    await really(10);
  }
}


/** Somebody with switches and nothing else, on the page's clock: they see what is framed, and press when it is what they want. */
export function personWith(page: Page, switches: 1 | 2): Person {
  const effort = noEffort();
  const wait = async (time: number) => {
    effort.time += time;
    await page.clock.runFor(time);
  };
  const press = async (key: 'Space' | 'Enter') => {
    effort.presses += 1;
    await page.keyboard.press(key);
    await wait(breath);
  };
  return {
    way: switches === 1 ? 'one-switch' : 'two-switches',
    effort,
    until: (isSo, what) => until(page, isSo, what),
    write: undefined,
    drawLine: undefined,
    async choose(wanted, kind = 'other') {
      let steps = 0;
      let before = '';
      await until(page, async () => (await page.evaluate(look, wanted)).there, `${wanted} is there`);
      for (let turn = 0; ; turn += 1) {
        expect(turn, `${wanted} is reached in time`).toBeLessThan(120);
        const now = await page.evaluate(look, wanted);
        if (now.framed !== before && now.framed !== '') steps += 1;
        before = now.framed;
        if (now.wanted === 'not framed') {
          if (switches === 2 || now.framed === '') await press('Space');
          else await wait(step);
          continue;
        }
        await press(switches === 2 ? 'Enter' : 'Space');
        if (now.wanted === 'in the group') continue;
        await wait(toTakeBack);
        (kind === 'answer' ? effort.toAnswers : effort.toOthers).push(steps);
        return;
      }
    },
  };
}

const average = (steps: readonly number[]): number => steps.reduce((sum, each) => sum + each, 0) / Math.max(1, steps.length);

/** A line for people. */
export const described = ({ screens, presses, toAnswers, toOthers, time }: Effort): string =>
  `${screens} screens, ${presses} presses, ${average(toAnswers).toFixed(1)} steps to an answer (${toAnswers.length}), ${average([...toAnswers, ...toOthers]).toFixed(1)} to anything (${toAnswers.length + toOthers.length}), ${(time / 60_000).toFixed(1)} minutes at 1 s a step`;
export const stepsToAnswer = ({ toAnswers }: Effort): number => average(toAnswers);

/** Stops the page's clock; from now on only `until` and a person let it go on. */
export async function stopClock(page: Page): Promise<void> {
  const now = Date.now();
  await page.clock.install({ time: now });
  // Far enough on that a busy machine is not past it by then.
  await page.clock.pauseAt(now + 60_000);
}

/** Opens a page whose scripts wait for the clock, and waits until the app has it. */
export async function openStill(page: Page, address: string, appThere = '.answering'): Promise<void> {
  await page.goto(address);
  await until(page, () => page.locator(appThere).first().isVisible(), `the app is at ${address}`);
}

/** Sets by touch, in the dialog of how the page looks, how somebody presses: what a helper does before the first question. Returns the taps. */
export async function setByTouch(page: Page, press: 'one' | 'two' | 'dwell', opener: string): Promise<number> {
  const dialog = page.getByRole('dialog');
  await page.locator(opener).tap();
  await until(page, () => dialog.isVisible(), 'the dialog is open');
  await dialog.locator('.access > .button').tap();
  const card = dialog.locator(`label:has(input[name="press-press"][value="${press}"])`);
  await until(page, () => card.isVisible(), 'its page is there');
  await card.tap();
  await until(page, () => page.locator('.strip').isVisible(), 'the strip is there');
  await dialog.locator('.actions .primary').tap();
  await until(page, async () => !(await dialog.isVisible()), 'the dialog is closed');
  return 4;
}
