import type { Cohort } from '#server/contracts/cohort.ts';
import type { ProblemBody } from '#server/contracts/problem.ts';
import { Release, type GroupFigures, type ReleaseRules } from '#server/contracts/release.ts';
import type { Survey } from '#server/contracts/survey.ts';
import { audit } from './audit.ts';
import { carried, withYearsTakenBack, type Vintage } from './carry.ts';
import { categoriesOf, type KnownCategory } from './categories.ts';
import { coarsened } from './coarsen.ts';
import { coverageOf } from './coverage.ts';
import { figuresOf } from './figures.ts';
import { measuresOf, type DeclaredMeasure } from './measures.ts';
import { saidNoLonger } from './no-longer-shown.ts';
import { vintageKey } from './outsider.ts';
import { groupKey, tally, type Counted, type Tally } from './tally.ts';

/** A release as it went out, with the ids behind the figures it made (not those it repeated). */
export interface PastRelease {
  release: Release;
  members: ReadonlyMap<string, ReadonlySet<string>>;
}

export interface ReleaseInput {
  /** Names of the release; numbers of a round count from 1. */
  head: Pick<Release, 'id' | 'number' | 'madeOn' | 'partnership' | 'round' | 'labels'>;
  survey: Survey;
  declared: readonly DeclaredMeasure[];
  rules: ReleaseRules;
  mergedNeed: string;
  cohort: Cohort;
  /** What counts today: not late, not held, not withdrawn. */
  responses: readonly Counted[];
  /** Day of withdrawal by id, of every response ever withdrawn. */
  withdrawn: ReadonlyMap<string, string>;
  /** All earlier releases of the round, oldest first. */
  past: readonly PastRelease[];
}

export type MadeRelease =
  | { kind: 'release'; release: Release; members: Map<string, ReadonlySet<string>>; audited: { targets: number; worlds: number; coarsened: number; held: boolean } }
  | { kind: 'problem'; problem: ProblemBody };

/** Rounds of hiding more before a release is held back. */
const mostRounds = 40;

/** Each group's figures as last made, over all earlier releases. */
function vintagesOf(past: readonly PastRelease[]): Map<string, Vintage> {
  const vintages = new Map<string, Vintage>();
  for (const { release, members } of past) {
    for (const figures of release.groups) {
      const key = groupKey(figures);
      const made = figures.madeIn === release.number ? members.get(key) : vintages.get(key)?.members;
      if (made !== undefined) vintages.set(key, { figures, members: made });
    }
  }
  return vintages;
}

/** How many of the people behind each group's figures have withdrawn since these were made. */
export function lostOf(past: readonly PastRelease[], withdrawn: ReadonlyMap<string, string>): Map<string, number> {
  const lost = new Map<string, number>();
  for (const { release, members } of past) {
    for (const figures of release.groups) {
      const gone = [...(members.get(groupKey(figures)) ?? [])].filter((id) => withdrawn.has(id)).length;
      if (figures.madeIn === release.number && gone > 0) lost.set(vintageKey(figures, release.number), gone);
    }
  }
  return lost;
}

function freshFigures(one: Tally, tallies: readonly Tally[], categories: readonly KnownCategory[], { cohort, rules, head }: ReleaseInput): GroupFigures {
  const category = categories.find((other) => other.attribute === one.attribute && other.group === one.group);
  const children = one.attribute === 'all' ? (one.population === 'open-link' ? undefined : cohort.total) : category?.children;
  const all = tallies.find((other) => other.population === one.population && other.attribute === 'all');
  return figuresOf(one, children, one.attribute === 'all' ? undefined : all?.people.size, head.number, rules);
}

/** Languages in which enough young people answered; renewed only when the whole is. */
function languagesOf({ responses, rules, past }: ReleaseInput, whole: GroupFigures | undefined, people: ReadonlySet<string>): string[] {
  const before = past.at(-1)?.release;
  if (before !== undefined && whole?.madeIn !== undefined && whole.madeIn <= before.number) return before.languages;
  const heard = new Map<string, number>();
  for (const { id, language } of responses) if (people.has(id)) heard.set(language, (heard.get(language) ?? 0) + 1);
  return [...heard].filter(([, count]) => count >= rules.leastPeople).map(([language]) => language).sort();
}

/** Whether simulated answers are in it; renewed only with new figures, so that one new answer among repeated ones does not show. */
function simulatedIn({ head, responses, past }: ReleaseInput, groups: readonly GroupFigures[]): Release['simulated'] {
  const before = past.at(-1)?.release;
  if (before !== undefined && groups.every(({ madeIn }) => madeIn < head.number)) return before.simulated;
  return responses.every((response) => !response.simulated) ? 'none' : responses.every((response) => response.simulated) ? 'all' : 'some';
}

