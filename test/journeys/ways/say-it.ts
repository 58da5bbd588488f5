import type { Page } from '@playwright/test';
import type { AnswerValue } from '#server/contracts/response.ts';
import type { Question } from '#server/contracts/survey.ts';
import type { Person } from './person.ts';

/** A picture as a person has one on their device: the app's own. */
export const photoFile = 'public/icons/icon-192.png';
const ownWords = 'We want a bus';

/** Says one thing by one way of pressing. */
export async function sayIt(page: Page, person: Person, screen: string, question: Question, value: AnswerValue): Promise<void> {
  const here = `section[data-page="${screen}"]`;
  const part = (name: string) => `${here} [data-part="${name}"]`;
  const isThere = (selector: string) => () => page.locator(selector).first().isVisible();
  switch (value.kind) {
    case 'choice':
    case 'scale':
    case 'several': {
      const options = value.kind === 'several' ? value.options : [value.kind === 'choice' ? value.option : value.place];
      for (const option of options) {
        const input = `${here} input[name="${question.id}"][value="${option}"]`;
        await person.choose(input, 'answer');
        await person.until(() => page.locator(input).isChecked(), `${option} is chosen`);
      }
      return;
    }
    case 'board':
      for (const [at, { place }] of value.placed.entries()) {
        await person.choose(`${here} [data-board="${question.id}"] .place[data-place="${place}"] > button`, 'answer');
        await person.until(async () => (await page.locator(`${here} [data-board="${question.id}"] .sorted`).count()) === at + 1, `card ${at + 1} lies in its place`);
      }
      return;
    case 'weeks':
      if (person.write !== undefined) return person.write(`${here} .weeks input`, String(value.weeks));
      for (let week = 1; week <= value.weeks; week += 1) await person.choose(`${here} .week-step:last-child`, 'answer');
      return;
    case 'words':
      return person.write?.(`${here} textarea[name="${question.id}"]`, ownWords);
    case 'drawing':
      await person.until(isThere(`${here} canvas.paper`), 'the paper is there');
      if (person.drawLine !== undefined) {
        await person.choose(`${here} input[name="${question.id}-colour"][value="red"]`, 'other');
        await person.drawLine(`${here} canvas.paper`);
      } else {
        await person.choose(part('stamps'));
        for (const [picture, spot] of [['own-home', 5], ['dog', 9]] as const) {
          await person.choose(`${here} input[name="${question.id}-picture"][value="${picture}"]`, 'answer');
          await person.choose(part(`spot-${spot}`), 'answer');
        }
      }
      return person.until(async () => (await page.locator(part('again')).getAttribute('aria-disabled')) === null, 'something is on the paper');
    case 'sound':
      await person.choose(part('record'), 'answer');
      await person.until(isThere(part('stop')), 'it records');
      await page.waitForTimeout(1_200);
      await person.choose(part('stop'), 'answer');
      return person.until(isThere(part('recorded')), 'what was said is there');
    case 'photo':
      // The browser's own chooser of files opens, by the person's press alone; `every-survey.way.ts` gives it a file.
      await person.choose(part('choose'), 'answer');
      return person.until(isThere(`${here} img.made`), 'the photo is there');
    case 'not-sure':
    case 'skipped':
      throw new Error('Nobody here leaves a question out.');
  }
}
