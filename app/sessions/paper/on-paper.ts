import type { Circumstances } from '#server/contracts/response.ts';
import { travelsApart } from '#server/contracts/choices.ts';
import type { Option, Page, Question, Survey } from '#server/contracts/survey.ts';
import { optionsOf, questionsOf, type RoundSettings } from '#server/contracts/walk.ts';
import { restOf, type Ticked } from './rest-of.ts';

/** A question as it is printed: with the number that stands before it, and what must have been ticked before. */
export interface PaperQuestion {
  /** 1, 2, 3 … */
  number: number;
  question: Question;
  /** Every option that may be open to somebody; which of them depend on earlier ticks is not said, but found out when it is typed in. */
  options: readonly Option[];
  /** Empty where everybody answers it. Every list must hold, and of each list at least one. */
  onlyIf: readonly (readonly Ticked[])[];
}

type Reading = Exclude<Page, { kind: 'questions' | 'practice' | 'check' }>;

/**
 * A piece of a survey on paper, which stays together. The first and the last page, which say the most, are of several: `begin`
 * and what goes on after it.
 */
export type PaperPart = { kind: 'reading'; page: Reading; piece: 'begin' | 'how' | 'help' } | { kind: 'practice'; question: Question } | { kind: 'question'; asked: PaperQuestion };

/** What can be answered with a pen, a photo or glue. Nobody can speak to paper. */
const canBePrinted = (question: Question, round: RoundSettings): boolean => question.kind !== 'sound' && (round.words || !travelsApart(question.kind));

const piecesOf = (page: Reading): PaperPart[] => {
  const pieces = page.kind === 'welcome' ? (['begin', 'how', 'help'] as const) : page.kind === 'saved' ? (['begin', 'help'] as const) : (['begin'] as const);
  return pieces.map((piece) => ({ kind: 'reading', page, piece }));
};

/** Whether a piece goes on with the page of the one before it. */
export const goesOn = (part: PaperPart | undefined): boolean => part?.kind === 'reading' && part.piece !== 'begin';

/**
 * A survey as a booklet, in its order, for people of whom no more is known than this. Questions that nobody of them is
 * asked are left out, and the others numbered; the same numbers stand on the screen where a booklet is typed in.
 */
export function partsOnPaper(survey: Survey, round: RoundSettings, circumstances: Circumstances): PaperPart[] {
  const parts: PaperPart[] = [];
  const asked = new Set<string>();
  const isAsked = (id: string) => asked.has(id);
  for (const page of survey.pages) {
    if (page.kind === 'practice') parts.push({ kind: 'practice', question: page.question });
    else if (page.kind !== 'questions' && page.kind !== 'check') parts.push(...piecesOf(page));
    for (const question of questionsOf(page)) {
      if (!canBePrinted(question, round)) continue;
      const onlyIf = restOf(question.showIf, circumstances, isAsked);
      const all = optionsOf(question);
      const options = all.filter((option) => restOf(option.showIf, circumstances, isAsked) !== false);
      if (onlyIf === false || (all.length > 0 && options.length === 0)) continue;
      asked.add(question.id);
      parts.push({ kind: 'question', asked: { number: asked.size, question, options, onlyIf: onlyIf === true ? [] : onlyIf } });
    }
  }
  return parts;
}

/** The questions of a booklet, in order. */
export const questionsOnPaper = (parts: readonly PaperPart[]): PaperQuestion[] => parts.flatMap((part) => (part.kind === 'question' ? [part.asked] : []));

const sameRest = (one: PaperQuestion, other: PaperQuestion): boolean => JSON.stringify(one.onlyIf) === JSON.stringify(other.onlyIf);

/**
 * Where somebody goes on who is not asked this question: the next one that does not hang on the same ticks; `undefined`
 * where none is left.
 */
export function goOnAt(questions: readonly PaperQuestion[], asked: PaperQuestion): PaperQuestion | undefined {
  return questions.slice(questions.indexOf(asked) + 1).find((next) => !sameRest(asked, next));
}
