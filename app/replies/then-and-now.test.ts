import { expect, it } from 'vitest';
import type { Answer } from '#server/contracts/response.ts';
import { coProductive } from '#server/library/co-productive.ts';
import { schoolLife } from '#server/library/school-life.ts';
import { aPack } from '#test/helpers/a-pack.ts';
import type { KeptSet } from './keep-card-holder.ts';
import { thenAndNow } from './then-and-now.ts';

const { pack } = await aPack();
const set = (survey: typeof coProductive, answers: Record<string, Answer['value']>, opensOn = '2026-09-01'): KeptSet => ({
  copy: { format: 1, round: 'r', survey: { id: survey.id, version: 1 }, language: 'en', answers: Object.entries(answers).map(([question, value]) => ({ question, voice: 'own', value })), words: [] },
  pack: { ...pack, survey, round: { ...pack.round, opensOn } },
});
const place = (at: 'well' | 'sometimes' | 'not-well'): Answer['value'] => ({ kind: 'scale', place: at });

it('shows each statement of a self-check as it was said last time and this time, in the order of the survey', () => {
  const then = set(coProductive, { 'from-start': place('not-well'), plain: place('well'), 'told-why-not': place('sometimes'), setting: { kind: 'choice', option: 'school' } });
  const now = set(coProductive, { plain: place('sometimes'), 'from-start': place('well'), 'told-why-not': place('sometimes'), 'costs-paid': { kind: 'not-sure' }, setting: { kind: 'choice', option: 'school' } });
  expect(thenAndNow([now, then])?.rows.map(({ question, before, after, moved }) => [question.id, before, after, moved])).toEqual([
    ['from-start', 'not-well', 'well', 'better'],
    ['plain', 'well', 'sometimes', 'worse'],
    ['costs-paid', undefined, 'not-sure', undefined],
    ['told-why-not', 'sometimes', 'sometimes', 'same'],
  ]);
});

it('compares with the nearest time before, and with no other survey', () => {
  const said = (at: 'well' | 'not-well') => set(coProductive, { plain: place(at) });
  expect(thenAndNow([said('well'), set(schoolLife, {}), said('not-well'), said('well')])?.rows[0]).toMatchObject({ before: 'not-well', after: 'well' });
  expect(thenAndNow([said('well')])).toBeUndefined();
  expect(thenAndNow([said('well'), set(schoolLife, { plain: place('well') })])).toBeUndefined();
  expect(thenAndNow([])).toBeUndefined();
});

it('takes the round that opened later for this time, where both came on one day', () => {
  const [then, now] = [set(coProductive, { plain: place('well') }, '2026-09-01'), set(coProductive, { plain: place('not-well') }, '2027-03-01')];
  for (const sets of [[then, now], [now, then]]) expect(thenAndNow(sets)?.rows[0]).toMatchObject({ before: 'well', after: 'not-well', moved: 'worse' });
});

it('shows nothing private, even if a copy should hold it', () => {
  const said = set(schoolLife, { 'teachers-listen': place('well') });
  expect(thenAndNow([said, said])).toBeUndefined();
});