/** What must be the same in all releases of a round (R2): else old and new figures stand side by side under one name, and the audit compares what cannot be compared. */
const declaration = ({ rules, measures, survey, cohort }: Release) => ({
  rules,
  survey,
  measures,
  cohort: [cohort.total, ...cohort.categories.map(({ attribute, group, members, children }) => [attribute, group, members, children])],
});

/** Which part of the declaration differs from the releases before, if any. */
function changedSince(past: readonly PastRelease[], release: Release): string | undefined {
  // Through the contract, as they are stored: what was read back and what was just made are then of one form.
  const stored = (of: Release): Record<string, unknown> => declaration(Release.parse(JSON.parse(JSON.stringify(of))));
  const now = stored(release);
  return past.flatMap((before) => {
    const then = stored(before.release);
    return Object.keys(now).filter((part) => JSON.stringify(then[part]) !== JSON.stringify(now[part]));
  })[0];
}

/**
 * Makes a release: counts, hides and rounds (R3, R4), repeats what has hardly changed (R6), then audits it
 * together with all earlier ones (R5), and hides more until nothing can be worked out. Where hiding does not help,
 * every figure of the last release is repeated, which tells nothing new; a first release is refused, and so is
 * one whose rules, tables or known counts are not those of the releases before it.
 * Pure: today is `head.madeOn`.
 */
export function assembleRelease(input: ReleaseInput): MadeRelease {
  const { head, survey, rules, cohort, past } = input;
  const measures = measuresOf(survey, input.declared);
  const categories = categoriesOf(cohort, rules, input.mergedNeed);
  const tallies = tally(input.responses, measures, categories);
  const vintages = vintagesOf(past);

  const releaseWith = (groups: GroupFigures[]): Release => ({
    format: 1,
    ...head,
    survey: { id: survey.id, version: survey.version },
    simulated: simulatedIn(input, groups),
    rules,
    cohort: { source: cohort.source, total: cohort.total, categories: coverageOf(groups, categories, cohort.total, rules) },
    languages: languagesOf(input, groups[0], tallies[0]?.people ?? new Set()),
    measures,
    groups,
  });
  const repeat = (one: Tally) => carried(vintages.get(groupKey(one)), one.people, input.withdrawn, head.madeOn, rules);
  const check = (release: Release) => audit({ releases: [...past.map((before) => before.release), release], cohort, withdrawn: input.withdrawn.size, lost: lostOf(past, input.withdrawn) });

  let groups = withYearsTakenBack(tallies.map((one) => repeat(one) ?? freshFigures(one, tallies, categories, input)), (one) => vintages.get(groupKey(one))?.figures);
  const changed = changedSince(past, releaseWith(groups));
  if (changed !== undefined) return { kind: 'problem', problem: { code: 'release-not-made', params: { round: head.round.slug, changed } } };
  for (let round = 0; round < mostRounds; round += 1) {
    const release = releaseWith(groups);
    const { findings, targets, worlds, consistent } = check(release);
    if (consistent && findings.length === 0) {
      const members = new Map(tallies.filter((_one, at) => groups[at]?.madeIn === head.number).map((one) => [groupKey(one), one.people]));
      const told = groups.map((figures) => saidNoLonger(figures, vintages.get(groupKey(figures))?.figures));
      return { kind: 'release', release: { ...release, groups: told }, members, audited: { targets, worlds, coarsened: round, held: false } };
    }
    const coarser = consistent ? coarsened(groups, findings, head.number, measures, round) : undefined;
    if (coarser === undefined) break;
    groups = coarser;
  }
  return held(input, tallies, vintages, releaseWith);
}

/** Nothing new: every group as it last stood, but for those that a withdrawal takes away. */
function held(input: ReleaseInput, tallies: readonly Tally[], vintages: ReadonlyMap<string, Vintage>, releaseWith: (groups: GroupFigures[]) => Release): MadeRelease {
  const groups = tallies.flatMap((one) => {
    const before = vintages.get(groupKey(one));
    // Compared with itself nothing has changed, so it is repeated or, with an old withdrawal in it, taken away.
    const figures = carried(before, before?.members ?? new Set(), input.withdrawn, input.head.madeOn, input.rules);
    return figures === undefined ? [] : [figures];
  });
  if (groups.length < tallies.length) return { kind: 'problem', problem: { code: 'release-not-made', params: { round: input.head.round.slug } } };
  const together = withYearsTakenBack(groups, (one) => vintages.get(groupKey(one))?.figures);
  return { kind: 'release', release: releaseWith(together), members: new Map(), audited: { targets: 0, worlds: 0, coarsened: mostRounds, held: true } };
}
