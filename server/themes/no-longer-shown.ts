import type { Figure, GroupFigures } from '#server/contracts/release.ts';
import { hidden } from './figures.ts';

/**
 * Says of figures that are hidden now to guard a small number, and stood in the release before, that they stood there:
 * somebody who reported a headline can then explain why it is gone. Both releases are published, so it tells nothing new.
 *
 * To repeat the figure of the release before instead would not be safe: a repeated figure says that fewer than
 * `leastChanges` responses came or went (rule R6), and here more did. What was hidden in the release before stays as it was.
 */
export function saidNoLonger(now: GroupFigures, before: GroupFigures | undefined): GroupFigures {
  if (before === undefined || now.madeIn === before.madeIn) return now;
  const told = (figure: Figure, last: Figure | undefined): Figure => (figure.kind === 'hidden' && figure.why === 'guards' && last?.kind === 'shown' ? hidden('guards-now') : figure);
  const people = told(now.people, before.people);
  const { table: last } = before;
  if (now.table.kind === 'hidden') return { ...now, people, table: now.table.why === 'guards' && last.kind === 'shown' ? { kind: 'hidden', why: 'guards-now' } : now.table };
  const lastOf = (measure: number, part: number) => (last.kind === 'shown' ? last.counts[measure]?.[part] : undefined);
  return { ...now, people, table: { kind: 'shown', counts: now.table.counts.map((parts, measure) => parts.map((figure, part) => told(figure, lastOf(measure, part)))) } };
}
