import { expect, type Page } from '@playwright/test';
import { byTouch, nextButton } from './check-in.ts';

/** Answers what is on the page now: the first choice of each question, each card on its board, a number of weeks. */
async function answerPage(page: Page): Promise<void> {
  const screen = page.locator('section[data-page]:visible');
  // Counted anew each time: what is chosen may take a question away.
  const questions = screen.locator('.options:visible');
  for (let at = 0; at < (await questions.count()); at += 1) await byTouch(questions.nth(at).locator('label.card').first());
  for (const board of await screen.locator('.board').all()) {
    const cards = board.locator('.sorted');
    for (let placed = 1; await board.locator('.place > button').count(); placed += 1) {
      await byTouch(board.locator('.place > button').first());
      await expect(cards).toHaveCount(placed);
    }
  }
  for (const field of await screen.locator('.weeks input').all()) await field.fill('12');
}

/**
 * Goes through any survey by touch until it is sent, or until this page is on the screen.
 * @returns how many screens were passed.
 */
export async function answerAny(page: Page, until?: string): Promise<number> {
  for (let screens = 0; ; screens += 1) {
    const before = (await page.locator('section[data-page]:visible').first().getAttribute('data-page')) ?? '';
    if (before === until || (await page.locator('.finished').isVisible())) return screens;
    await answerPage(page);
    await byTouch(nextButton(page));
    await expect(page.locator(`section[data-page="${before}"]:visible`)).toHaveCount(0);
  }
}
