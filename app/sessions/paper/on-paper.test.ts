import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AnswerValue, Circumstances } from '#server/contracts/response.ts';
import type { Condition } from '#server/contracts/survey.ts';
import { holds, walk } from '#server/contracts/walk.ts';
import { starterSurveys } from '#server/library/surveys.ts';
import { schoolDay } from '#test/examples/school-day.ts';
import { goOnAt, partsOnPaper, questionsOnPaper } from './on-paper.ts';
import { restOf, type Rest, type Ticked } from './rest-of.ts';

const open = { words: true };
const numbered = (survey = schoolDay, circumstances: Circumstances = {}, round = open) => questionsOnPaper(partsOnPaper(survey, round, circumstances));

describe('a survey on paper', () => {
  it('numbers what may be asked, and says what must have been ticked before', () => {
    expect(numbered().map(({ number, question, onlyIf }) => [number, question.id, onlyIf])).toEqual([
      [1, 'travel', []],
      [2, 'bus-is', [[{ kind: 'answered', question: 'travel', anyOf: ['bus'], ticked: true }]]],
      [3, 'noise', []],
      [4, 'places', []],
      [5, 'change', []],
      [6, 'talk', []],
    ]);
    const [travel] = numbered();
    expect(travel?.options.map(({ id }) => id)).toEqual(['bus', 'walk']);
    expect(numbered(schoolDay, { stage: 'E' })[0]?.options.map(({ id }) => id)).toEqual(['bus', 'walk', 'taxi']);
  });

  it('leaves out what cannot be written down, and words where nobody reads them', () => {
    expect(numbered(schoolDay, {}, { words: false }).map(({ question }) => question.id)).not.toContain('change');
    for (const survey of starterSurveys) expect(numbered(survey).some(({ question }) => question.kind === 'sound')).toBe(false);
  });

  it('sends who is not asked a question to the next that is another matter', () => {
    const questions = numbered();
    const bus = questions.find(({ question }) => question.id === 'bus-is');
    expect(bus === undefined ? '' : goOnAt(questions, bus)?.question.id).toBe('noise');
    const last = questions.at(-1);
    expect(last === undefined ? '' : goOnAt(questions, last)).toBeUndefined();
  });
});

const holdsTicked = (ticked: Ticked, values: ReadonlyMap<string, AnswerValue>): boolean => {
  const { ticked: wanted, kind, ...rest } = ticked;
  return holds({ kind, ...rest } as Condition, { circumstances: {}, values }) === wanted;
};
const holdsRest = (rest: Rest, values: ReadonlyMap<string, AnswerValue>): boolean => (typeof rest === 'boolean' ? rest : rest.every((list) => list.some((each) => holdsTicked(each, values))));

const leaf: fc.Arbitrary<Condition> = fc.oneof(
  fc.constantFrom<Condition>({ kind: 'stage', anyOf: ['E'] }, { kind: 'year', from: 9 }, { kind: 'placed', question: 'board', option: 'a', anyOf: ['well'] }),
  fc.record({ kind: fc.constant('answered' as const), question: fc.constantFrom('one', 'two', 'unasked'), anyOf: fc.constantFrom<string[]>(['a'], ['a', 'b']) }),
);
const { condition } = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    leaf,
    fc.record({ kind: fc.constantFrom('all' as const, 'any' as const), of: fc.array(tie('condition'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ kind: fc.constant('not' as const), of: tie('condition') }),
  ),
}));
const value = fc.option(fc.constantFrom<AnswerValue>({ kind: 'choice', option: 'a' }, { kind: 'choice', option: 'b' }, { kind: 'skipped' }), { nil: undefined });
const circumstances = fc.constantFrom<Circumstances>({}, { stage: 'E' }, { year: 9, stage: 'K' });

it('asks on paper just what the rules ask on a screen', () => {
  fc.assert(
    fc.property(condition, circumstances, value, value, fc.boolean(), (asked, known, one, two, placed) => {
      const values = new Map<string, AnswerValue>();
      if (one !== undefined) values.set('one', one);
      if (two !== undefined) values.set('two', two);
      if (placed) values.set('board', { kind: 'board', placed: [{ option: 'a', place: 'well' }] });
      const rest = restOf(asked, known, (question) => question !== 'unasked');
      expect(holdsRest(rest, values)).toBe(holds(asked, { circumstances: known, values }));
    }),
  );
});

it('prints every question that a screen may show, with all its options', () => {
  for (const survey of starterSurveys) {
    for (const known of [{}, { year: 9, stage: 'E' as const }, { year: 12 }]) {
      const printed = numbered(survey, known);
      const { pages } = walk(survey, open, known, new Map());
      for (const shown of pages.flatMap(({ questions }) => questions)) {
        if (shown.question.kind === 'sound') continue;
        const there = printed.find(({ question }) => question.id === shown.question.id);
        expect(there?.options.map(({ id }) => id) ?? [], `${survey.id} ${shown.question.id}`).toEqual(expect.arrayContaining(shown.options.map(({ id }) => id)));
      }
    }
  }
});
