import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { combinations, pairsOf, pairwise } from './pairwise.ts';

const levels = fc.integer({ min: 1, max: 4 }).map((count) => Array.from({ length: count }, (_, index) => index));

describe('pairwise', () => {
  it('lets every pair meet, in no more rows than there are combinations', () => {
    fc.assert(
      fc.property(fc.record({ a: levels, b: levels, c: levels, d: levels }), (factors) => {
        const rows = pairwise(factors);
        const every = combinations(factors);
        expect(new Set(rows.flatMap(pairsOf))).toEqual(new Set(every.flatMap(pairsOf)));
        expect(rows.length).toBeLessThanOrEqual(every.length);
      }),
    );
  });

  it('needs few rows: as many as the two longest factors have pairs, or a little more', () => {
    expect(pairwise({ a: [1, 2, 3, 4], b: [1, 2, 3, 4], c: [1, 2], d: [1, 2, 3] }).length).toBeLessThanOrEqual(18);
  });
});
