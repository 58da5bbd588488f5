import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answersTo, aVisit, someCircumstances, standingAnswers } from '#test/helpers/arbitrary-survey.ts';
import type { Condition } from './survey.ts';
import { holds, questionsOf, valuesOf, walk, type ShownPage } from './walk.ts';

const idsOf = (pages: readonly ShownPage[]) => pages.map(({ page, questions }) => [page.kind, ...questions.map(({ question, options }) => [question.id, ...options.map(({ id }) => id)])]);

describe('the way through a survey', () => {
  it('comes to the same, in whatever order the answers are held', () => {
    fc.assert(
      fc.property(aVisit, fc.array(fc.nat(), { minLength: 20, maxLength: 20 }), ({ survey, round, circumstances, answers }, ranks) => {
        const shuffled = answers.map((answer, index) => ({ answer, rank: ranks[index] ?? 0 })).sort((a, b) => a.rank - b.rank).map(({ answer }) => answer);
        const [one, other] = [answers, shuffled].map((order) => walk(survey, round, circumstances, valuesOf(order)));
        expect(other).toEqual(one);
      }),
    );
  });

  it('is the same again with only the answers that stand: what no longer stands changes nothing', () => {
    fc.assert(
      fc.property(aVisit, (visit) => {
        const { survey, round, circumstances, answers } = visit;
        const first = walk(survey, round, circumstances, valuesOf(answers));
        const again = walk(survey, round, circumstances, valuesOf(standingAnswers(visit)));
        expect(idsOf(again.pages)).toEqual(idsOf(first.pages));
        expect(again.standing).toEqual(first.standing);
      }),
    );
  });

  it('keeps only answers to what is shown', () => {
    fc.assert(
      fc.property(aVisit, ({ survey, round, circumstances, answers }) => {
        const { pages, standing } = walk(survey, round, circumstances, valuesOf(answers));
        const shown = new Map(pages.flatMap(({ questions }) => questions.map(({ question, options }) => [question.id, options.map(({ id }) => id)])));
        for (const [question, value] of standing) {
          const options = shown.get(question);
          expect(options).toBeDefined();
          const chosen = value.kind === 'choice' ? [value.option] : value.kind === 'several' ? value.options : value.kind === 'board' ? value.placed.map(({ option }) => option) : [];
          for (const option of chosen) expect(options).toContain(option);
        }
      }),
    );
  });

  it('never changes before a place because of what is answered from there on', () => {
    const twoEndings = aVisit.chain((visit) =>
      fc.record({ visit: fc.constant(visit), others: answersTo(visit.survey), from: fc.nat({ max: visit.survey.pages.length }) }),
    );
    fc.assert(
      fc.property(twoEndings, ({ visit: { survey, round, circumstances, answers }, others, from }) => {
        const later = new Set(survey.pages.slice(from).flatMap(questionsOf).map(({ id }) => id));
        const mixed = [...answers.filter(({ question }) => !later.has(question)), ...others.filter(({ question }) => later.has(question))];
        const before = (pages: readonly ShownPage[]) => idsOf(pages.filter(({ page }) => survey.pages.indexOf(page) < from));
        expect(before(walk(survey, round, circumstances, valuesOf(mixed)).pages)).toEqual(before(walk(survey, round, circumstances, valuesOf(answers)).pages));
      }),
    );
  });

  it('always meets the pages of reading, never a page of questions without one, and asks for words only where the round does', () => {
    fc.assert(
      fc.property(aVisit, ({ survey, round, circumstances, answers }) => {
        const { pages } = walk(survey, round, circumstances, valuesOf(answers));
        const kinds = (of: readonly { kind: string }[]) => of.map(({ kind }) => kind).filter((kind) => kind !== 'questions');
        expect(kinds(pages.map(({ page }) => page))).toEqual(kinds(survey.pages));
        for (const { page, questions } of pages) {
          if (page.kind === 'questions') expect(questions.length).toBeGreaterThan(0);
          if (!round.words) expect(questions.filter(({ question }) => question.kind === 'words')).toEqual([]);
        }
      }),
    );
  });
});

describe('a condition', () => {
  const values = valuesOf([
    { question: 'hobby', voice: 'own', value: { kind: 'several', options: ['music', 'art'] } },
    { question: 'after', voice: 'own', value: { kind: 'choice', option: 'college' } },
    { question: 'jobs', voice: 'own', value: { kind: 'board', placed: [{ option: 'animals', place: 'well' }] } },
    { question: 'friends', voice: 'own', value: { kind: 'not-sure' } },
  ]);
  const known = { circumstances: { stage: 'E' as const, year: 9 }, values };
  const yes: Condition[] = [
    { kind: 'answered', question: 'hobby', anyOf: ['art', 'sport'] },
    { kind: 'answered', question: 'after', anyOf: ['college'] },
    { kind: 'placed', question: 'jobs', option: 'animals', anyOf: ['well'] },
    { kind: 'stage', anyOf: ['E'] },
    { kind: 'year', from: 9 },
    { kind: 'year', to: 9 },
  ];
  const no: Condition[] = [
    { kind: 'answered', question: 'hobby', anyOf: ['sport'] },
    { kind: 'answered', question: 'friends', anyOf: ['many'] },
    { kind: 'answered', question: 'never-asked', anyOf: ['college'] },
    { kind: 'placed', question: 'jobs', option: 'animals', anyOf: ['not-well'] },
    { kind: 'placed', question: 'jobs', option: 'cars', anyOf: ['well'] },
    { kind: 'stage', anyOf: ['K', 'N'] },
    { kind: 'year', from: 10 },
  ];

  it.each(yes)('holds: %j', (condition) => expect(holds(condition, known)).toBe(true));
  it.each(no)('does not hold: %j', (condition) => expect(holds(condition, known)).toBe(false));

  it('without a card, says no to any question of stage and year', () => {
    const nobody = { circumstances: {}, values };
    expect(holds({ kind: 'stage', anyOf: ['N', 'K', 'E'] }, nobody)).toBe(false);
    expect(holds({ kind: 'year', from: 0, to: 15 }, nobody)).toBe(false);
  });

  it('is joined by all, any and not as in logic', () => {
    const some = fc.array(fc.constantFrom(...yes, ...no), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(some, someCircumstances, (of, circumstances) => {
        const here = { circumstances, values };
        const each = of.map((condition) => holds(condition, here));
        expect(holds({ kind: 'all', of }, here)).toBe(each.every(Boolean));
        expect(holds({ kind: 'any', of }, here)).toBe(each.some(Boolean));
        expect(holds({ kind: 'not', of: { kind: 'any', of } }, here)).toBe(each.every((one) => !one));
      }),
    );
  });
});
