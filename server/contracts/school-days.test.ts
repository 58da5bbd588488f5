import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, bankHolidaysOf, earliestOpening, isRealDay, isSchoolDay, parentsToldAhead, schoolDaysBetween, type Holiday } from './school-days.ts';

const days = fc.integer({ min: 0, max: 365 * 8 }).map((n) => addDays('2025-01-01', n));
const holidays = fc.array(fc.tuple(days, fc.nat({ max: 40 })).map(([from, long]): Holiday => ({ from, to: addDays(from, long) })), { maxLength: 5 });

describe('bank holidays of England', () => {
  it.each([
    [2024, ['2024-01-01', '2024-03-29', '2024-04-01', '2024-05-06', '2024-05-27', '2024-08-26', '2024-12-25', '2024-12-26']],
    [2026, ['2026-01-01', '2026-04-03', '2026-04-06', '2026-05-04', '2026-05-25', '2026-08-31', '2026-12-25', '2026-12-28']],
    [2027, ['2027-01-01', '2027-03-26', '2027-03-29', '2027-05-03', '2027-05-31', '2027-08-30', '2027-12-27', '2027-12-28']],
    [2028, ['2028-01-03', '2028-04-14', '2028-04-17', '2028-05-01', '2028-05-29', '2028-08-28', '2028-12-25', '2028-12-26']],
    // Christmas on a Sunday: Boxing Day is a Monday, and the substitute for Christmas comes after it.
    [2033, ['2033-01-03', '2033-04-15', '2033-04-18', '2033-05-02', '2033-05-30', '2033-08-29', '2033-12-26', '2033-12-27']],
  ])('of %i are those that gov.uk lists', (year, expected) => expect(bankHolidaysOf(year)).toEqual(expected));
});

describe('school days', () => {
  it('are counted between two days, neither of them, whatever the clock does', () => {
    // A fortnight over the end of British Summer Time, without half term: Monday to Friday twice, the first Monday not counted.
    expect(schoolDaysBetween('2026-10-19', '2026-11-02', [])).toBe(9);
    expect(schoolDaysBetween('2026-10-19', '2026-11-02', [{ from: '2026-10-26', to: '2026-10-30' }])).toBe(4);
    expect(schoolDaysBetween('2026-12-18', '2027-01-04', [])).toBe(7);
    expect(schoolDaysBetween('2026-11-09', '2026-11-02', [])).toBe(0);
  });

  it('a letter of Monday lets a round open on the Tuesday two weeks later, and half term moves that by its days', () => {
    expect(earliestOpening('2026-11-02', [])).toBe('2026-11-17');
    expect(earliestOpening('2026-10-19', [{ from: '2026-10-26', to: '2026-10-30' }])).toBe('2026-11-10');
    expect(earliestOpening('2026-11-02', [{ from: '2026-01-01', to: '2030-01-01' }])).toBeUndefined();
  });

  it('a day is never one where it is a weekend, a bank holiday or a holiday', () => {
    fc.assert(
      fc.property(days, holidays, (day, entered) => {
        if (!isSchoolDay(day, entered)) return;
        expect([0, 6]).not.toContain(new Date(`${day}T12:00:00Z`).getUTCDay());
        expect(bankHolidaysOf(Number(day.slice(0, 4)))).not.toContain(day);
        expect(entered.some(({ from, to }) => from <= day && day <= to)).toBe(false);
      }),
    );
  });

  it('the earliest day to open has ten of them behind it since the letter, and the day before has fewer', () => {
    fc.assert(
      fc.property(days, holidays, (sent, entered) => {
        const day = earliestOpening(sent, entered);
        if (day === undefined) return;
        expect(schoolDaysBetween(sent, day, entered)).toBe(parentsToldAhead);
        expect(schoolDaysBetween(sent, addDays(day, -1), entered)).toBeLessThan(parentsToldAhead);
      }),
    );
  });
});

it.each([['2026-02-29', false], ['2028-02-29', true], ['2026-04-31', false], ['2026-13-01', false], ['2026-12-31', true]])('%s is in the calendar: %s', (day, is) => expect(isRealDay(day)).toBe(is));
