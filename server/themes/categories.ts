import type { Cohort, Need } from '#server/contracts/cohort.ts';
import type { Attribute, ReleaseRules } from '#server/contracts/release.ts';

/** A category that people are told apart by, with the known number of children in it. */
export interface KnownCategory {
  attribute: Exclude<Attribute, 'all'>;
  group: string;
  /** Codes put together under this name: needs, or years written as numbers. */
  members: string[];
  children: number;
}

/** The group of those whose card says nothing of an attribute. It is always listed, so that its being there says nothing. */
export const notKnown = 'not-known';

export const yearGroup = (year: number): string => `year-${year}`;

const childrenWhere = (cohort: Cohort, fits: (cell: Cohort['cells'][number]) => boolean) =>
  cohort.cells.filter(fits).reduce((sum, cell) => sum + cell.children, 0);

/**
 * The categories of a cohort. Needs with fewer than `leastChildren` children share one named group, and
 * where these together are still too few, the next smallest joins them (rule R2). Years are never merged:
 * one that is too small gets no table.
 */
export function categoriesOf(cohort: Cohort, rules: ReleaseRules, mergedName: string): KnownCategory[] {
  const years = cohort.years.map((year): KnownCategory => ({
    attribute: 'year',
    group: yearGroup(year),
    members: [String(year)],
    children: childrenWhere(cohort, (cell) => cell.year === year),
  }));
  const bySize = cohort.needs
    .map((need: Need) => ({ need, children: childrenWhere(cohort, (cell) => cell.need === need) }))
    .sort((a, b) => a.children - b.children || (a.need < b.need ? -1 : 1));
  let merged = bySize.filter((one) => one.children < rules.leastChildren).length;
  const sum = () => bySize.slice(0, merged).reduce((total, one) => total + one.children, 0);
  while (merged > 0 && merged < bySize.length && (merged === 1 || sum() < rules.leastChildren)) merged += 1;
  const small = bySize.slice(0, merged);
  const needs = bySize
    .slice(merged)
    .reverse()
    .map(({ need, children }): KnownCategory => ({ attribute: 'need', group: need, members: [need], children }));
  if (merged > 0) needs.push({ attribute: 'need', group: mergedName, members: small.map(({ need }) => need).sort(), children: sum() });
  return [...years, ...needs];
}
