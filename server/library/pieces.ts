import type { Condition, Option, Page, Question, Survey } from '#server/contracts/survey.ts';
import { questionsOf } from '#server/contracts/walk.ts';
import { myFuture } from './my-future.ts';

/** What the starter surveys are put together from, so that the same thing is asked in the same way in each. */

type More<Kind extends Question['kind']> = Partial<Omit<Extract<Question, { kind: Kind }>, 'kind' | 'id' | 'concept' | 'options'>>;

/** An option with its picture. */
export const option = (id: string, concept = id, more: Partial<Omit<Option, 'id' | 'concept'>> = {}): Option => ({ id, concept, ...more });

/** Gives each option a theme of its own: `hope` makes `hope-job` of `job`. */
export const themed = (theme: string, options: readonly Option[]): Option[] => options.map((each) => ({ ...each, theme: `${theme}-${each.id}` }));

export const choice = (id: string, concept: string, options: Option[], more: More<'choice'> = {}): Question => ({ kind: 'choice', id, concept, tags: [], options, ...more });

/** Up to `most` of the options. */
export const several = (id: string, concept: string, most: number, options: Option[], more: More<'several'> = {}): Question => ({ kind: 'several', id, concept, tags: [], most, options, ...more });

export const board = (id: string, concept: string, options: Option[], more: More<'board'> = {}): Question => ({ kind: 'board', id, concept, tags: [], options, ...more });

export const scale = (id: string, concept: string, more: More<'scale'> = {}): Question => ({ kind: 'scale', id, concept, tags: [], ...more });

/** A statement that people agree with, or not. */
export const agree = (id: string, concept: string, more: More<'scale'> = {}): Question => scale(id, concept, { set: 'agree', ...more });

/** Own words, up to 500 letters. */
export const words = (id: string): Question => ({ kind: 'words', id, concept: 'write', tags: [], most: 500 });

/** A drawing, of fingers, keys or pictures. */
export const drawing = (id: string, more: More<'drawing'> = {}): Question => ({ kind: 'drawing', id, concept: 'art', tags: [], ...more });

/** Own words, spoken: a minute at most. */
export const sound = (id: string): Question => ({ kind: 'sound', id, concept: 'record', tags: [], most: 60 });

/** A photo of a thing of one's own. */
export const photo = (id: string): Question => ({ kind: 'photo', id, concept: 'photo', tags: [] });

/** A question of "when": without a date, so nobody has to know one, and no age can be read from it. */
export const when = (id: string): Question => choice(id, 'later', [option('this-year', 'now'), option('next-year', 'next'), option('later-on', 'later'), option('not-yet', 'thinking')]);

export const page = (...questions: Question[]): Page => ({ kind: 'questions', questions });

/** Holds where one of these was chosen. */
export const said = (question: string, ...anyOf: string[]): Condition => ({ kind: 'answered', question, anyOf });
export const not = (of: Condition): Condition => ({ kind: 'not', of });

const reading = (kind: 'welcome' | 'assent' | 'with-me' | 'saved', concept: string): Page => ({ kind, id: kind, concept });

/** What it is and who sees it, whether the person wants to, a try-out, and who helps. */
export const opening = (concept: string): Page[] => [
  reading('welcome', concept),
  reading('assent', 'choose'),
  { kind: 'practice', question: choice('practice', 'try-it', [option('cat'), option('dog'), option('fish')]) },
  reading('with-me', 'with-me'),
];

/** The opening for adults, who answer for themselves and need no practice. */
export const openingForAdults = (concept: string): Page[] => [reading('welcome', concept), reading('assent', 'choose')];

/** A wish to talk, which goes to the reading queue. */
export const talk = choice('talk', 'talk', [option('yes', 'talk'), option('no')], { tags: ['talk', 'private'], alertOn: ['yes'] });

/** Look at what was said, with a question or none before the end. */
export const check = (...questions: Question[]): Page => ({ kind: 'check', id: 'check', concept: 'plan', questions });

export const saved: Page = reading('saved', 'saved');

const everyQuestion = new Map(myFuture.pages.flatMap(questionsOf).map((question) => [question.id, question]));

/** A question as "My future" asks it, so that an answer of last year can be brought back. @throws where it asks no such thing */
export function asInMyFuture(id: string): Question {
  const question = everyQuestion.get(id);
  if (question === undefined) throw new Error(`My future does not ask ${id}.`);
  return question;
}

/** The parts of a survey that are the same in every one. */
export const starter: Pick<Survey, 'version' | 'retired' | 'licence'> = { version: 1, retired: [], licence: 'CC-BY-4.0' };
