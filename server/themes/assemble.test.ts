import { describe, expect, it } from 'vitest';
import { declared, crowd, Releases, riverside } from '#test/helpers/crowd.ts';
import { myFuture } from '#server/library/my-future.ts';
import { mergedNeed, releaseRules } from '#server/library/policy.ts';
import { assembleRelease, type ReleaseInput } from './assemble.ts';

const cohort = riverside();
const people = crowd(cohort, { people: 300 }, 41);

function firstMade(): Releases {
  const releases = new Releases(cohort);
  expect(releases.make(people, '2026-11-01').kind).toBe('release');
  return releases;
}

function secondOf({ past }: Releases, changes: Partial<ReleaseInput>) {
  const [first] = past;
  if (first === undefined) throw new Error('no release before');
  const { id, partnership, round, labels } = first.release;
  return assembleRelease({
    head: { id, number: 2, madeOn: '2026-12-01', partnership, round, labels },
    survey: myFuture,
    declared,
    rules: releaseRules,
    mergedNeed,
    cohort,
    responses: people,
    withdrawn: new Map(),
    past,
    ...changes,
  });
}

describe('a release after another', () => {
  it('is refused with other tables, rules or known counts than the first: their figures cannot stand together', () => {
    const releases = firstMade();
    const [cell, ...cells] = cohort.cells;
    if (cell === undefined) throw new Error('no cell');
    const changed = (changes: Partial<ReleaseInput>) => {
      const made = secondOf(releases, changes);
      return made.kind === 'problem' ? made.problem : made.kind;
    };
    const refused = (part: string) => ({ code: 'release-not-made', params: { round: 'my-future', changed: part } });
    expect(changed({ declared: declared.toReversed() })).toEqual(refused('measures'));
    expect(changed({ rules: { ...releaseRules, leastPeople: 5 } })).toEqual(refused('rules'));
    expect(changed({ cohort: { ...cohort, cells: [{ ...cell, children: cell.children + 1 }, ...cells], total: cohort.total + 1 } })).toEqual(refused('cohort'));
    expect(changed({})).toBe('release');
  });

  it('says whether answers are simulated as before while every figure is repeated', () => {
    const [one, ...others] = people;
    if (one === undefined) throw new Error('no people');
    const made = secondOf(firstMade(), { responses: [{ ...one, id: 'real', simulated: false }, ...others] });
    expect(made).toMatchObject({ kind: 'release', release: { simulated: 'all' } });
  });
});
