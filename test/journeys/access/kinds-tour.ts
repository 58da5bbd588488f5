import { answerAny } from '../any-survey.ts';
import { expect } from '../fixtures.ts';
import type { Guide } from './guide.ts';

/** The kinds of question that the check-in does not have: a statement to agree with, and a number of weeks. */
export async function otherKinds({ page, at, language }: Guide): Promise<void> {
  await page.goto(`/answer/parents/${language.tag}`);
  await answerAny(page, 'seen-early');
  await expect(page.locator('.weeks')).toBeVisible();
  await at('answer', 'weeks, nothing written');
  await page.locator('.weeks input').fill('9999');
  await at('answer', 'weeks, too many');
}
