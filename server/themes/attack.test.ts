import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { GroupFigures, Release } from '#server/contracts/release.ts';
import { crowd, measures, Releases, riverside } from '#test/helpers/crowd.ts';
import { mergedNeed, releaseRules } from '#server/library/policy.ts';
import { lostOf } from './assemble.ts';
import { audit } from './audit.ts';
import { categoriesOf } from './categories.ts';
import { figureOf, figuresOf } from './figures.ts';
import { outsiderModel } from './outsider.ts';
import { groupKey, tally, type Counted, type Tally } from './tally.ts';
import { Worlds } from './worlds.ts';

const cohort = riverside();
const categories = categoriesOf(cohort, releaseRules, mergedNeed);
const days = ['2026-11-01', '2026-12-01', '2027-01-15'];

/** Three releases, with people added and withdrawn in between, and what was true at each. */
function threeReleases({ seed, people, added, leaving }: { seed: number; people: number; added: number; leaving: number }) {
  const releases = new Releases(cohort);
  const truths: Tally[][] = [];
  let all: Counted[] = crowd(cohort, { people, weight: { pd: 0.05, spld: 0.05, 'year-11': 0.15 } }, seed * 10);
  days.forEach((day, at) => {
    if (at > 0) {
      all = [...all, ...crowd(cohort, { people: added }, seed * 10 + at)];
      for (let gone = 0; gone < leaving; gone += 1) {
        const who = all[(gone * 37 + at * 11 + seed) % all.length];
        if (who !== undefined) releases.withdrawn.set(who.id, day);
      }
    }
    const made = releases.make(all, day);
    // A first release that cannot be made safe is refused; then the next is the first.
    if (made.kind === 'release') truths.push(tally(all.filter(({ id }) => !releases.withdrawn.has(id)), measures, categories));
  });
  return { published: releases.past.map(({ release }) => release), truths, withdrawn: releases.withdrawn.size, lost: lostOf(releases.past, releases.withdrawn) };
}

type Range = [low: number, high: number];

/** What one figure says by itself, to a reader who knows the rules on the page. Written apart from the audit. */
function plainRange(figures: GroupFigures, measure: number, part: number): Range {
  const people = figures.people;
  const most = people.kind === 'shown' ? people.value + 2 : people.why === 'small' ? 7 : 2_000;
  if (figures.table.kind === 'hidden') return [0, most];
  const figure = figures.table.counts[measure]?.[part];
  if (figure?.kind === 'shown') return [Math.max(8, figure.value - 2), figure.value + 2];
  return figure?.why === 'small' ? [0, 7] : [8, most];
}

/**
 * Another attacker, with paper and pencil: takes groups of one kind from the whole, in every release and across
 * releases, and keeps the tightest range. Looks only at figures that were made in the release they stand in.
 */
function confinedByHand(published: readonly Release[]): string[] {
  const found: string[] = [];
  for (const release of published) {
    const own = release.groups.filter((figures) => figures.population === 'own');
    const whole = own.find((figures) => figures.attribute === 'all');
    for (const attribute of ['year', 'need'] as const) {
      const groups = own.filter((figures) => figures.attribute === attribute);
      if (whole === undefined || [whole, ...groups].some((figures) => figures.madeIn !== release.number)) continue;
      release.measures.forEach((measure, at) => {
        if (!measure.attributes.includes(attribute)) return;
        measure.parts.forEach((_part, part) => {
          const [wholeLow, wholeHigh] = plainRange(whole, at, part);
          const ranges = groups.map((figures) => plainRange(figures, at, part));
          ranges.forEach(([low, high], index) => {
            const others = ranges.filter((_range, other) => other !== index);
            const tightLow = Math.max(low, wholeLow - others.reduce((sum, range) => sum + range[1], 0));
            const tightHigh = Math.min(high, wholeHigh - others.reduce((sum, range) => sum + range[0], 0));
            if (tightLow >= 1 && tightHigh <= 7) found.push(`${release.number} ${attribute} ${groups[index]?.group ?? ''} ${measure.id}.${part}`);
          });
        });
      });
    }
  }
  return found;
}

