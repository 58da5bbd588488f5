import { expect, test } from 'vitest';
import { Release, type Figure } from '#server/contracts/release.ts';
import { crowd, Releases, riverside } from '#test/helpers/crowd.ts';
import { lostOf } from './assemble.ts';
import { audit } from './audit.ts';
import { groupKey } from './tally.ts';

const cohort = riverside();

/** Two releases, sixty people apart: in these, some figures of the first must be hidden in the second. */
function twoReleases(seed: number): { first: Release; second: Release; lost: ReadonlyMap<string, number> } {
  const releases = new Releases(cohort);
  const people = crowd(cohort, { people: 300 }, seed);
  releases.make(people, '2026-11-01');
  releases.make([...people, ...crowd(cohort, { people: 60 }, seed + 1)], '2026-12-01');
  const [first, second] = releases.past.map(({ release }) => Release.parse(release));
  if (first === undefined || second === undefined) throw new Error('There are not two releases.');
  return { first, second, lost: lostOf(releases.past, releases.withdrawn) };
}

test.each([70, 90, 110])('A figure that stood before and has to be hidden says so, no other does, and nobody is pointed at (%i)', { timeout: 60_000 }, (seed) => {
  const { first, second, lost } = twoReleases(seed);
  const told: string[] = [];
  const compare = (now: Figure | undefined, last: Figure | undefined, where: string) => {
    if (now?.kind !== 'hidden' || (now.why !== 'guards' && now.why !== 'guards-now')) return;
    expect(now.why, where).toBe(last?.kind === 'shown' ? 'guards-now' : 'guards');
    if (now.why === 'guards-now') told.push(where);
  };
  for (const now of second.groups) {
    const before = first.groups.find((group) => groupKey(group) === groupKey(now));
    if (before === undefined || now.madeIn !== second.number) continue;
    compare(now.people, before.people, groupKey(now));
    const last = before.table;
    if (now.table.kind === 'hidden') {
      if (now.table.why === 'guards-now') told.push(groupKey(now));
      continue;
    }
    now.table.counts.forEach((parts, measure) => parts.forEach((figure, part) => compare(figure, last.kind === 'shown' ? last.counts[measure]?.[part] : undefined, `${groupKey(now)} ${measure}.${part}`)));
  }
  expect(told.length).toBeGreaterThan(0);
  // The first release has nothing before it.
  expect(JSON.stringify(first)).not.toContain('guards-now');
  const attack = audit({ releases: [first, second], cohort, withdrawn: 0, lost });
  expect([attack.consistent, attack.findings]).toEqual([true, []]);
});
