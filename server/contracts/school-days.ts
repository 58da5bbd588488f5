/**
 * School days in England: Monday to Friday, without bank holidays and without the holidays that a partnership entered.
 * Days are calendar days (`2026-11-22`) and have no hours, so no change of the clock moves them.
 */

const dayMs = 86_400_000;
const at = (day: string): number => Date.parse(`${day}T00:00:00Z`);
const dayOf = (instant: number): string => new Date(instant).toISOString().slice(0, 10);

/** The day so many days after another. */
export const addDays = (day: string, days: number): string => dayOf(at(day) + days * dayMs);

/** Whether it is in the calendar: the 31st of February is not. */
export const isRealDay = (day: string): boolean => !Number.isNaN(at(day)) && dayOf(at(day)) === day;

/** 0 for Sunday to 6 for Saturday. */
const weekdayOf = (day: string): number => new Date(at(day)).getUTCDay();

/** Holidays of schools, both days included. */
export interface Holiday {
  from: string;
  to: string;
}

/** Easter Sunday of a year in the Gregorian calendar (Meeus, Jones and Butcher). */
export function easterOf(year: number): string {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const n = h + l - 7 * m + 114;
  return `${year}-${String(Math.floor(n / 31)).padStart(2, '0')}-${String((n % 31) + 1).padStart(2, '0')}`;
}

const nextMonday = (day: string): string => addDays(day, (8 - weekdayOf(day)) % 7);
/** The last Monday up to a day. */
const mondayBefore = (day: string): string => addDays(day, -((weekdayOf(day) + 6) % 7));
const isWeekend = (day: string): boolean => weekdayOf(day) === 0 || weekdayOf(day) === 6;

/**
 * The bank holidays of England in a year: Banking and Financial Dealings Act 1971, schedule 1, with those by custom and by
 * yearly proclamation (New Year, early May) and the substitute days, as listed on https://www.gov.uk/bank-holidays.
 * A single extra one, as for a coronation, is entered by the partnership as a holiday.
 */
export function bankHolidaysOf(year: number): string[] {
  const easter = easterOf(year);
  const newYear = `${year}-01-01`;
  const christmas = `${year}-12-25`;
  const boxing = `${year}-12-26`;
  // Where one falls on a weekend, the next working day that is not a bank holiday already stands for it.
  const ofChristmas = isWeekend(christmas) ? `${year}-12-27` : christmas;
  const ofBoxing = isWeekend(boxing) ? `${year}-12-28` : boxing;
  return [
    isWeekend(newYear) ? nextMonday(newYear) : newYear,
    addDays(easter, -2),
    addDays(easter, 1),
    nextMonday(`${year}-05-01`),
    mondayBefore(`${year}-05-31`),
    mondayBefore(`${year}-08-31`),
    ...[ofChristmas, ofBoxing].toSorted(),
  ];
}

/** Whether schools are open on a day. */
export const isSchoolDay = (day: string, holidays: readonly Holiday[]): boolean =>
  !isWeekend(day) && !bankHolidaysOf(Number(day.slice(0, 4))).includes(day) && !holidays.some(({ from, to }) => from <= day && day <= to);

/** The longest time looked over, in days: what is not found within it is not found. */
const farAhead = 400;

/** The school days that lie between two days, neither of them counted: clear days, as a notice is counted in law. */
export function schoolDaysBetween(after: string, before: string, holidays: readonly Holiday[]): number {
  let count = 0;
  for (let day = addDays(after, 1), n = 0; day < before && n < farAhead; day = addDays(day, 1), n += 1) if (isSchoolDay(day, holidays)) count += 1;
  return count;
}

/** School days that parents are told ahead. */
export const parentsToldAhead = 10;

/** The first day on which a round may open whose letter to parents went out on a day; `undefined` where schools stay closed for a year. */
export function earliestOpening(letterSentOn: string, holidays: readonly Holiday[]): string | undefined {
  let count = 0;
  for (let day = addDays(letterSentOn, 1), n = 0; n < farAhead; day = addDays(day, 1), n += 1) {
    if (count === parentsToldAhead) return day;
    if (isSchoolDay(day, holidays)) count += 1;
  }
  return undefined;
}
