import { ensureBuilt } from '#server/commands/ensure-built.ts';
import type { Engine } from '#server/database/engine.ts';
import { printedFailure } from '../run-schedules.ts';
import type { Schedule } from '../schedule.ts';
import { printed } from '../tally.ts';
import { runReal, smaller, withRealLayers } from './run-real.ts';

export interface RealCommand {
  engine: Engine;
  runs: number;
  seed: number;
  failuresAtMost: number;
  atOnce: number;
  shrinks: boolean;
  /** To replay this one alone. */
  schedule: Schedule | undefined;
  say(text: string): void;
}

/** `npm run faults -- --layer real`: the same in real browsers against a real server process. Resolves with whether all that was told is true. */
export async function realCommand({ engine, runs, seed, failuresAtMost, atOnce, shrinks, schedule, say }: RealCommand): Promise<boolean> {
  await ensureBuilt();
  if (schedule !== undefined) {
    return withRealLayers(engine, 1, false, async ([layer]) => {
      if (layer === undefined) return false;
      const { verdict } = await layer.run(schedule, seed);
      const { faults } = verdict;
      say(faults.length === 0 ? 'All that was told is true.' : again(printedFailure(shrinks ? await smaller(layer, { seed, schedule, faults }) : { seed, schedule, faults })));
      return faults.length === 0;
    });
  }
  const began = performance.now();
  const seconds = () => (performance.now() - began) / 1_000;
  const { tally, failures } = await runReal({
    engine, seed, runs, atOnce, failuresAtMost, shrinks,
    progress({ schedules, lost, doubled, reachable, untrue }) {
      if (schedules % 10 === 0) say(`${schedules} schedules, ${seconds().toFixed(0)} s; lost ${lost}, doubled ${doubled}, reachable ${reachable}, told untruly ${untrue}`);
    },
  });
  for (const failure of failures) say(again(printedFailure(failure)));
  say(`Real layer on ${engine}, seeds from ${seed}, ${(seconds() / Math.max(1, tally.schedules)).toFixed(1)} s each:\n${printed(tally)}`);
  return failures.length === 0;
}

const again = (failure: string): string => failure.replace('npm run faults -- ', 'npm run faults -- --layer real ');
