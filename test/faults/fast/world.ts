import type { Verdict } from '../oracle.ts';
import { isFault, type FaultKind, type Schedule, type WayFault } from '../schedule.ts';
import { createActs } from './act.ts';
import { befall } from './befall.ts';
import { heal, remainsOf } from './ending.ts';
import { createTown, type Parts } from './town.ts';

/** What came of one schedule. */
export interface Outcome {
  verdict: Verdict;
  /** What was done that had a place to be done. */
  operations: number;
  injected: ReadonlyMap<FaultKind, number>;
  /** Of the faults of the way, those that befell a request with pieces. */
  onPieces?: ReadonlyMap<WayFault, number>;
}

/** Runs one schedule from a clean beginning to the end, when everything that can arrive has arrived, and judges it. */
export async function runSchedule(parts: Parts, schedule: Schedule, seed: number): Promise<Outcome> {
  const town = createTown(parts, seed);
  const { devices, quiet, way } = town;
  const { act, operations } = createActs(town);
  try {
    for (const step of schedule) {
      const device = devices[step.device];
      if (device === undefined) continue;
      await (isFault(step) ? befall(step, device, town) : act(step, device));
      if (step.together) continue;
      await quiet();
      way.step();
      await quiet();
    }
    await quiet();
    await heal(town);
    return { verdict: town.oracle.judge(await remainsOf(town)), operations: operations(), injected: town.injected, onPieces: town.way.onPieces() };
  } finally {
    for (const device of devices) device.killAll();
    await parts.turns.untilQuiet().catch(() => undefined);
    parts.turns.clear();
    parts.server.disarm();
    await parts.server.empty();
  }
}
