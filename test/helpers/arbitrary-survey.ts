import fc from 'fast-check';
import type { Answer, AnswerValue, Circumstances } from '#server/contracts/response.ts';
import { bounds } from '#server/contracts/bounds.ts';
import { attachmentKinds, isMade, places, scaleSets } from '#server/contracts/choices.ts';
import type { Condition, Option, Page, Question, Survey } from '#server/contracts/survey.ts';
import { valuesOf, walk, type RoundSettings, type ShownQuestion } from '#server/contracts/walk.ts';

/** Draws one of several values, in a generator of fast-check. */
type Draw = fc.GeneratorValue;

const oneOf = <T>(draw: Draw, ...values: readonly T[]): T => draw<T, T[]>(fc.constantFrom, ...values);
const upTo = (draw: Draw, least: number, most: number): number => draw(fc.integer, { min: least, max: most });
const someOf = <T>(draw: Draw, values: readonly T[], least = 0): T[] => draw(fc.subarray, [...values], { minLength: Math.min(least, values.length) });

const stages = ['N', 'K', 'E'] as const;
const question = { concept: 'school', tags: [] } as const;

function condition(draw: Draw, earlier: readonly Question[], depth: number): Condition {
  const kinds = ['stage', 'year', ...(earlier.length > 0 ? (['answer', 'answer', 'answer'] as const) : []), ...(depth > 0 ? (['all', 'any', 'not'] as const) : [])] as const;
  const kind = oneOf(draw, ...kinds);
  switch (kind) {
    case 'stage':
      return { kind, anyOf: someOf(draw, stages, 1) };
    case 'year':
      return { kind, from: upTo(draw, 0, 12), to: upTo(draw, 8, 15) };
    case 'all':
    case 'any':
      return { kind, of: Array.from({ length: upTo(draw, 1, 3) }, () => condition(draw, earlier, depth - 1)) };
    case 'not':
      return { kind, of: condition(draw, earlier, depth - 1) };
    case 'answer': {
      const asked = oneOf(draw, ...earlier);
      if (asked.kind === 'board') return { kind: 'placed', question: asked.id, option: oneOf(draw, ...asked.options).id, anyOf: someOf(draw, places, 1) };
      if (asked.kind === 'choice' || asked.kind === 'several') return { kind: 'answered', question: asked.id, anyOf: someOf(draw, asked.options, 1).map(({ id }) => id) };
      return { kind: 'stage', anyOf: [...stages] };
    }
  }
}

function oneQuestion(draw: Draw, id: string, earlier: readonly Question[]): Question {
  const when = (): { showIf?: Condition } => (upTo(draw, 0, 2) === 0 ? { showIf: condition(draw, earlier, 2) } : {});
  const options = (): Option[] => Array.from({ length: upTo(draw, 2, 5) }, (_, index) => ({ id: `option-${index}`, concept: 'school', ...when() }));
  const common = { ...question, tags: [], id, ...when() };
  const set = () => (upTo(draw, 0, 1) === 0 ? {} : { set: oneOf(draw, ...scaleSets) });
  const kind = oneOf(draw, 'choice', 'several', 'scale', 'board', 'words', 'weeks', ...(earlier.filter((before) => isMade(before.kind)).length < bounds.attachmentsPerResponse ? attachmentKinds : []));
  switch (kind) {
    case 'choice':
      return { ...common, kind, options: options() };
    case 'board':
      return { ...common, kind, options: options(), ...set() };
    case 'several':
      return { ...common, kind, options: options(), most: upTo(draw, 2, 4) };
    case 'scale':
      return { ...common, kind, ...set() };
    case 'words':
      return { ...common, kind, most: 200 };
    case 'sound':
      return { ...common, kind, most: upTo(draw, 1, bounds.soundSeconds) };
    case 'drawing':
    case 'photo':
      return { ...common, kind };
    case 'weeks':
      return { ...common, kind, most: upTo(draw, 1, bounds.weeks) };
  }
}

