import * as z from 'zod/mini';

/**
 * How many, told so that nobody is found by it: `few` is fewer than ten, none included; else the tens that are full.
 * Who watches such a number sees it move at one of ten answers, and never whether one child has answered.
 */
export const InSteps = z.union([z.literal('few'), z.number().check(z.int(), z.gte(10))]);
export type InSteps = z.infer<typeof InSteps>;

export const inSteps = (count: number): InSteps => (count < 10 ? 'few' : Math.floor(count / 10) * 10);

/** Days of a week that is over, Monday to Sunday. */
export interface Week {
  from: string;
  to: string;
}

const dayOf = (time: number): string => new Date(time).toISOString().slice(0, 10);
const oneDay = 24 * 60 * 60 * 1000;

/** The last so many weeks that are over on this day, the latest first: never the one that is under way. */
export function weeksOver(today: string, count: number): Week[] {
  const now = Date.parse(`${today}T00:00:00Z`);
  // Sunday is the seventh day.
  const sinceMonday = (new Date(now).getUTCDay() + 6) % 7;
  const monday = now - sinceMonday * oneDay;
  return Array.from({ length: count }, (_, index) => {
    const from = monday - (index + 1) * 7 * oneDay;
    return { from: dayOf(from), to: dayOf(from + 6 * oneDay) };
  });
}
