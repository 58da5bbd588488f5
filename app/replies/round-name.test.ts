import { expect, it } from 'vitest';
import { coProductive } from '#server/library/co-productive.ts';
import { aPack } from '#test/helpers/a-pack.ts';
import type { KeptSet } from './keep-card-holder.ts';
import { roundName } from './round-name.ts';

const { pack } = await aPack();
const set = (survey = pack.survey, opensOn = '2026-09-01'): KeptSet => ({
  copy: { format: 1, round: 'r', survey: { id: survey.id, version: 1 }, language: 'en', answers: [], words: [] },
  pack: { ...pack, survey, bundle: { ...pack.bundle, strings: { 'welcome.title': { text: `About ${survey.id}`, state: 'source' } } }, round: { ...pack.round, opensOn, closesOn: '2027-07-31' } },
});
/** Without the marks that keep what runs the other way apart. */
const namesOf = (...sets: KeptSet[]) => sets.map((each) => roundName(each, sets, 'en').replaceAll(/[\u2068\u2069]/g, ''));
const place = pack.round.partnership.name;

it('is the place and the years', () => {
  expect(namesOf(set())).toEqual([`${place} 2026–2027`]);
  expect(namesOf(set(), set(pack.survey, '2025-09-01'))).toEqual([`${place} 2026–2027`, `${place} 2025–2027`]);
});

it('says what was asked, and the day where that was asked twice, under a card with several of one place and years', () => {
  expect(namesOf(set(), set(coProductive))).toEqual([`${place} 2026–2027 · About ${pack.survey.id}`, `${place} 2026–2027 · About co-productive`]);
  const twice = namesOf(set(coProductive), set(coProductive, '2026-10-01'));
  expect(twice[0]).toMatch(/1 September 2026$/);
  expect(twice[1]).toMatch(/1 October 2026$/);
});

it('is what the copy calls it where the round is not known any more', () => {
  expect(namesOf({ ...set(), pack: undefined }, { ...set(), pack: undefined })).toEqual(['r', 'r']);
});
