import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { addTo } from '../tally.ts';
import { addReport, newReport, printedSum, readReport, writeReport, type Report } from './report.ts';

const folder = await mkdtemp(join(tmpdir(), 'all-heard-report-'));
afterAll(() => rm(folder, { recursive: true, force: true }));

const verdict = { toldSaved: 2, toldSent: 1, found: 2, withdrawn: 0, evicted: 0, apart: 0, things: 0, faults: [], lost: 0, doubled: 0, reachable: 0, untrue: 0 };
/** What one run of so many schedules came to. */
function reportOf(from: number, many: number): Report {
  const report = newReport('sqlite', from);
  for (let at = 0; at < many; at += 1) addTo(report.tally, { verdict, operations: 5, injected: new Map([['quota', 1], ['slow', 2]]) });
  return { ...report, next: from + many, seconds: many * 4, done: new Map([['send', many]]) };
}

it('what a run wrote is read as it was, and a later one goes on from there', () => {
  const path = join(folder, 'report.json');
  expect(readReport(path)).toBeUndefined();
  writeReport(path, reportOf(100, 3));
  const read = readReport(path);
  expect(read).toEqual(reportOf(100, 3));
  if (read === undefined) return;
  addReport(read, reportOf(103, 2));
  expect(read).toEqual(reportOf(100, 5));
});

it('a file that is something else is not taken for a report', async () => {
  const path = join(folder, 'other.json');
  await writeFile(path, '{"engine":"sqlite","lost":"none"}');
  expect(() => readReport(path)).toThrow();
});

it('the sum of two runs stands below them', () => {
  const printed = printedSum([reportOf(5_000, 30), { ...reportOf(6_000, 20), engine: 'postgres' }]);
  expect(printed).toContain('Real layer on sqlite, seeds from 5000 to 5029, 4.0 s each');
  expect(printed).toContain('Real layer on sqlite and postgres');
  expect(printed).toContain('schedules 50, operations 250, faults injected 150');
  expect(printed).toContain('done: send 50');
});
