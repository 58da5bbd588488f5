import { expect, test } from '@playwright/test';
import { printedFailure } from '#test/faults/run-schedules.ts';
import type { Schedule } from '#test/faults/schedule.ts';
import { faultsOf, runReal, withRealLayers } from '#test/faults/real/run-real.ts';

// Side by side, or the last of them would keep everybody waiting.
test.describe.configure({ mode: 'parallel' });
// Pictures of every window that these schedules open and kill would take longer than the schedules.
test.use({ screenshot: 'off' });

/** The smallest part of what `npm run faults -- --layer real` runs, the same every time; with `--engine postgres` that runs on PostgreSQL. */
test('Whatever goes wrong between real browsers and a server: nothing that anybody was told is untrue', async () => {
  test.setTimeout(480_000);
  const { tally, failures } = await runReal({ engine: 'sqlite', seed: 110, runs: 1, atOnce: 1, failuresAtMost: 1, shrinks: false });
  expect(failures.map(printedFailure)).toEqual([]);
  expect(tally).toMatchObject({ schedules: 1, lost: 0, doubled: 0, reachable: 0, untrue: 0 });
  expect(tally.operations).toBeGreaterThan(5);
});

const here = { device: 0, tab: 0, together: false } as const;
/** A new build comes while somebody answers, and a second tab is opened, which asks waiting workers to take over. */
const updatedWhileAnswering: Schedule = [
  { ...here, do: 'come', card: false, language: 'en', fresh: false },
  { ...here, do: 'answer', value: 0 },
  { ...here, fault: 'worker-updated', years: 0 },
  { ...here, tab: 1, do: 'come', card: false, language: 'en', fresh: false },
  { ...here, tab: 1, do: 'answer', value: 1 },
];

test('A new build waits while somebody answers, in this tab or another; one that did not would be noticed', async () => {
  test.setTimeout(480_000);
  const faultsWhere = (workersTakeOverEarly: boolean) =>
    withRealLayers({ engine: 'sqlite', many: 1, workersTakeOverEarly }, async ([layer]) => (layer === undefined ? [] : faultsOf(layer, updatedWhileAnswering, 1)));
  expect(await faultsWhere(false)).toEqual([]);
  expect(await faultsWhere(true)).toEqual(['A new worker took over on device 0 while person 0 was answering.']);
});
