import { parseArgs } from 'node:util';
import * as z from 'zod/mini';
import type { Engine } from '#server/database/engine.ts';
import { startCluster } from '#test/helpers/postgres-cluster.ts';
import { checkMutations, printedCheck } from './check-mutations.ts';
import { fastLayer, type Layer } from './fast/layer.ts';
import { printedFailure, runSchedules, smallest } from './run-schedules.ts';
import type { Schedule } from './schedule.ts';
import { realCommand } from './real/command.ts';
import { printedSum, readReport } from './real/report.ts';
import { printed } from './tally.ts';

/**
 * `npm run faults -- --runs N --seed S`: schedules of people, devices and faults, and whether anything that somebody
 * was told was untrue. `--engine postgres` for the other database; `--schedule '<what a failure printed>'` replays one.
 * `--mutations` takes out each safeguard of the product in turn instead (`--only WORD`: those with it in their name),
 * and shows that it is noticed. `--layer real` runs them in real browsers against a real server process, `--at-once` so
 * many side by side; a failing schedule there is made smaller unless `--no-shrinking`; `--narrate` says each step as it happens.
 * `--report FILE` adds what it comes to, to what earlier runs came to, and goes on after their last seed; `--sum FILE`, once
 * or more often, prints such files and their sum.
 */
const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '1000' },
    seed: { type: 'string', default: '1' },
    engine: { type: 'string', default: 'sqlite' },
    failures: { type: 'string', default: '5' },
    schedule: { type: 'string' },
    mutations: { type: 'boolean', default: false },
    only: { type: 'string', default: '' },
    layer: { type: 'string', default: 'fast' },
    'at-once': { type: 'string', default: '2' },
    'no-shrinking': { type: 'boolean', default: false },
    narrate: { type: 'boolean', default: false },
    report: { type: 'string' },
    sum: { type: 'string', multiple: true },
  },
});
const engine: Engine = values.engine === 'postgres' ? 'postgres' : 'sqlite';
const [runs, seed, failuresAtMost] = [Number(values.runs), Number(values.seed), Number(values.failures)];
const say = (text: string) => void process.stdout.write(`${text}\n`);
const Steps = z.array(z.looseObject({ device: z.number(), tab: z.number(), together: z.boolean() }));

if (values.sum !== undefined) {
  say(printedSum(values.sum.flatMap((path) => readReport(path) ?? [])));
  process.exit(0);
}
if (values.layer !== 'fast' && values.layer !== 'real') {
  say(`There is no layer called ${values.layer}.`);
  process.exit(2);
}

async function withoutSafeguards(): Promise<boolean> {
  const checked = await checkMutations(values.only, seed, runs, (one) => say(printedCheck(one)));
  const survivors = checked.filter(({ caught }) => caught === undefined);
  say(`${checked.length} safeguards taken out, ${checked.length - survivors.length} noticed.`);
  return survivors.length === 0;
}

const parsed = (text: string): Schedule => Steps.parse(JSON.parse(text)) as unknown as Schedule;

const inBrowsers = (): Promise<boolean> =>
  realCommand({ engine, runs, seed, failuresAtMost, atOnce: Number(values['at-once']), shrinks: !values['no-shrinking'], schedule: values.schedule === undefined ? undefined : parsed(values.schedule), narrates: values.narrate, report: values.report, say });

async function replay(layer: Layer, text: string): Promise<boolean> {
  const schedule = parsed(text);
  const { verdict } = await layer.run(schedule, seed);
  say(verdict.faults.length === 0 ? 'All that was told is true.' : printedFailure(await smallest(layer, schedule, seed, verdict.faults)));
  return verdict.faults.length === 0;
}

async function many(layer: Layer): Promise<boolean> {
  const began = performance.now();
  const { tally, failures } = await runSchedules(layer, seed, runs, failuresAtMost, ({ schedules }, failure) => {
    if (failure !== undefined) say(printedFailure(failure));
    if (schedules % 1_000 === 0) say(`${schedules} schedules, ${((performance.now() - began) / 1_000).toFixed(0)} s`);
  });
  say(`Fast layer on ${engine}, seeds from ${seed}, ${((performance.now() - began) / Math.max(1, tally.schedules)).toFixed(0)} ms each:\n${printed(tally)}`);
  return failures.length === 0;
}

async function onLayer(): Promise<boolean> {
  const cluster = engine === 'postgres' ? await startCluster() : undefined;
  try {
    const layer = await fastLayer(engine, await cluster?.newDatabase());
    try {
      return await (values.schedule === undefined ? many(layer) : replay(layer, values.schedule));
    } finally {
      await layer.close();
    }
  } finally {
    await cluster?.stop();
  }
}

const well = await (values.mutations ? withoutSafeguards() : values.layer === 'real' ? inBrowsers() : onLayer());
// Node 26 may turn in circles when it ends by itself after a browser of its was killed; all that was opened is closed by now.
if (values.layer === 'real') process.exit(well ? 0 : 1);
process.exitCode = well ? 0 : 1;
