import { travelsApart } from './choices.ts';
import type { Answer, AnswerValue, Circumstances } from './response.ts';
import type { Condition, Option, Page, Question, Survey } from './survey.ts';

/**
 * The visibility rules: which pages, questions and options a person meets, given what they have said.
 * Pure, and the same on the device and on the server.
 *
 * What is asked for in a condition must stand earlier in the survey (`survey-rules.ts` refuses others),
 * and an answer to a question that is no longer shown counts as not given. So one pass in order settles all.
 */
export interface Known {
  circumstances: Circumstances;
  /** Values by question id. */
  values: ReadonlyMap<string, AnswerValue>;
}

export const valuesOf = (answers: readonly Answer[]): Map<string, AnswerValue> =>
  new Map(answers.map((answer) => [answer.question, answer.value]));

/** Whether a condition holds. */
export function holds(condition: Condition | undefined, known: Known): boolean {
  if (condition === undefined) return true;
  switch (condition.kind) {
    case 'answered': {
      const value = known.values.get(condition.question);
      if (value?.kind === 'choice') return condition.anyOf.includes(value.option);
      if (value?.kind === 'several') return value.options.some((option) => condition.anyOf.includes(option));
      return false;
    }
    case 'placed': {
      const value = known.values.get(condition.question);
      return (
        value?.kind === 'board' &&
        value.placed.some(({ option, place }) => option === condition.option && condition.anyOf.includes(place))
      );
    }
    case 'stage':
      return known.circumstances.stage !== undefined && condition.anyOf.includes(known.circumstances.stage);
    case 'year': {
      const year = known.circumstances.year;
      return year !== undefined && year >= (condition.from ?? 0) && year <= (condition.to ?? 15);
    }
    case 'all':
      return condition.of.every((inner) => holds(inner, known));
    case 'any':
      return condition.of.some((inner) => holds(inner, known));
    case 'not':
      return !holds(condition.of, known);
  }
}

/** What a page is known by. A page of questions goes by its first question. */
export function pageId(page: Page): string {
  switch (page.kind) {
    case 'questions':
      return page.questions[0]?.id ?? '';
    case 'practice':
      return page.question.id;
    case 'welcome':
    case 'assent':
    case 'with-me':
    case 'check':
    case 'saved':
      return page.id;
  }
}

/** The questions a page may show, before any condition; empty for pages of reading. The practice question is not one: it is kept nowhere. */
export function questionsOf(page: Page): readonly Question[] {
  return page.kind === 'questions' || page.kind === 'check' ? page.questions : [];
}

export const optionsOf = (question: Question): readonly Option[] =>
  question.kind === 'choice' || question.kind === 'several' || question.kind === 'board' ? question.options : [];

/** A question as it is shown: with the options whose conditions hold. */
export interface ShownQuestion {
  question: Question;
  options: readonly Option[];
}
export interface ShownPage {
  page: Page;
  questions: readonly ShownQuestion[];
}

/** What of an answer still stands, when only these options are shown. `undefined`: nothing does. */
function standing(value: AnswerValue, shown: ShownQuestion): AnswerValue | undefined {
  const has = (id: string) => shown.options.some((option) => option.id === id);
  switch (value.kind) {
    case 'choice':
      return has(value.option) ? value : undefined;
    case 'several': {
      const options = value.options.filter(has);
      return options.length === 0 ? undefined : { kind: 'several', options };
    }
    case 'board': {
      const placed = value.placed.filter(({ option }) => has(option));
      return placed.length === 0 ? undefined : { kind: 'board', placed };
    }
    case 'scale':
    case 'words':
    case 'drawing':
    case 'sound':
    case 'photo':
    case 'weeks':
    case 'not-sure':
    case 'skipped':
      return value;
  }
}

/** Settings of the round that decide what is shown. */
export interface RoundSettings {
  /** Whether words can be written in this round, and something drawn, spoken or photographed. */
  words: boolean;
}

/**
 * The pages a person meets, in order, with the questions and options shown on each, and the answers that
 * still stand. A question of options with none left is not shown; a page of questions with none left is not met.
 */
export function walk(
  survey: Survey,
  round: RoundSettings,
  circumstances: Circumstances,
  values: ReadonlyMap<string, AnswerValue>,
): { pages: ShownPage[]; standing: Map<string, AnswerValue> } {
  const kept = new Map<string, AnswerValue>();
  const known: Known = { circumstances, values: kept };
  const pages: ShownPage[] = [];
  for (const page of survey.pages) {
    const questions: ShownQuestion[] = [];
    for (const question of questionsOf(page)) {
      if (travelsApart(question.kind) && !round.words) continue;
      if (!holds(question.showIf, known)) continue;
      const all = optionsOf(question);
      const options = all.filter((option) => holds(option.showIf, known));
      if (all.length > 0 && options.length === 0) continue;
      const shown = { question, options };
      questions.push(shown);
      const value = values.get(question.id);
      const stands = value === undefined ? undefined : standing(value, shown);
      if (stands !== undefined) kept.set(question.id, stands);
    }
    if (page.kind === 'questions' && questions.length === 0) continue;
    pages.push({ page, questions });
  }
  return { pages, standing: kept };
}
