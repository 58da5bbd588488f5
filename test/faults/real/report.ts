import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import * as z from 'zod/mini';
import type { FaultKind } from '../schedule.ts';
import { newTally, printed, type Tally } from '../tally.ts';

const Count = z.int().check(z.nonnegative());
const Counts = z.record(z.string(), Count);
const File = z.object({
  engine: z.string(),
  from: z.int(),
  next: z.int(),
  seconds: z.number(),
  injected: Counts,
  done: Counts,
  told: z.object({ saved: Count, sent: Count }),
  sums: z.object({ schedules: Count, failed: Count, operations: Count, found: Count, withdrawn: Count, evicted: Count, apart: Count, lost: Count, doubled: Count, reachable: Count, untrue: Count }),
});

/** What many schedules came to, in one run or in several that followed each other. */
export interface Report {
  engine: string;
  /** The first seed, and the one that is next. */
  from: number;
  next: number;
  seconds: number;
  tally: Tally;
  /** What was done, by its kind. */
  done: Map<string, number>;
}

export const newReport = (engine: string, from: number): Report => ({ engine, from, next: from, seconds: 0, tally: newTally(), done: new Map() });

/** Reads what earlier runs wrote; `undefined` where there is no such file. Throws where it is something else. */
export function readReport(path: string): Report | undefined {
  if (!existsSync(path)) return undefined;
  const { engine, from, next, seconds, injected, done, told, sums } = File.parse(JSON.parse(readFileSync(path, 'utf8')));
  // Nothing is made in browsers yet.
  return { engine, from, next, seconds, done: new Map(Object.entries(done)), tally: { ...newTally(), ...sums, told, injected: new Map(Object.entries(injected) as [FaultKind, number][]) } };
}

export function writeReport(path: string, { engine, from, next, seconds, tally, done }: Report): void {
  const { injected, told, things: _things, onPieces: _onPieces, ...sums } = tally;
  writeFileSync(path, JSON.stringify({ engine, from, next, seconds, injected: Object.fromEntries(injected), done: Object.fromEntries(done), told, sums }, undefined, 1));
}

function addCounts<K>(to: Map<K, number>, more: ReadonlyMap<K, number>): void {
  for (const [key, many] of more) to.set(key, (to.get(key) ?? 0) + many);
}

/** Adds one to the other. */
export function addReport(to: Report, { next, seconds, tally, done }: Report): void {
  to.next = Math.max(to.next, next);
  to.seconds += seconds;
  addCounts(to.done, done);
  addCounts(to.tally.injected, tally.injected);
  to.tally.told.saved += tally.told.saved;
  to.tally.told.sent += tally.told.sent;
  for (const each of ['schedules', 'failed', 'operations', 'found', 'withdrawn', 'evicted', 'apart', 'lost', 'doubled', 'reachable', 'untrue'] as const) to.tally[each] += tally[each];
}

export const printedReport = ({ engine, from, next, seconds, tally, done }: Report): string =>
  [
    `Real layer on ${engine}, seeds from ${from} to ${next - 1}, ${(seconds / Math.max(1, tally.schedules)).toFixed(1)} s each:`,
    printed(tally),
    `done: ${[...done].toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([act, many]) => `${act} ${many}`).join(', ')}`,
  ].join('\n');

/** The sum of the reports of several runs, each printed before it. */
export function printedSum(reports: readonly Report[]): string {
  const sum = newReport(reports.map(({ engine }) => engine).join(' and '), Math.min(...reports.map(({ from }) => from)));
  for (const report of reports) addReport(sum, report);
  return [...reports, ...(reports.length > 1 ? [sum] : [])].map(printedReport).join('\n\n');
}
