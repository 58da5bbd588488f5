import { expect, it } from 'vitest';
import { engines } from '#test/helpers/make-app.ts';
import { postgresUrl } from '#test/helpers/postgres.ts';
import { fastLayer } from './fast/layer.ts';
import { printedFailure, runSchedules } from './run-schedules.ts';

/** A part of what `npm run faults` runs, the same at every run of the tests: other seeds are for the command. */
const runs = 40;

it.each(engines)('nothing that anybody was told is untrue, whatever goes wrong, on %s', { timeout: 240_000 }, async (engine) => {
  const layer = await fastLayer(engine, engine === 'postgres' ? await postgresUrl() : undefined);
  try {
    const { tally, failures } = await runSchedules(layer, engine === 'postgres' ? 50_000 : 40_000, runs, 1);
    expect(failures.map(printedFailure)).toEqual([]);
    expect(tally).toMatchObject({ schedules: runs, lost: 0, doubled: 0, reachable: 0, untrue: 0 });
    expect(tally.told.saved).toBeGreaterThan(runs / 2);
  } finally {
    await layer.close();
  }
});
