import type { Page } from '@playwright/test';
import type { AnswerValue, Voice } from '#server/contracts/response.ts';
import type { Survey } from '#server/contracts/survey.ts';
import { pageId, walk, type ShownPage } from '#server/contracts/walk.ts';
import type { Person } from './person.ts';
import { sayIt } from './say-it.ts';
import { whatToSay } from './what-to-say.ts';

/** What is on the screen now: the page, and how many words somebody reads on it. Runs in the browser. */
function onScreen(): { page: string | undefined; words: number } {
  const section = [...document.querySelectorAll<HTMLElement>('section[data-page]')].find((each) => each.checkVisibility());
  const words = (section?.innerText ?? '').split(/\s+/).filter((word) => /\p{Letter}/u.test(word)).length;
  return { page: document.querySelector('.finished') === null ? section?.dataset['page'] : 'finished', words };
}

/** What a page has of its own to choose, beside questions. */
function ownChoice({ page }: ShownPage, voice: Voice): string | undefined {
  if (page.kind === 'assent') return 'yes';
  if (page.kind === 'with-me') return voice;
  return page.kind === 'practice' && 'options' in page.question ? page.question.options.at(1)?.id : undefined;
}

export interface Answered {
  /** What was said, by question. */
  said: Map<string, AnswerValue>;
  /** Questions that this way of pressing cannot answer. */
  passedOver: string[];
  /** Words that somebody who reads everything has read. */
  words: number;
}

/** Who answers, and where. */
interface Told {
  /** With whose help. */
  voice?: Voice;
  /** Whoever begins with another number says other things. */
  turn?: number;
  /** What the last page says in the end. */
  delivery?: 'sent' | 'waiting';
  /** Something happens on a screen before it is answered. */
  meets?: ((screen: string) => Promise<void>) | undefined;
}

/** The open survey, from its first page until its answers are sent or wait to be, by one way of pressing. */
export async function wholeSurvey(page: Page, survey: Survey, person: Person, { voice = 'own', turn: first = 0, delivery = 'sent', meets }: Told = {}): Promise<Answered> {
  const answered: Answered = { said: new Map(), passedOver: [], words: 0 };
  const { said, passedOver } = answered;
  let turn = first;
  for (;;) {
    const now = await page.evaluate(onScreen);
    await meets?.(now.page ?? '');
    answered.words += now.words;
    person.effort.screens += 1;
    if (now.page === 'finished') break;
    const screen = now.page ?? '';
    const asked = () => walk(survey, { words: true }, {}, said).pages.find((each) => pageId(each.page) === screen);
    const shown = asked();
    if (shown === undefined) throw new Error(`${survey.id} has no page ${screen}.`);
    const own = ownChoice(shown, voice);
    if (own !== undefined) await person.choose(`section[data-page="${screen}"] input[name="${screen}"][value="${own}"]`, 'answer');
    for (;;) {
      const next = asked()?.questions.find(({ question }) => !said.has(question.id) && !passedOver.includes(question.id));
      if (next === undefined) break;
      const { id, kind } = next.question;
      turn += 1;
      if (kind === 'words' && person.write === undefined) {
        passedOver.push(id);
        continue;
      }
      const value = whatToSay(survey, said, next, turn);
      await sayIt(page, person, screen, next.question, value);
      said.set(id, value);
    }
    await person.choose('[data-next]');
    await person.until(async () => ![screen, undefined].includes((await page.evaluate(onScreen)).page), `the page after ${screen}`);
    // Whoever presses keys goes on from the heading of the page that came, to which the keyboard is moved once it is seen.
    if (person.way === 'keyboard') await person.until(() => page.evaluate(() => document.activeElement?.localName === 'h1'), 'the keyboard is at the heading');
  }
  await person.until(() => page.locator(`.delivery[data-state="${delivery}"]`).isVisible(), `the last page says: ${delivery}`);
  return answered;
}