const histories = fc.record({ seed: fc.integer({ min: 1, max: 10_000 }), people: fc.integer({ min: 60, max: 700 }), added: fc.integer({ min: 0, max: 60 }), leaving: fc.integer({ min: 0, max: 8 }) });

describe('three releases, an outsider who knows the cohort and has all three', () => {
  it('confine no count, no remainder and no gain to 1..7', { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(histories, (history) => {
        const { published, withdrawn, lost } = threeReleases(history);
        if (published.length === 0) return;
        const attack = audit({ releases: published, cohort, withdrawn, lost });
        expect(attack.consistent).toBe(true);
        expect(attack.findings).toEqual([]);
        expect(confinedByHand(published)).toEqual([]);
      }),
      { numRuns: 6, seed: 20_261_121, examples: [[{ seed: 1, people: 600, added: 40, leaving: 0 }]] },
    );
  });

  it('are attacked with a model that the truth always fits', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(histories, (history) => {
        const { published, truths, withdrawn, lost } = threeReleases(history);
        expect(misfits(published, truths, withdrawn, lost)).toEqual([]);
      }),
      { numRuns: 4, seed: 7 },
    );
  });
});

/** What of the truth does not fit with everything that an outsider can know; nothing, as they reckon with nothing that is false. */
function misfits(published: readonly Release[], truths: readonly Tally[][], withdrawn: number, lost: ReadonlyMap<string, number>): unknown[] {
  return (['own', 'chosen-for', 'open-link'] as const).flatMap((population): unknown[] => {
    const { model, blocks } = outsiderModel(population, { releases: published, cohort, withdrawn, lost });
    const worlds = new Worlds(model);
    if (!worlds.narrow()) return [`${population}: no world`];
    return blocks.flatMap((block) => block.targets).flatMap((target) => {
      const truth = truths[target.release - 1]?.find((one) => groupKey(one) === groupKey(target));
      const people = truth?.people.size ?? -1;
      const value = target.kind === 'people' ? people : target.kind === 'count' ? (truth?.counts[target.measure ?? -1]?.[target.part ?? -1] ?? -1) : undefined;
      return value === undefined || worlds.suppose(target.unknown, value, value) ? [] : [{ ...target, value }];
    });
  });
}

/** A release as it would be without carrying forward and without an audit. */
function careless(responses: readonly Counted[], number: number, rules = releaseRules): Release {
  const releases = new Releases(cohort, rules);
  const tallies = tally(responses, measures, categories);
  const all = tallies[0]?.people.size ?? 0;
  const groups = tallies.map((one) =>
    figuresOf(one, one.attribute === 'all' ? cohort.total : categories.find((other) => other.attribute === one.attribute && other.group === one.group)?.children, one.attribute === 'all' ? undefined : all, number, rules),
  );
  const made = releases.make(crowd(cohort, { people: 600 }, 5), '2026-11-01');
  if (made.kind === 'problem') throw new Error(made.problem.code);
  return { ...made.release, number, groups, rules };
}

const nobody: ReadonlyMap<string, number> = new Map();

