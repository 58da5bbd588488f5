import { CohortFile, Need, type Cohort } from '#server/contracts/cohort.ts';
import type { ProblemBody, ProblemCode } from '#server/contracts/problem.ts';

export type CohortReading = { kind: 'cohort'; cohort: Cohort } | { kind: 'problem'; problem: ProblemBody };

const problem = (code: ProblemCode, params: Record<string, string | number> = {}): CohortReading => ({ kind: 'problem', problem: { code, params } });

/**
 * The school year that an age is taken as: 13 is Year 9. The statistics count by age, the cards by
 * year; a young person can be one year away from this, and the results page says so.
 */
export const yearOfAge = (age: number): number => age - 4;

/**
 * Reads a file of known counts. Every age and need must be there exactly once, as a whole number
 * from zero up, in categories that the product knows, and they must add up to the total.
 */
export function parseCohort(unread: unknown): CohortReading {
  const read = CohortFile.safeParse(unread);
  if (!read.success) return problem('cohort-not-understood');
  const file = read.data;
  if (new Set(file.ages).size !== file.ages.length || new Set(file.needs).size !== file.needs.length) return problem('cohort-category-twice');
  const needs: Need[] = [];
  for (const name of file.needs) {
    const need = Need.safeParse(name);
    if (!need.success) return problem('cohort-category-unknown', { need: name });
    needs.push(need.data);
  }
  const cells = new Map<string, Cohort['cells'][number]>();
  for (const { age, need: name, children } of file.counts) {
    const where = { age, need: name };
    const need = needs.find((known) => known === name);
    if (need === undefined || !file.ages.includes(age)) return problem('cohort-category-unknown', where);
    if (children === null) return problem('cohort-count-missing', where);
    if (children < 0) return problem('cohort-count-negative', where);
    if (!Number.isSafeInteger(children)) return problem('cohort-not-understood', where);
    const cell = `${age}.${need}`;
    if (cells.has(cell)) return problem('cohort-category-twice', where);
    cells.set(cell, { year: yearOfAge(age), need, children });
  }
  for (const age of file.ages) for (const need of needs) if (!cells.has(`${age}.${need}`)) return problem('cohort-count-missing', { age, need });
  const all = [...cells.values()];
  const sum = all.reduce((total, cell) => total + cell.children, 0);
  if (sum !== file.total) return problem('cohort-total-wrong', { total: file.total, sum });
  return { kind: 'cohort', cohort: { source: file.source, years: file.ages.map(yearOfAge), needs, cells: all, total: sum } };
}
