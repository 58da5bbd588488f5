import type { Page, Question, Survey } from './survey.ts';
import { places, voicesAsked } from './choices.ts';
import { questionsOf } from './walk.ts';

/**
 * The keys under which a bundle holds the words of a survey. Derived from ids, so that a survey
 * cannot name a text that does not exist, and a bundle cannot hold one that nobody shows.
 */
export const textKey = {
  surveyName: () => 'name',
  /** The heading of a page that is not one question. */
  pageTitle: (page: string) => `${page}.title`,
  /** One line of a page of reading, `welcome.line-1`. */
  pageLine: (page: string, line: number) => `${page}.line-${line}`,
  ask: (question: string) => `${question}.ask`,
  /** The same question in other words, behind "?". */
  askAgain: (question: string) => `${question}.again`,
  option: (question: string, option: string) => `${question}.${option}`,
  /** What a place of a scale or board is called, see `placesFrom`. */
  place: (from: string, place: string) => `${from}.place-${place}`,
  /** What a number of weeks is called, and what stands on its buttons. */
  weeks: (question: string, part: WeeksPart) => `${question}.${part}`,
} as const;

/** The texts of a question of weeks: what the number is of, which numbers are allowed, and the two buttons. */
export const weeksParts = ['unit', 'range', 'more', 'less'] as const;
export type WeeksPart = (typeof weeksParts)[number];

/** Under which name the words of the three places stand: those of a shared set, else the question's own. */
export const placesFrom = (question: { id: string; set?: string | undefined }): string => question.set ?? question.id;

const placeKeys = (from: string): string[] => places.map((place) => textKey.place(from, place));
const ownPlaces = (question: { id: string; set?: string | undefined }): string[] => (question.set === undefined ? placeKeys(question.id) : []);

/** How many lines of reading each kind of page has, besides its title. */
export const linesOf = { welcome: 4, assent: 2, 'with-me': 0, check: 0, saved: 2 } as const;

/** The options of the two opening pages whose choices are the product's own. */
export const assentChoices = ['yes', 'no', 'later'] as const;
export type AssentChoice = (typeof assentChoices)[number];

function keysOfQuestion(question: Question): string[] {
  const own = [textKey.ask(question.id), textKey.askAgain(question.id)];
  switch (question.kind) {
    case 'choice':
    case 'several':
      return [...own, ...question.options.map((option) => textKey.option(question.id, option.id))];
    case 'scale':
      return [...own, ...ownPlaces(question)];
    case 'board':
      return [
        ...own,
        ...question.options.map((option) => textKey.option(question.id, option.id)),
        ...ownPlaces(question),
      ];
    case 'words':
    case 'drawing':
    case 'sound':
    case 'photo':
      return own;
    case 'weeks':
      return [...own, ...weeksParts.map((part) => textKey.weeks(question.id, part))];
  }
}

function keysOfPage(page: Page): string[] {
  const lines = ({ kind, id }: { kind: keyof typeof linesOf; id: string }) =>
    Array.from({ length: linesOf[kind] }, (_, index) => textKey.pageLine(id, index + 1));
  switch (page.kind) {
    case 'welcome':
      return [textKey.pageTitle(page.id), ...lines(page)];
    case 'assent':
      return [textKey.pageTitle(page.id), ...lines(page), ...assentChoices.map((choice) => textKey.option(page.id, choice))];
    case 'practice':
      return keysOfQuestion(page.question);
    case 'with-me':
      return [textKey.pageTitle(page.id), ...voicesAsked.map((voice) => textKey.option(page.id, voice))];
    case 'questions':
      return page.questions.flatMap(keysOfQuestion);
    case 'check':
      return [textKey.pageTitle(page.id), ...page.questions.flatMap(keysOfQuestion)];
    case 'saved':
      return [textKey.pageTitle(page.id), ...lines(page)];
  }
}

/**
 * The keys of the texts in which a survey makes a promise: what it is and who sees it, that saying no is fine, and who
 * may get the answers. Whoever reads them in another language must not be told something else.
 */
export function promiseKeys(survey: Survey): string[] {
  return survey.pages.filter(({ kind }) => kind === 'welcome' || kind === 'assent' || kind === 'check').flatMap(keysOfPage);
}

/** Every key that a bundle of this survey must hold, and the only ones it may hold. */
export function textKeys(survey: Survey): string[] {
  const sets = new Set(survey.pages.flatMap(questionsOf).flatMap((question) => ('set' in question && question.set !== undefined ? [question.set] : [])));
  return [textKey.surveyName(), ...survey.pages.flatMap(keysOfPage), ...[...sets].flatMap(placeKeys)];
}
