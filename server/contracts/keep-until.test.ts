import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keepUntil } from './keep-until.ts';

describe('a keep card’s copy', () => {
  it('is kept until the youngest of a school year are 25', () => {
    // Year 9 in 2026/27: the youngest turn 14 on 31 August 2027, and 25 on 31 August 2038.
    expect(keepUntil('2026-11-21', 9)).toBe('2038-08-31');
    expect(keepUntil('2027-08-31', 9)).toBe('2038-08-31');
    expect(keepUntil('2027-09-01', 9)).toBe('2039-08-31');
    expect(keepUntil('2026-11-21', 14)).toBe('2033-08-31');
  });

  it('is kept for twelve years where the school year is not known', () => {
    expect(keepUntil('2026-11-21', undefined)).toBe('2038-11-21');
    expect(keepUntil('2028-02-29', undefined)).toBe('2040-03-01');
  });

  it('is never kept past the 25th birthday of the youngest, nor less', () => {
    const days = fc.date({ min: new Date('2026-01-01'), max: new Date('2060-12-31'), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10));
    fc.assert(
      fc.property(days, fc.integer({ min: 0, max: 15 }), (day, year) => {
        const until = keepUntil(day, year);
        const [from = 0, to = 0] = [day, until].map((text) => Date.parse(text));
        const years = (to - from) / 86_400_000 / 365.25;
        // On this day the youngest of the year are between N + 4 and N + 5.
        expect(years).toBeGreaterThan(20 - year - 0.01);
        expect(years).toBeLessThan(21 - year + 0.01);
      }),
    );
  });
});
