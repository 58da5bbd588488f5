import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Figure, GroupFigures } from '#server/contracts/release.ts';
import type { Survey } from '#server/contracts/survey.ts';
import { myFuture } from '#server/library/my-future.ts';
import { mergedNeed, releaseRules } from '#server/library/policy.ts';
import { measures, riverside } from '#test/helpers/crowd.ts';
import { carried, changesBetween } from './carry.ts';
import { categoriesOf, type KnownCategory } from './categories.ts';
import { coverageOf } from './coverage.ts';
import { figureOf, figuresOf, hidden } from './figures.ts';
import { measuresOf } from './measures.ts';
import { tally, type Counted, type Tally } from './tally.ts';

const rules = releaseRules;
const shown = (value: number): Figure => ({ kind: 'shown', value });
const ids = (from: number, to: number) => new Set(Array.from({ length: to - from }, (_one, at) => `r${from + at}`));

describe('a figure (R3, R4)', () => {
  it('is the same for nobody and for seven', () => {
    for (let count = 0; count <= 7; count += 1) expect(figureOf(count, 100, rules)).toEqual(hidden('small'));
  });

  it('is rounded to five from eight on, and hidden where all but seven or fewer are in it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 8, max: 500 }), fc.integer({ min: 0, max: 500 }), (count, rest) => {
        const figure = figureOf(count, count + rest, rules);
        if (rest <= 7) expect(figure).toEqual(hidden('nearly-all'));
        else expect(figure.kind === 'shown' && figure.value % 5 === 0 && Math.abs(figure.value - count) <= 2).toBe(true);
      }),
    );
  });
});

describe('a table', () => {
  const of = (people: number): Tally => ({ population: 'own', attribute: 'need', group: 'asd', people: ids(0, people), counts: [[people, 0]] });

  it('needs ten people and thirty known children', () => {
    expect(figuresOf(of(9), 200, 300, 1, rules).table).toEqual({ kind: 'hidden', why: 'few-people' });
    expect(figuresOf(of(10), 200, 300, 1, rules).table.kind).toBe('shown');
    expect(figuresOf(of(25), 29, 300, 1, rules).table).toEqual({ kind: 'hidden', why: 'small-cohort' });
    expect(figuresOf(of(25), undefined, 300, 1, rules).table).toEqual({ kind: 'hidden', why: 'small-cohort' });
  });

  it('is not shown where nearly every child, or nearly everyone who answered, is in the group', () => {
    expect(figuresOf(of(45), 50, 300, 1, rules)).toMatchObject({ people: hidden('nearly-all'), table: { kind: 'hidden', why: 'guards' } });
    expect(figuresOf(of(45), 200, 50, 1, rules)).toMatchObject({ people: hidden('nearly-all'), table: { kind: 'hidden', why: 'guards' } });
  });
});

describe('categories (R2)', () => {
  it('of the demo area put six needs with under thirty children, and the unknown, under one name', () => {
    const categories = categoriesOf(riverside(), rules, mergedNeed);
    const merged = categories.find(({ group }) => group === mergedNeed);
    expect(merged).toMatchObject({ children: 86, members: ['hi', 'msi', 'oth', 'pmld', 'unknown', 'vi'] });
    expect(categories.filter(({ attribute }) => attribute === 'need').every(({ children }) => children >= rules.leastChildren)).toBe(true);
    expect(categories.filter(({ attribute }) => attribute === 'need').reduce((sum, { children }) => sum + children, 0)).toBe(1_940);
  });

  it('never leave one small need alone: the next smallest joins it', () => {
    const cohort = riverside();
    const cells = [{ year: 9, need: 'asd' as const, children: 200 }, { year: 9, need: 'hi' as const, children: 29 }, { year: 9, need: 'pd' as const, children: 40 }];
    const categories = categoriesOf({ ...cohort, years: [9], needs: ['asd', 'hi', 'pd'], cells, total: 269 }, rules, mergedNeed);
    expect(categories.filter(({ attribute }) => attribute === 'need').map(({ group, children }) => [group, children])).toEqual([['asd', 200], [mergedNeed, 69]]);
  });
});

describe('carrying forward (R6)', () => {
  const figures: GroupFigures = { population: 'own', attribute: 'all', group: 'all', madeIn: 1, people: shown(40), table: { kind: 'shown', counts: [] } };
  const before = { figures, members: ids(0, 40) };

  it('counts what came and what went together', () => {
    expect(changesBetween(ids(0, 40), ids(5, 44))).toBe(9);
  });

  it('repeats figures until ten have come or gone', () => {
    expect(carried(before, ids(5, 44), new Map(), '2027-01-01', rules)).toBe(figures);
    expect(carried(before, ids(5, 45), new Map(), '2027-01-01', rules)).toBeUndefined();
    expect(carried(undefined, ids(0, 3), new Map(), '2027-01-01', rules)).toBeUndefined();
  });

  it('takes the group away once a withdrawal was carried for 90 days', () => {
    const withdrawn = new Map([['r3', '2026-10-01']]);
    expect(carried(before, ids(0, 40), withdrawn, '2026-12-29', rules)).toBe(figures);
    expect(carried(before, ids(0, 40), withdrawn, '2026-12-30', rules)).toMatchObject({ madeIn: 1, people: hidden('taken-back'), table: { kind: 'hidden', why: 'taken-back' } });
  });
});