describe('a withdrawal that figures have carried for 90 days', () => {
  /** Four releases: one person of year 10 leaves before the second, and is carried to the third; in one year others came. */
  const history = (added: number, inYear: number) => {
    const releases = new Releases(cohort);
    const truths: Tally[][] = [];
    let all = crowd(cohort, { people: 300 }, 41);
    const leaver = all.find(({ year, need, answers }) => year === 10 && need === 'asd' && answers.some(({ voice }) => voice !== 'chosen-for'));
    if (leaver === undefined) throw new Error('nobody to leave');
    const make = (day: string) => {
      const made = releases.make(all, day);
      if (made.kind === 'problem') throw new Error(made.problem.code);
      truths.push(tally(all.filter(({ id }) => !releases.withdrawn.has(id)), measures, categories));
      return made.release;
    };
    make('2026-11-01');
    releases.withdrawn.set(leaver.id, '2026-11-10');
    make('2026-12-01');
    const newcomers = crowd(cohort, { people: 400, openLink: 0, chosenFor: 0 }, 43).filter(({ year }) => year === inYear);
    all = [...all, ...newcomers.slice(0, added)];
    const third = make('2027-02-20');
    all = [...all, ...newcomers.slice(added, added + 30)];
    make('2027-03-20');
    const published = releases.past.map(({ release }) => release);
    return { first: published[0], third, published, truths, withdrawn: releases.withdrawn.size, lost: lostOf(releases.past, releases.withdrawn) };
  };
  const ofYears = (release: Release | undefined) => release?.groups.filter(({ population, attribute }) => population === 'own' && attribute === 'year') ?? [];
  const hasNumber = ({ people, table }: GroupFigures) => people.kind === 'shown' || table.kind === 'shown';

  it.each([[0, 9], [30, 9], [30, 10]])('names no year, so that no year of a need is named, when %i newcomers came in year %i', { timeout: 120_000 }, (added, inYear) => {
    const { first, third, published, truths, withdrawn, lost } = history(added, inYear);
    const takenBack = ({ people }: GroupFigures) => people.kind === 'hidden' && people.why === 'taken-back';
    const numbered = new Set(ofYears(first).filter(hasNumber).map(({ group }) => group));
    expect(numbered.size).toBeGreaterThan(1);
    expect(ofYears(third).filter(takenBack).map(({ group }) => group)).toEqual([...numbered]);
    expect(misfits(published, truths, withdrawn, lost)).toEqual([]);
  });
});

describe('the attack bites', () => {
  const people = crowd(cohort, { people: 120, weight: { 'year-11': 0.15, pd: 0.05, spld: 0.05 } }, 300);

  it('when new figures come after three new people', () => {
    const rules = { ...releaseRules, leastChanges: 1 };
    const published = [careless(people, 1, rules), careless([...people, ...crowd(cohort, { people: 3, openLink: 0, chosenFor: 0 }, 301)], 2, rules)];
    expect(audit({ releases: published, cohort, withdrawn: 0, lost: nobody }).findings.map(({ kind }) => kind)).toContain('gain');
  });

  it('when somebody withdrew, but nobody of these groups: that their figures were not taken back says so', () => {
    const rules = { ...releaseRules, leastChanges: 1 };
    const published = [careless(people, 1, rules), careless([...people, ...crowd(cohort, { people: 3, openLink: 0, chosenFor: 0 }, 301)], 2, rules)];
    expect(audit({ releases: published, cohort, withdrawn: 5, lost: nobody }).findings.map(({ kind }) => kind)).toContain('gain');
  });

  it('when sums are left beside their parts unaudited', () => {
    const found = [300, 310, 320, 330, 340, 350].flatMap((seed) => {
      const release = careless(crowd(cohort, { people: 250, weight: { 'year-11': 0.3 } }, seed), 1);
      return audit({ releases: [release], cohort, withdrawn: 0, lost: nobody }).findings;
    });
    expect(found.length).toBeGreaterThan(0);
  });

  it('when all but a few people of a group are shown', () => {
    // 21 of 23 people in each of three years, 63 of 69 in all: rounded to 20 of 25, and 65 of 70.
    const left = (people: number, count: number): Range => [people - 2 - (count + 2), people + 2 - (count - 2)];
    const [low] = left(25, 20);
    const [, wholeHigh] = left(70, 65);
    // Each year has at least one who did not choose it, and the whole at most nine: so each has at most seven.
    expect([low, wholeHigh - 2 * low]).toEqual([1, 7]);
    expect(figureOf(21, 23, releaseRules)).toEqual({ kind: 'hidden', why: 'nearly-all' });
  });
});
