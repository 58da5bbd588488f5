import { answerAny } from '../any-survey.ts';
import { byTouch, expectDelivery, nextButton, screenOf } from '../check-in.ts';
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

/** A self-check that is answered a second time with the same keep card, and then looked at beside the first. */
export async function thenAndNow({ page, at, language }: Guide): Promise<void> {
  const openCard = async (code: string) => {
    await page.goto(`/keep?lang=${language.tag}`);
    await page.locator('.keep-code').fill(code);
    await page.locator('.keep-ask [type="submit"]').tap();
  };
  await page.goto(`/answer/co-productive/${language.tag}`);
  await answerAny(page);
  await expectDelivery(page, 'sent');
  await expect(page.locator('.after-help p')).toHaveCount(2);
  await at('answer', 'the last page of a practitioner');
  const code = (await page.locator('.keep-card-code').innerText()).trim();

  await openCard(code);
  await expect(page.locator('.then-now')).toHaveCount(0);
  await page.locator('.answer-again .primary').tap();
  await answerAny(page, 'plain');
  await byTouch(page.locator('label.card:has(input[name="plain"][value="not-well"])'));
  await byTouch(nextButton(page));
  for (let steps = 0; steps < 6 && !(await screenOf(page, 'check').isVisible()); steps += 1) await nextButton(page).tap();
  await nextButton(page).tap();
  await expectDelivery(page, 'sent');

  await openCard(code);
  await expect(page.locator('.then-now li[data-moved="worse"]')).toHaveCount(1);
  await expect(page.locator('.then-now li[data-moved="same"]')).toHaveCount(8);
  await at('keep', 'then and now');
}
