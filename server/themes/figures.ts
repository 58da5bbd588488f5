import type { Figure, GroupFigures, ReleaseRules, WhyHidden } from '#server/contracts/release.ts';
import type { Tally } from './tally.ts';

export const hidden = (why: WhyHidden): Figure => ({ kind: 'hidden', why });

/**
 * What is published of a count out of a base (rules R3, R4): hidden where up to seven people are in it,
 * or up to seven are not; else rounded to five. `undefined` as base: nothing is known of the rest.
 */
export function figureOf(count: number, base: number | undefined, rules: ReleaseRules): Figure {
  if (count <= rules.hiddenUpTo) return hidden('small');
  if (base !== undefined && base - count <= rules.hiddenUpTo) return hidden('nearly-all');
  return { kind: 'shown', value: Math.round(count / rules.roundTo) * rules.roundTo };
}

/**
 * The figures of one group, freshly made. `children` is the known number of such children (`undefined` where
 * nobody knows it), `among` the people of all groups of the same attribute.
 */
export function figuresOf(tally: Tally, children: number | undefined, among: number | undefined, madeIn: number, rules: ReleaseRules): GroupFigures {
  const { population, attribute, group } = tally;
  const count = tally.people.size;
  const head = { population, attribute, group, madeIn };
  const known = [figureOf(count, children, rules), figureOf(count, among, rules)];
  const people = known.find((figure) => figure.kind === 'hidden') ?? figureOf(count, undefined, rules);
  const without = (why: 'few-people' | 'small-cohort' | 'guards'): GroupFigures => ({ ...head, people, table: { kind: 'hidden', why } });
  // An open link can be answered by anyone: no cohort stands behind it, and the screen says so.
  if (population !== 'open-link' && (children === undefined || children < rules.leastChildren)) return without('small-cohort');
  if (count < rules.leastPeople) return without('few-people');
  if (people.kind === 'hidden') return without('guards');
  return { ...head, people, table: { kind: 'shown', counts: tally.counts.map((parts) => parts.map((part) => figureOf(part, count, rules))) } };
}
