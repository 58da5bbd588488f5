import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Model, sequence, Worlds } from './worlds.ts';

/** Small models: up to four counts of 0..6 and a few sums over them. */
const models = fc.record({
  ranges: fc.array(fc.tuple(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 6 })), { minLength: 2, maxLength: 4 }),
  sums: fc.array(fc.record({ factors: fc.array(fc.constantFrom(-2, -1, 0, 1), { minLength: 4, maxLength: 4 }), from: fc.integer({ min: -6, max: 6 }), width: fc.integer({ min: 0, max: 4 }) }), { maxLength: 3 }),
});

function build({ ranges, sums }: { ranges: [number, number][]; sums: { factors: number[]; from: number; width: number }[] }) {
  const model = new Model();
  const unknowns = ranges.map(([a, b]) => model.unknown(Math.min(a, b), Math.max(a, b)));
  for (const { factors, from, width } of sums) {
    const terms = unknowns.flatMap((unknown, at): [number, number][] => (factors[at] === undefined || factors[at] === 0 ? [] : [[factors[at], unknown]]));
    if (terms.length > 0) model.sum(terms, from, from + width);
  }
  return { model, unknowns };
}

const holds = (model: Model, values: readonly number[]) =>
  model.sums.every(({ vars, factors, least, most }) => {
    const sum = vars.reduce((total, unknown, at) => total + (factors[at] ?? 0) * (values[unknown] ?? 0), 0);
    return sum >= least && sum <= most;
  });

/** Every world there is, one by one. */
function allWorlds(model: Model): number[][] {
  let worlds: number[][] = [[]];
  model.low.forEach((low, unknown) => {
    const values = Array.from({ length: (model.high[unknown] ?? 0) - low + 1 }, (_value, at) => low + at);
    worlds = worlds.flatMap((world) => values.map((value) => [...world, value]));
  });
  return worlds.filter((world) => holds(model, world));
}

describe('worlds', () => {
  it('never leave a real world out, and every one that is found is real', () => {
    fc.assert(
      fc.property(models, (described) => {
        const { model, unknowns } = build(described);
        const real = allWorlds(model);
        const worlds = new Worlds(model);
        const fits = worlds.narrow();
        if (real.length > 0) expect(fits).toBe(true);
        if (!fits) return;
        for (const world of real) expect(unknowns.every((unknown) => (world[unknown] ?? -1) >= worlds.lowOf(unknown) && (world[unknown] ?? -1) <= worlds.highOf(unknown))).toBe(true);
        if (worlds.fill(unknowns, sequence(3), 6)) expect(holds(model, unknowns.map((unknown) => worlds.lowOf(unknown)))).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('take back what was supposed', () => {
    const model = new Model();
    const [a, b] = [model.unknown(0, 10), model.unknown(0, 10)];
    model.sum([[1, a], [1, b]], 10, 10);
    const worlds = new Worlds(model);
    expect(worlds.narrow()).toBe(true);
    const mark = worlds.mark();
    expect(worlds.suppose(a, 4, 4)).toBe(true);
    expect([worlds.lowOf(b), worlds.highOf(b)]).toEqual([6, 6]);
    expect(worlds.suppose(b, 7, 10)).toBe(false);
    worlds.back(mark);
    expect([worlds.lowOf(b), worlds.highOf(b)]).toEqual([0, 10]);
  });
});