/** A survey that keeps to every rule: any kinds of question, with conditions on anything that stands earlier. */
export const aSurvey: fc.Arbitrary<Survey> = fc.gen().map((draw) => {
  const earlier: Question[] = [];
  const next = (): Question => {
    const made = oneQuestion(draw, `question-${earlier.length}`, earlier);
    earlier.push(made);
    return made;
  };
  const questionPages = Array.from({ length: upTo(draw, 1, 6) }, (): Page => ({ kind: 'questions', questions: Array.from({ length: upTo(draw, 1, 2) }, next) }));
  const observed = upTo(draw, 0, 3) === 0;
  const pages: Page[] = [
    { kind: 'welcome', id: 'welcome', concept: 'school' },
    { kind: 'assent', id: 'assent', concept: 'school' },
    ...(observed ? [] : [{ kind: 'with-me' as const, id: 'with-me', concept: 'school' }]),
    ...questionPages,
    { kind: 'check', id: 'check', concept: 'school', questions: upTo(draw, 0, 1) === 1 ? [next()] : [] },
    { kind: 'saved', id: 'saved', concept: 'school' },
  ];
  const whose = observed ? ({ audience: 'practitioner', voice: 'observed' } as const) : ({ audience: 'young-person' } as const);
  return { id: 'made-up', version: 1, ...whose, checkIn: true, pages, retired: [], licence: 'CC-BY-4.0' };
});

export const someCircumstances: fc.Arbitrary<Circumstances> = fc.record(
  { stage: fc.constantFrom(...stages), year: fc.integer({ min: 7, max: 14 }) },
  { requiredKeys: [] },
);

function anyValue(draw: Draw, { question: asked, options }: Pick<ShownQuestion, 'question' | 'options'>): AnswerValue {
  const ids = options.map(({ id }) => id);
  if (upTo(draw, 0, 5) === 0) return { kind: oneOf(draw, 'not-sure', 'skipped') };
  switch (asked.kind) {
    case 'choice':
      return { kind: 'choice', option: oneOf(draw, ...ids) };
    case 'several':
      return { kind: 'several', options: someOf(draw, ids, 1).slice(0, asked.most) };
    case 'board':
      return { kind: 'board', placed: someOf(draw, ids, 1).map((option) => ({ option, place: oneOf(draw, ...places) })) };
    case 'scale':
      return { kind: 'scale', place: oneOf(draw, ...places) };
    case 'words':
    case 'drawing':
    case 'sound':
    case 'photo':
      return { kind: asked.kind };
    case 'weeks':
      return { kind: 'weeks', weeks: upTo(draw, 0, asked.most) };
  }
}

/** Answers to any questions of a survey, shown or not, such as a person leaves who goes back and changes their mind. */
export const answersTo = (survey: Survey): fc.Arbitrary<Answer[]> =>
  fc.gen().map((draw) =>
    survey.pages
      .flatMap((page) => (page.kind === 'questions' || page.kind === 'check' ? page.questions : []))
      .filter(() => upTo(draw, 0, 3) > 0)
      .map((asked) => ({ question: asked.id, voice: survey.voice ?? oneOf(draw, 'own', 'read-to', 'chosen-for'), value: anyValue(draw, { question: asked, options: 'options' in asked ? asked.options : [] }) })),
  );

export interface Visit {
  survey: Survey;
  round: RoundSettings;
  circumstances: Circumstances;
  answers: Answer[];
}

/** Somebody's way through some survey, with whatever they answered at any time. */
export const aVisit: fc.Arbitrary<Visit> = aSurvey.chain((survey) =>
  fc.record({ survey: fc.constant(survey), round: fc.record({ words: fc.boolean() }), circumstances: someCircumstances, answers: answersTo(survey) }),
);

/** The answers of a visit that still stand at its end: what the device sends. */
export function standingAnswers({ survey, round, circumstances, answers }: Visit): Answer[] {
  const { standing } = walk(survey, round, circumstances, valuesOf(answers));
  return answers.flatMap((answer) => {
    const value = standing.get(answer.question);
    return value === undefined ? [] : [{ ...answer, value }];
  });
}
