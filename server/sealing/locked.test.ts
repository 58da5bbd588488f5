import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { endOf } from '#server/commands/run-command.ts';
import { locked } from './locked.ts';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'all-heard-lock-'));
  file = join(folder, 'thing');
  writeFileSync(file, '0');
});
afterEach(() => rmSync(folder, { recursive: true }));

/** A process that does this while it holds the lock. */
const holder = (work: string): ChildProcess =>
  spawn(process.execPath, ['--input-type=module', '-e', `
    import { readFileSync, writeFileSync } from 'node:fs';
    import { setTimeout as wait } from 'node:timers/promises';
    const { locked } = await import('#server/sealing/locked.ts');
    const file = ${JSON.stringify(file)};
    ${work}`], { stdio: ['ignore', 'pipe', 'inherit'] });

/** Reads a number, waits, and writes the next: two at once would lose a count. */
const count = `await locked(file, async () => {
  const seen = Number(readFileSync(file, 'utf8'));
  await wait(3);
  writeFileSync(file, String(seen + 1));
});`;

it('lets one process work at a time, and one piece of work within a process', async () => {
  const processes = Array.from({ length: 2 }, () => holder(`for (let n = 0; n < 20; n += 1) ${count}`));
  const here = Array.from({ length: 10 }, () =>
    locked(file, async () => {
      const seen = Number(readFileSync(file, 'utf8'));
      await new Promise((resolve) => setTimeout(resolve, 3));
      writeFileSync(file, String(seen + 1));
    }),
  );
  await Promise.all([...here, ...processes.map(endOf)]);
  expect(readFileSync(file, 'utf8')).toBe('50');
});

it('is free at once when the process that held it was killed, for one of those that wait', async () => {
  const held = holder(`await locked(file, async () => { process.stdout.write('held'); await wait(60_000); });`);
  if (held.stdout !== null) await once(held.stdout, 'data');
  const waiting = Array.from({ length: 2 }, () => holder(`process.stdout.write('waits'); for (let n = 0; n < 5; n += 1) ${count}`));
  await Promise.all(waiting.map(async ({ stdout }) => stdout === null ? undefined : once(stdout, 'data')));
  expect(readFileSync(file, 'utf8')).toBe('0');
  held.kill('SIGKILL');
  await Promise.all([held, ...waiting].map(endOf));
  expect(readFileSync(file, 'utf8')).toBe('10');
});

it('is given up by work that fails', async () => {
  await expect(locked(file, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await locked(file, () => Promise.resolve('yes'))).toBe('yes');
});
