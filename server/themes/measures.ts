import type { Attribute, Measure } from '#server/contracts/release.ts';
import type { AnswerValue } from '#server/contracts/response.ts';
import type { Outcome, Question, Survey } from '#server/contracts/survey.ts';
import { questionsOf } from '#server/contracts/walk.ts';

/** What a release may count of a question: its options, or the outcomes that its options stand for. */
export interface DeclaredMeasure {
  id: string;
  question: string;
  by: 'option' | 'outcome';
  attributes: readonly Attribute[];
}

type Countable = Extract<Question, { kind: 'choice' | 'several' }>;

function countable(survey: Survey, id: string): Countable {
  const question = survey.pages.flatMap(questionsOf).find((one) => one.id === id);
  if (question === undefined || (question.kind !== 'choice' && question.kind !== 'several')) throw new Error(`Question ${id} of ${survey.id} cannot be counted`);
  if (question.tags.includes('private') || question.tags.includes('talk') || question.tags.includes('worry')) throw new Error(`Question ${id} of ${survey.id} is never counted`);
  return question;
}

/**
 * The measures of a release, with their parts in the survey's order. Throws where a question cannot be
 * counted or is private: tables are declared by us beforehand, so this is a fault of ours.
 */
export function measuresOf(survey: Survey, declared: readonly DeclaredMeasure[]): Measure[] {
  return declared.map(({ id, question: questionId, by, attributes }) => {
    const question = countable(survey, questionId);
    const options = question.options.map((option) => {
      const outcome = option.outcome ?? question.outcome;
      return { id: option.id, concept: option.concept, ...(outcome === undefined ? {} : { outcome }) };
    });
    const most = question.kind === 'choice' ? 1 : question.most;
    const head = { id, question: questionId, by, attributes: [...attributes], most };
    if (by === 'option') return { ...head, parts: options };
    const outcomes = new Set<Outcome>(options.flatMap((option) => (option.outcome === undefined ? [] : [option.outcome])));
    return { ...head, parts: [...outcomes].map((outcome) => ({ id: outcome, outcome })) };
  });
}

/** Which parts of a measure a person counts in, each once, by its place in `parts`. */
export function partsChosen(measure: Measure, value: AnswerValue | undefined, outcomeOf: ReadonlyMap<string, string>): number[] {
  const options = value?.kind === 'choice' ? [value.option] : value?.kind === 'several' ? value.options : [];
  const ids = measure.by === 'option' ? options : options.map((option) => outcomeOf.get(option));
  return measure.parts.flatMap((part, index) => (ids.includes(part.id) ? [index] : []));
}
