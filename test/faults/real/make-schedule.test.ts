import { expect, it } from 'vitest';
import { isFault } from '../schedule.ts';
import { makeRealSchedule, realKinds } from './make-schedule.ts';

const seeds = Array.from({ length: 600 }, (_, at) => 5_000 + at);

it('a seed gives the same schedule every time', () => {
  expect(makeRealSchedule(5_000)).toEqual(makeRealSchedule(5_000));
});

it('600 schedules bring every kind of fault often enough, and half of them a shared device', () => {
  const steps = seeds.flatMap((seed) => [...makeRealSchedule(seed)]);
  const faults = steps.filter(isFault).map(({ fault }) => fault);
  for (const kind of realKinds) expect(faults.filter((each) => each === kind).length, kind).toBeGreaterThan(130);
  const shared = steps.filter((step) => !isFault(step) && step.do === 'share').length;
  expect(shared).toBeGreaterThan(240);
  expect(shared).toBeLessThan(360);
});
