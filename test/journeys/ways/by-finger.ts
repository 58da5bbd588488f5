import type { Page } from '@playwright/test';
import { noEffort, type Person } from './person.ts';
import { untilReally } from './until-really.ts';

/** Somebody with a finger and nothing else: taps on the screen, lines on the paper, and the phone's own keyboard on the screen in fields. */
export function personWithFinger(page: Page): Person {
  const effort = noEffort();
  const tap = async (wanted: string) => {
    const target = page.locator(wanted);
    const isInput = await target.evaluate((element) => element instanceof HTMLInputElement && element.closest('label') !== null);
    effort.presses += 1;
    await (isInput ? target.locator('xpath=ancestor::label') : target).tap();
  };
  return {
    way: 'touch',
    effort,
    until: untilReally,
    async choose(wanted, kind = 'other') {
      await tap(wanted);
      (kind === 'answer' ? effort.toAnswers : effort.toOthers).push(1);
    },
    async write(field, text) {
      await tap(field);
      // As the keyboard of a phone gives it: the browser here has none to tap on.
      await page.locator(field).fill(text);
      effort.letters += text.length;
    },
    async drawLine(paper) {
      await page.locator(paper).scrollIntoViewIfNeeded();
      const { x, y, width, height } = (await page.locator(paper).boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
      const session = await page.context().newCDPSession(page);
      const at = (share: number) => [{ x: x + width * share, y: y + height * (0.2 + share * 0.5) }];
      await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: at(0.1) });
      for (const share of [0.3, 0.5, 0.7, 0.9]) await session.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: at(share) });
      await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
      await session.detach();
      effort.presses += 1;
      effort.toAnswers.push(1);
    },
  };
}
