import { spawn, type ChildProcess } from 'node:child_process';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { endOf } from '#server/commands/run-command.ts';
import { longest, timingsIn, type Timing } from './timings.ts';
import { ensureTools } from './tools.ts';

/**
 * `npm test`: everything, on a machine that has Node and this clone. Stages that do not wait for each other run side
 * by side; the last line is the sum over all of them.
 */
const root = join(import.meta.dirname, '..');
const results = join(root, 'test-results');

interface Sum {
  passed: number;
  failed: number;
  skipped: number;
}

// Servers and commands start a hundred times: what Node made of their sources is kept from one to the next.
process.env['NODE_COMPILE_CACHE'] ??= join(root, 'node_modules/.cache/node');

const running = new Set<ChildProcess>();
process.on('SIGTERM', () => {
  for (const child of running) child.kill('SIGTERM');
  process.exit(1);
});

/** Runs a command of the project's packages, its output line by line behind the name of the stage. Returns whether it ended well. */
async function run(stage: string, command: readonly string[]): Promise<boolean> {
  const [file = '', ...args] = command;
  const began = performance.now();
  const child = spawn(process.execPath, [join(root, file), ...args], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  running.add(child);
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on('line', (line) => process.stdout.write(`${stage} | ${line}\n`));
  }
  const code = await endOf(child);
  running.delete(child);
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  process.stdout.write(`${stage} | ${code === 0 ? 'ended well' : `ended with ${code}`} after ${seconds} s\n`);
  return code === 0;
}

/** A stage that is one test: it ends well or it does not. */
async function single(stage: string, ...command: string[]): Promise<Sum> {
  const well = await run(stage, command);
  return { passed: well ? 1 : 0, failed: well ? 0 : 1, skipped: 0 };
}

const numberIn = (report: object, field: string): number => {
  const value: unknown = Reflect.get(report, field);
  return typeof value === 'number' ? value : 0;
};

const timings: Timing[] = [];

/** What a runner wrote into its JSON report; a runner that ended badly without a failed test counts as one. */
async function reported(well: boolean, file: string, sumOf: (report: object) => Sum): Promise<Sum> {
  const text = await readFile(file, 'utf8').catch(() => '{}');
  const report: unknown = JSON.parse(text);
  timings.push(...timingsIn(report, root));
  const sum = sumOf(typeof report === 'object' && report !== null ? report : {});
  if (!well && sum.failed === 0) return { ...sum, failed: 1 };
  return sum.passed + sum.failed + sum.skipped === 0 ? { ...sum, failed: 1 } : sum;
}

async function unit(): Promise<Sum> {
  const file = join(results, 'unit.json');
  // On two cores Vitest would take one file at a time, and be the last to end.
  const well = await run('unit', ['node_modules/vitest/vitest.mjs', 'run', '--maxWorkers=2', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`]);
  return reported(well, file, (report) => ({
    passed: numberIn(report, 'numPassedTests'),
    failed: numberIn(report, 'numFailedTests'),
    skipped: numberIn(report, 'numPendingTests') + numberIn(report, 'numTodoTests'),
  }));
}

async function journeys(): Promise<Sum> {
  const file = join(results, 'journeys.json');
  const well = await run('journeys', ['node_modules/@playwright/test/cli.js', 'test', '-c', 'test/journeys/playwright.config.ts']);
  return reported(well, file, (report) => {
    const stats: unknown = Reflect.get(report, 'stats');
    const of = (field: string) => (typeof stats === 'object' && stats !== null ? numberIn(stats, field) : 0);
    return { passed: of('expected'), failed: of('unexpected') + of('flaky'), skipped: of('skipped') };
  });
}

try {
  await ensureTools();
} catch (fault) {
  process.stdout.write(`${fault instanceof Error ? fault.message : String(fault)}\n0 passed, 1 failed, 0 skipped\n`);
  process.exit(1);
}
await rm(results, { recursive: true, force: true });
await mkdir(results, { recursive: true });

const types = single('types', 'node_modules/typescript/bin/tsc', '-b');
const build = await single('build', 'test/build.ts');
const lint = types.then(() => single('lint', 'node_modules/oxlint/bin/oxlint', '--type-aware', '--deny-warnings'));
// The journeys wait often enough for the unit tests to run beside them.
const sums = [build, ...(await Promise.all([types, lint, unit(), journeys()]))];

for (const line of longest(timings)) process.stdout.write(`longest | ${line}\n`);
const total = (field: keyof Sum): number => sums.reduce((sum, one) => sum + one[field], 0);
process.stdout.write(`${total('passed')} passed, ${total('failed')} failed, ${total('skipped')} skipped\n`);
process.exitCode = total('failed') === 0 ? 0 : 1;
