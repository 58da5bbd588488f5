import type { GroupFigures, ReleaseRules } from '#server/contracts/release.ts';
import { hidden } from './figures.ts';

/** Figures as last made, with the ids of the responses in them. */
export interface Vintage {
  figures: GroupFigures;
  members: ReadonlySet<string>;
}

/** How many responses are in one set and not in the other: added and withdrawn together. */
export function changesBetween(before: ReadonlySet<string>, now: ReadonlySet<string>): number {
  let same = 0;
  for (const id of now) if (before.has(id)) same += 1;
  return before.size + now.size - 2 * same;
}

const dayNumber = (day: string): number => Date.parse(`${day}T00:00:00Z`) / 86_400_000;

/** Whether a group says no number at all. */
const saysNothing = ({ people, table }: GroupFigures): boolean => people.kind === 'hidden' && table.kind === 'hidden';

/**
 * Rule R6: a group's figures change only when enough responses were added or withdrawn since they were
 * made; until then the old ones are repeated. Where they still carry an answer that was withdrawn
 * `withdrawnDays` ago or earlier, the group is suppressed instead.
 *
 * A group of up to `hiddenUpTo` people is repeated however many came and went: with ten changes and seven people
 * at most, new figures would say that somebody was there. And a group without any number has none to take back;
 * saying so would tell that it has people.
 *
 * @param withdrawn day of withdrawal by response id
 */
export function carried(before: Vintage | undefined, now: ReadonlySet<string>, withdrawn: ReadonlyMap<string, string>, today: string, rules: ReleaseRules): GroupFigures | undefined {
  if (before === undefined) return undefined;
  const { people } = before.figures;
  const staysSmall = people.kind === 'hidden' && people.why === 'small' && now.size <= rules.hiddenUpTo;
  if (!staysSmall && changesBetween(before.members, now) >= rules.leastChanges) return undefined;
  if (saysNothing(before.figures)) return before.figures;
  const overdue = [...before.members].some((id) => {
    const day = withdrawn.get(id);
    return day !== undefined && dayNumber(today) - dayNumber(day) >= rules.withdrawnDays;
  });
  return overdue ? takenBack(before.figures) : before.figures;
}

const takenBack = (figures: GroupFigures): GroupFigures => ({ ...figures, people: hidden('taken-back'), table: { kind: 'hidden', why: 'taken-back' } });

/** Whether figures are taken back that stood before. */
export const isNewlyTakenBack = (before: GroupFigures | undefined, now: GroupFigures): boolean =>
  before !== undefined && !saysNothing(before) && now.people.kind === 'hidden' && now.people.why === 'taken-back';

/**
 * Rule R6 for the groups of a release together: where a withdrawal takes any figures away, those of every year go with
 * them, the ones that could be made anew too. Else the year beside the kind of need, both marked (or the one year that
 * is not), would say in which small cell of the known counts somebody took their answers back.
 *
 * A year without any number stays as it is: it has none to take back, whoever withdrew.
 *
 * @param lastOf a group's figures in the release before
 */
export function withYearsTakenBack(groups: readonly GroupFigures[], lastOf: (group: GroupFigures) => GroupFigures | undefined): GroupFigures[] {
  const touched = new Set(groups.filter((now) => isNewlyTakenBack(lastOf(now), now)).map(({ population }) => population));
  return groups.map((now) => {
    const last = lastOf(now);
    return now.attribute === 'year' && touched.has(now.population) && last !== undefined && !saysNothing(last) ? takenBack(last) : now;
  });
}
