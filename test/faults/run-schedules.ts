import type { Layer } from './fast/layer.ts';
import type { Outcome } from './fast/world.ts';
import { makeSchedule, type Schedule } from './schedule.ts';
import { shrink } from './shrink.ts';
import { storyOf } from './story.ts';
import { addTo, newTally, type Tally } from './tally.ts';

/** A schedule that did not go well, as small as it could be made. */
export interface Failure {
  seed: number;
  faults: readonly string[];
  schedule: Schedule;
}

/** What is wrong, whoever it befell: by this a smaller schedule is known to fail in the same way. */
const kindOf = (sentence: string): string => sentence.replace(/\d+/g, '#');

/** Runs a schedule; one that cannot be run to its end fails too. */
async function outcomeOf(layer: Layer, schedule: Schedule, seed: number): Promise<Outcome | Error> {
  try {
    return await layer.run(schedule, seed);
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

const faultsOf = (outcome: Outcome | Error): string[] => (outcome instanceof Error ? [`The schedule could not be run: ${outcome.stack?.split("\n", 3).join(" ") ?? outcome.message}`] : outcome.verdict.faults);

/** Makes a failing schedule smaller, as long as something of the same kind goes wrong. */
export async function smallest(layer: Layer, schedule: Schedule, seed: number, faults: readonly string[]): Promise<Failure> {
  const kinds = new Set(faults.map(kindOf));
  const small = await shrink(schedule, async (candidate) => faultsOf(await outcomeOf(layer, candidate, seed)).some((fault) => kinds.has(kindOf(fault))));
  return { seed, schedule: small, faults: faultsOf(await outcomeOf(layer, small, seed)) };
}

/** Runs the schedules of so many seeds. @param stopAt ends after so many failures. @param progress told after each one, with the failure if it was one. */
export async function runSchedules(layer: Layer, first: number, runs: number, stopAt: number, progress: (tally: Tally, failure: Failure | undefined) => void = () => undefined): Promise<{ tally: Tally; failures: Failure[] }> {
  const tally = newTally();
  const failures: Failure[] = [];
  for (let seed = first; seed < first + runs && failures.length < stopAt; seed += 1) {
    const schedule = makeSchedule(seed);
    const outcome = await outcomeOf(layer, schedule, seed);
    if (!(outcome instanceof Error)) addTo(tally, outcome);
    const faults = faultsOf(outcome);
    const failure = faults.length > 0 ? await smallest(layer, schedule, seed, faults) : undefined;
    if (failure !== undefined) failures.push(failure);
    progress(tally, failure);
  }
  return { tally, failures };
}

/** A failure as a person reads it, and how to see it again. */
export const printedFailure = ({ seed, faults, schedule }: Failure): string =>
  [`Seed ${seed}:`, ...faults.map((fault) => `  ! ${fault}`), storyOf(schedule), `  again: npm run faults -- --seed ${seed} --schedule '${JSON.stringify(schedule)}'`].join('\n');
