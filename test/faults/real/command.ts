import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBuilt } from '#server/commands/ensure-built.ts';
import type { Engine } from '#server/database/engine.ts';
import { printedFailure } from '../run-schedules.ts';
import type { Schedule } from '../schedule.ts';
import { noticesWhatIsLeft } from './left-on-purpose.ts';
import { addReport, newReport, printedReport, readReport, writeReport } from './report.ts';
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
  /** Says each step as it happens, and what was told. */
  narrates: boolean;
  /** A file that says what earlier runs came to: this one goes on after their last seed, and its sums are added. */
  report: string | undefined;
  say(text: string): void;
}

/** `npm run faults -- --layer real`: the same in real browsers against a real server process. Resolves with whether all that was told is true. */
export async function realCommand({ engine, runs, seed, failuresAtMost, atOnce, shrinks, schedule, narrates, report, say }: RealCommand): Promise<boolean> {
  await ensureBuilt();
  // Servers are killed and started often here, always from the same sources.
  process.env['NODE_COMPILE_CACHE'] ??= join(tmpdir(), 'all-heard-compiled');
  if (schedule !== undefined) {
    return withRealLayers({ engine, many: 1, ...(narrates ? { narrate: say } : {}) }, async ([layer]) => {
      if (layer === undefined) return false;
      const { verdict } = await layer.run(schedule, seed);
      const { faults } = verdict;
      say(faults.length === 0 ? 'All that was told is true.' : again(printedFailure(shrinks ? await smaller(layer, { seed, schedule, faults }) : { seed, schedule, faults })));
      return faults.length === 0;
    });
  }
  const noticed = await noticesWhatIsLeft(engine);
  say(`self-test: what is left behind on purpose is ${noticed ? 'noticed' : 'MISSED'}`);
  const before = report === undefined ? undefined : readReport(report);
  if (before !== undefined && before.engine !== engine) throw new Error(`${report} is of ${before.engine}.`);
  const first = before?.next ?? seed;
  const began = performance.now();
  const seconds = () => (performance.now() - began) / 1_000;
  const { tally, failures, done, next } = await runReal({
    engine, seed: first, runs, atOnce, failuresAtMost, shrinks,
    narrate: narrates ? say : undefined,
    stuck: say,
    progress({ schedules, lost, doubled, reachable, untrue }, failure) {
      if (failure !== undefined) say(again(printedFailure(failure)));
      if (schedules % 10 === 0) say(`${schedules} schedules, ${seconds().toFixed(0)} s; lost ${lost}, doubled ${doubled}, reachable ${reachable}, told untruly ${untrue}`);
    },
  });
  const whole = newReport(engine, before?.from ?? first);
  if (before !== undefined) addReport(whole, before);
  addReport(whole, { engine, from: first, next, seconds: seconds(), tally, done });
  if (report !== undefined) writeReport(report, whole);
  say(printedReport(whole));
  return noticed && failures.length === 0;
}

const again = (failure: string): string => failure.replace('npm run faults -- ', 'npm run faults -- --layer real ');
