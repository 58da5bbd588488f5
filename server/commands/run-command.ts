import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');

/** Waits until a process has ended; the code it ended with, or -1 where a signal ended it. */
export function endOf(child: ChildProcess): Promise<number> {
  if (child.exitCode !== null) return Promise.resolve(child.exitCode);
  if (child.signalCode !== null) return Promise.resolve(-1);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve(code ?? -1));
  });
}

/** A command of ours that did not end well; what went wrong it has said itself. */
export class CommandError extends Error {
  override readonly name = 'CommandError';
}

/**
 * Runs a TypeScript file of the project in a process of its own, with our output.
 * @throws {CommandError} where it ends with anything but 0
 */
export async function runCommand(file: string, args: readonly string[] = [], env: Readonly<Record<string, string>> = {}): Promise<void> {
  const child = spawn(process.execPath, [join(root, file), ...args], { stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, ...env } });
  const code = await endOf(child);
  if (code !== 0) throw new CommandError(`${file} ended with ${code}.`);
}