describe('a group of seven or fewer', () => {
  const figures: GroupFigures = { population: 'own', attribute: 'need', group: 'pd', madeIn: 1, people: hidden('small'), table: { kind: 'hidden', why: 'few-people' } };

  it('does not say that somebody of it took their answers back: so it would not be empty', () => {
    const withdrawn = new Map([['r3', '2026-10-01']]);
    expect(carried({ figures, members: ids(0, 5) }, ids(0, 5), withdrawn, '2027-06-01', rules)).toBe(figures);
  });

  it('is not made anew while it stays small: ten changes among seven say that it is not empty', () => {
    expect(carried({ figures, members: ids(0, 5) }, ids(5, 10), new Map(), '2026-12-01', rules)).toBe(figures);
    expect(carried({ figures, members: ids(0, 5) }, ids(0, 15), new Map(), '2026-12-01', rules)).toBeUndefined();
  });
});

describe('coverage, from published figures only', () => {
  const category = (group: string, children: number): KnownCategory => ({ attribute: 'need', group, members: [group], children });
  const group = (name: string, people: Figure): GroupFigures => ({ population: 'own', attribute: name === 'all' ? 'all' : 'need', group: name, madeIn: 1, people, table: { kind: 'hidden', why: 'few-people' } });
  const state = (people: Figure, children: number, all: Figure = shown(300)) => coverageOf([group('all', all), group('asd', people)], [category('asd', children)], 1_000, rules)[0];

  it('is missing below a half, under-heard below four fifths', () => {
    expect(state(shown(25), 200)).toMatchObject({ coverage: 'missing', ratio: 0.42 });
    expect(state(shown(30), 200)).toMatchObject({ coverage: 'under-heard', ratio: 0.5 });
    expect(state(shown(50), 200)).toMatchObject({ coverage: 'heard', ratio: 0.83 });
  });

  it('calls a hidden number missing only where seven is under half of what was expected', () => {
    expect(state(hidden('small'), 50)?.coverage).toBe('missing');
    expect(state(hidden('small'), 46)?.coverage).toBe('too-few-to-tell');
    expect(state(hidden('small'), 46)).not.toHaveProperty('ratio');
  });

  it('says nothing where the whole is hidden', () => {
    expect(state(shown(50), 200, hidden('taken-back'))?.coverage).toBe('not-shown');
    expect(state(hidden('guards'), 200)?.coverage).toBe('not-shown');
  });
});

describe('what is counted', () => {
  it('is never private, a worry or a wish to talk', () => {
    for (const tag of ['private', 'worry', 'talk'] as const) {
      const survey: Survey = { ...myFuture, pages: [{ kind: 'questions', questions: [{ kind: 'choice', id: 'x', concept: 'x', tags: [tag], options: [{ id: 'a', concept: 'a' }, { id: 'b', concept: 'b' }] }] }] };
      expect(() => measuresOf(survey, [{ id: 'x', question: 'x', by: 'option', attributes: ['all'] }])).toThrow('never counted');
    }
    expect(measures.map(({ question }) => question)).not.toContain('talk');
  });

  it('is people, by their own voice, what others chose, and the open link apart', () => {
    const person = (id: string, changes: Partial<Counted>): Counted => ({
      id,
      entry: 'card',
      year: 9,
      need: 'asd',
      language: 'en',
      simulated: false,
      answers: [{ question: 'helps', voice: 'read-to', value: { kind: 'several', options: ['quiet', 'friends'] } }, { question: 'dream', voice: 'chosen-for', value: { kind: 'choice', option: 'job' } }],
      ...changes,
    });
    const tallies = tally(
      [person('a', {}), person('b', { entry: 'open-link', year: undefined, need: undefined }), person('c', { answers: [{ question: 'helps', voice: 'own', value: { kind: 'skipped' } }] }), person('d', { need: 'ds' })],
      measures,
      categoriesOf(riverside(), rules, mergedNeed),
    );
    const people = (population: string, group: string) => [...(tallies.find((one) => one.population === population && one.group === group)?.people ?? [])];
    expect(people('own', 'all')).toEqual(['a', 'd']);
    expect(people('own', 'year-9')).toEqual(['a', 'd']);
    expect(people('own', 'asd')).toEqual(['a']);
    expect(tallies.filter((one) => one.attribute === 'need' && one.group === 'not-known').map((one) => [...one.people])).toEqual([['d']]);
    expect(people('chosen-for', 'all')).toEqual(['a', 'd']);
    expect(people('open-link', 'all')).toEqual(['b']);
    const own = tallies.find((one) => one.population === 'own' && one.attribute === 'all')?.counts ?? [];
    const at = (id: string) => measures.findIndex((measure) => measure.id === id);
    expect(own[at('helps')]?.reduce((sum, count) => sum + count, 0)).toBe(4);
    expect(own[at('dream')]?.every((count) => count === 0)).toBe(true);
  });
});
