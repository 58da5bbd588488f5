import { describe, expect, it } from 'vitest';
import { riversideCohort } from '#server/library/cohorts/riverside.ts';
import { parseCohort } from './cohort.ts';

const source = { publisher: 'P', title: 'T', year: 2025, url: 'https://example.org/', licence: 'L', place: 'Q' };
const good = {
  format: 1,
  source,
  ages: [13, 14],
  needs: ['asd', 'hi'],
  counts: [
    { age: 13, need: 'asd', children: 40 },
    { age: 13, need: 'hi', children: 0 },
    { age: 14, need: 'asd', children: 35 },
    { age: 14, need: 'hi', children: 3 },
  ],
  total: 78,
};
const code = (file: unknown) => {
  const reading = parseCohort(file);
  return reading.kind === 'problem' ? reading.problem.code : 'read';
};
const withCount = (at: number, change: Record<string, unknown>) => ({ ...good, counts: good.counts.map((count, index) => (index === at ? { ...count, ...change } : count)) });

describe('a cohort file', () => {
  it('is read when it is whole', () => {
    const reading = parseCohort(good);
    expect(reading).toMatchObject({ kind: 'cohort', cohort: { years: [9, 10], total: 78 } });
  });

  it.each([
    ['no object', null, 'cohort-not-understood'],
    ['another format', { ...good, format: 2 }, 'cohort-not-understood'],
    ['a count that is text', withCount(0, { children: '40' }), 'cohort-not-understood'],
    ['an address that would run on the results page', { ...good, source: { ...source, url: 'javascript:alert(1)//example.org/' } }, 'cohort-not-understood'],
    ['half a child', withCount(0, { children: 39.5 }), 'cohort-not-understood'],
    ['a count left empty', withCount(1, { children: null }), 'cohort-count-missing'],
    ['a cell left out', { ...good, counts: good.counts.slice(1) }, 'cohort-count-missing'],
    ['a negative count', withCount(2, { children: -1 }), 'cohort-count-negative'],
    ['a cell given twice', { ...good, counts: [...good.counts, { age: 14, need: 'hi', children: 3 }] }, 'cohort-category-twice'],
    ['a need listed twice', { ...good, needs: ['asd', 'hi', 'hi'] }, 'cohort-category-twice'],
    ['a need nobody knows', { ...good, needs: ['asd', 'hi', 'zzz'] }, 'cohort-category-unknown'],
    ['a cell of an age not listed', { ...good, counts: [...good.counts, { age: 19, need: 'hi', children: 3 }] }, 'cohort-category-unknown'],
    ['a total that is wrong', { ...good, total: 79 }, 'cohort-total-wrong'],
  ])('is refused with its own code: %s', (_name, file, expected) => {
    expect(code(file)).toBe(expected);
  });

  it('of Riverside holds 1,940 young people', () => {
    const reading = parseCohort(riversideCohort);
    expect(reading).toMatchObject({ kind: 'cohort', cohort: { total: 1_940, years: [9, 10, 11] } });
  });
});
