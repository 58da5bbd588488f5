import { AccessNeed, type SessionPlan } from '#server/contracts/session.ts';
import type { SessionsSeen } from '#server/contracts/session-entry.ts';
import { inStarterOrder } from '#server/contracts/starter-order.ts';

type Group = SessionsSeen['groups'][number];
type Round = SessionsSeen['rounds'][number];

/** People of a group of whom nothing is known yet. */
const usualGroup = 8;
/** As many shared tablets as leave nobody waiting for more than three others. */
const perTablet = 4;

const dayAfter = (day: string, days: number): string => new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/** The rounds that can be answered on a day: those of young people first, the check-in before the others. */
export const roundsOn = (rounds: readonly Round[], day: string): Round[] =>
  inStarterOrder(rounds.filter(({ opensOn, closesOn }) => opensOn <= day && day <= closesOn), ({ survey }) => survey).toSorted((a, b) => Number(b.audience === 'young-person') - Number(a.audience === 'young-person'));

/**
 * What a plan says before anybody changed it: what the group's last session said, as far as it can still be done; else
 * what most groups need. So that a session is planned in two minutes, most of which are reading.
 */
export function planToBeginWith(group: Group, last: SessionPlan | undefined, rounds: readonly Round[], day: string): SessionPlan {
  const open = roundsOn(rounds, day);
  const slugs = new Set(open.map(({ slug }) => slug));
  const again = last?.rounds.filter((slug) => slugs.has(slug)) ?? [];
  const first = open.find(({ audience }) => audience === 'young-person') ?? open[0];
  const languages = last?.languages ?? group.languages;
  const expected = last?.expected ?? usualGroup;
  return {
    rounds: again.length > 0 ? again : first === undefined ? [] : [first.slug],
    languages: languages.length > 0 ? languages : ['en-simple'],
    needs: last?.needs ?? [],
    expected,
    devices: last?.devices ?? { shared: Math.max(1, Math.ceil(expected / perTablet)), own: 0, paper: 0 },
  };
}

/** The day that stands in an empty plan: a week after the group's last session where that is to come, else a week from today. */
export function dayToBeginWith(today: string, lastDay: string | undefined): string {
  if (lastDay === undefined) return dayAfter(today, 7);
  // The same day of the week, the next time that it comes.
  const weeks = Math.max(1, Math.ceil((Date.parse(`${today}T00:00:00Z`) - Date.parse(`${lastDay}T00:00:00Z`) + 86_400_000) / (7 * 86_400_000)));
  return dayAfter(lastDay, weeks * 7);
}

/** What stands in the form for a group before anybody changed it. @param last its last session. */
export function beginWith(group: Group, last: { day: string; plan: SessionPlan } | undefined, rounds: readonly Round[], today: string): { day: string; plan: SessionPlan } {
  const day = dayToBeginWith(today, last?.day);
  return { day, plan: planToBeginWith(group, last?.plan, rounds, day) };
}

/** How many people need something. */
export const peopleWhoNeed = (plan: SessionPlan, need: AccessNeed): number => plan.needs.find((each) => each.need === need)?.people ?? 0;

/** The plan with another number of people who need something; a need of nobody is none. */
export function withNeed(plan: SessionPlan, need: AccessNeed, people: number): SessionPlan {
  const all = new Map(plan.needs.map((each) => [each.need, each.people]));
  all.set(need, people);
  return { ...plan, needs: AccessNeed.options.flatMap((each) => ((all.get(each) ?? 0) > 0 ? [{ need: each, people: all.get(each) ?? 0 }] : [])) };
}
