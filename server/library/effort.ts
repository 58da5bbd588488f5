import type { Survey } from '#server/contracts/survey.ts';
import { walk, type ShownQuestion } from '#server/contracts/walk.ts';

/** What a survey asks of a person who answers all of it, and writes and makes nothing. */
export interface Effort {
  screens: number;
  /** Where several may be chosen: one each, two each, as many as may be. One is an answer; who chooses more does so of their own will. */
  taps: Readonly<Record<(typeof chosen)[number], number>>;
}
const chosen = ['one', 'two', 'all'] as const;
const atMost = { one: 1, two: 2, all: Infinity } as const;

/** Taps for one question, where so many are chosen of those of which several may be. */
function tapsFor({ question, options }: ShownQuestion, several: number): number {
  switch (question.kind) {
    case 'choice':
    case 'scale':
      return 1;
    case 'several':
      return Math.min(several, question.most, options.length);
    case 'board':
      return options.length;
    // A number is written, after one tap on its field.
    case 'weeks':
      return 1;
    // Nobody has to write, or to make anything.
    case 'words':
    case 'drawing':
    case 'sound':
    case 'photo':
      return 0;
  }
}

/** The survey with everything shown: the most that anybody can meet, or more. */
function unconditional(survey: Survey): Survey {
  const open = <Thing extends { showIf?: unknown }>(thing: Thing): Thing => ({ ...thing, showIf: undefined });
  const pages = survey.pages.map((page) => (page.kind === 'questions' || page.kind === 'check' ? { ...page, questions: page.questions.map((question) => open('options' in question ? { ...question, options: question.options.map(open) } : question)) } : page));
  return { ...survey, pages };
}

/**
 * Screens and taps of a survey with every question that somebody may meet. A page costs one tap to leave, the last one
 * none.
 */
export function effortOf(survey: Survey): Effort {
  const { pages } = walk(unconditional(survey), { words: true }, {}, new Map());
  const own = pages.map(({ page }): number => (page.kind === 'assent' || page.kind === 'practice' || page.kind === 'with-me' ? 1 : 0));
  const taps = (several: number) =>
    pages.reduce((sum, { page, questions }, at) => sum + (own[at] ?? 0) + questions.reduce((each, question) => each + tapsFor(question, several), 0) + (page.kind === 'saved' ? 0 : 1), 0);
  return { screens: pages.length, taps: { one: taps(atMost.one), two: taps(atMost.two), all: taps(atMost.all) } };
}
