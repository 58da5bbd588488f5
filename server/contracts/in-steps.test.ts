import { expect, it } from 'vitest';
import fc from 'fast-check';
import { inSteps, weeksOver } from './in-steps.ts';

it('one more or less never shows below ten, and nobody can tell nine apart', () => {
  expect([0, 1, 9].map(inSteps)).toEqual(['few', 'few', 'few']);
  fc.assert(
    fc.property(fc.nat(100_000), (count) => {
      const said = inSteps(count);
      const same = Array.from({ length: 20 }, (_, index) => count - 10 + index).filter((other) => other >= 0 && inSteps(other) === said);
      expect(same).toHaveLength(10);
    }),
  );
});

it('weeks are whole, over, and follow each other, also where the clocks change', () => {
  expect(weeksOver('2026-11-22', 2)).toEqual([{ from: '2026-11-09', to: '2026-11-15' }, { from: '2026-11-02', to: '2026-11-08' }]);
  expect(weeksOver('2026-11-23', 1)).toEqual([{ from: '2026-11-16', to: '2026-11-22' }]);
  expect(weeksOver('2026-10-26', 1)).toEqual([{ from: '2026-10-19', to: '2026-10-25' }]);
  fc.assert(
    fc.property(fc.date({ min: new Date('2024-01-01'), max: new Date('2034-01-01'), noInvalidDate: true }), (date) => {
      const today = date.toISOString().slice(0, 10);
      const weeks = weeksOver(today, 4);
      expect(weeks.every(({ from, to }) => to < today && new Date(from).getUTCDay() === 1 && new Date(to).getUTCDay() === 0)).toBe(true);
    }),
  );
});
