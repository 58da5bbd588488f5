import type { Engine } from '#server/database/engine.ts';
import { startCluster } from '#test/helpers/postgres-cluster.ts';
import type { Failure } from '../run-schedules.ts';
import type { Schedule } from '../schedule.ts';
import { shrink } from '../shrink.ts';
import { addTo, newTally, type Tally } from '../tally.ts';
import { startChromium } from './browser.ts';
import { realLayer, type RealLayer } from './layer.ts';
import { makeRealSchedule } from './make-schedule.ts';

export interface RealRun {
  engine: Engine;
  seed: number;
  runs: number;
  /** How many schedules run side by side. */
  atOnce: number;
  /** Ends after so many failures. */
  failuresAtMost: number;
  /** Whether failing schedules are made smaller; each try takes seconds. */
  shrinks: boolean;
  progress?(tally: Tally): void;
  workersTakeOverEarly?: boolean;
}

/** Tries at the most to make a failing schedule smaller: each takes seconds. */
const triesAtMost = 30;

const kindOf = (sentence: string): string => (sentence.split('\n')[0] ?? '').replace(/\d+/g, '#');

/** What goes wrong in a schedule; that it cannot be run to its end is one of these things. */
async function faultsOf(layer: RealLayer, schedule: Schedule, seed: number, tally?: Tally): Promise<readonly string[]> {
  try {
    const outcome = await layer.run(schedule, seed);
    if (tally !== undefined) addTo(tally, outcome);
    return outcome.verdict.faults;
  } catch (error) {
    return [`The schedule could not be run: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`];
  }
}

/** Takes steps out of a failing schedule as long as something of the same kind goes wrong. What depends on how fast a machine is may not come again. */
export async function smaller(layer: RealLayer, { seed, schedule, faults }: Failure): Promise<Failure> {
  const kinds = new Set(faults.map(kindOf));
  let seen = faults;
  const small = await shrink(
    schedule,
    async (candidate) => {
      const found = await faultsOf(layer, candidate, seed);
      const fails = found.some((fault) => kinds.has(kindOf(fault)));
      if (fails) seen = found;
      return fails;
    },
    triesAtMost,
  );
  return { seed, schedule: small, faults: seen };
}

/** Opens so many real layers over one Chromium, and closes all of it when the work is done. */
export async function withRealLayers<T>(engine: Engine, many: number, workersTakeOverEarly: boolean, work: (layers: RealLayer[]) => Promise<T>): Promise<T> {
  const cluster = engine === 'postgres' ? await startCluster() : undefined;
  const shared = await startChromium();
  const layers: RealLayer[] = [];
  try {
    for (let at = 0; at < many; at += 1) layers.push(await realLayer(await cluster?.newDatabase(), shared, { workersTakeOverEarly }));
    return await work(layers);
  } finally {
    for (const layer of layers) await layer.close();
    await shared.close();
    await cluster?.stop();
  }
}

/** Runs the schedules of so many seeds in real browsers, some of them side by side. */
export function runReal({ engine, seed: first, runs, atOnce, failuresAtMost, shrinks, progress = () => undefined, workersTakeOverEarly = false }: RealRun): Promise<{ tally: Tally; failures: Failure[] }> {
  return withRealLayers(engine, atOnce, workersTakeOverEarly, async (layers) => {
    const tally = newTally();
    const failures: Failure[] = [];
    let next = first;
    const work = async (layer: RealLayer): Promise<void> => {
      while (next < first + runs && failures.length < failuresAtMost) {
        const seed = next;
        next += 1;
        const schedule = makeRealSchedule(seed);
        const faults = await faultsOf(layer, schedule, seed, tally);
        if (faults.length > 0) failures.push(shrinks ? await smaller(layer, { seed, schedule, faults }) : { seed, schedule, faults });
        progress(tally);
      }
    };
    await Promise.all(layers.map(work));
    return { tally, failures };
  });
}
