import type { Engine } from '#server/database/engine.ts';
import { startCluster } from '#test/helpers/postgres-cluster.ts';
import type { Failure } from '../run-schedules.ts';
import type { Schedule } from '../schedule.ts';
import { shrink } from '../shrink.ts';
import { addTo, newTally, type Tally } from '../tally.ts';
import { startChromium } from './browser.ts';
import { realLayer, type LayerSettings, type RealLayer } from './layer.ts';
import type { RealOutcome } from './reality.ts';
import { Stuck } from './stuck.ts';
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
  /** Told after each schedule, with the failure if it was one. */
  progress?(tally: Tally, failure: Failure | undefined): void;
  workersTakeOverEarly?: boolean;
  narrate?: ((sentence: string) => void) | undefined;
  /** Told of a schedule that is run again, since a browser did not answer any more. */
  stuck?: (sentence: string) => void;
}

/** Tries at the most to make a failing schedule smaller: each takes seconds. */
const triesAtMost = 30;

const kindOf = (sentence: string): string => (sentence.split('\n')[0] ?? '').replace(/\d+/g, '#');

/** What goes wrong in a schedule; that it cannot be run to its end is one of these things. Where a browser did not answer any more, it is run once again. */
export async function faultsOf(layer: RealLayer, schedule: Schedule, seed: number, sum?: (outcome: RealOutcome) => void, stuck?: (sentence: string) => void): Promise<readonly string[]> {
  try {
    const outcome = await layer.run(schedule, seed).catch((error: unknown) => {
      if (!(error instanceof Stuck)) throw error;
      stuck?.(`Seed ${seed} is run again: ${error.message}`);
      return layer.run(schedule, seed);
    });
    sum?.(outcome);
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

/** So many real layers over one Chromium. */
interface Layers extends LayerSettings {
  engine: Engine;
  many: number;
}

/** Opens so many real layers over one Chromium, and closes all of it when the work is done. */
export async function withRealLayers<T>({ engine, many, ...settings }: Layers, work: (layers: RealLayer[]) => Promise<T>): Promise<T> {
  const cluster = engine === 'postgres' ? await startCluster() : undefined;
  const shared = await startChromium();
  const layers: RealLayer[] = [];
  try {
    for (let at = 0; at < many; at += 1) layers.push(await realLayer(await cluster?.newDatabase(), shared, settings));
    return await work(layers);
  } finally {
    for (const layer of layers) await layer.close();
    await shared.close();
    await cluster?.stop();
  }
}

/** Runs the schedules of so many seeds in real browsers, some of them side by side. */
export function runReal({ engine, narrate, stuck, seed: first, runs, atOnce, failuresAtMost, shrinks, progress = () => undefined, workersTakeOverEarly = false }: RealRun): Promise<{ tally: Tally; failures: Failure[]; done: Map<string, number>; next: number }> {
  return withRealLayers({ engine, many: atOnce, workersTakeOverEarly, ...(narrate === undefined ? {} : { narrate }) }, async (layers) => {
    const tally = newTally();
    const failures: Failure[] = [];
    const done = new Map<string, number>();
    let next = first;
    const sum = (outcome: RealOutcome) => {
      addTo(tally, outcome);
      for (const [act, many] of outcome.done) done.set(act, (done.get(act) ?? 0) + many);
    };
    const work = async (layer: RealLayer): Promise<void> => {
      while (next < first + runs && failures.length < failuresAtMost) {
        const seed = next;
        next += 1;
        const schedule = makeRealSchedule(seed);
        const faults = await faultsOf(layer, schedule, seed, sum, stuck);
        const failure = faults.length === 0 ? undefined : shrinks ? await smaller(layer, { seed, schedule, faults }) : { seed, schedule, faults };
        if (failure !== undefined) failures.push(failure);
        progress(tally, failure);
      }
    };
    await Promise.all(layers.map(work));
    return { tally, failures, done, next };
  });
}
