import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');

/**
 * Runs a TypeScript file of the project in a process of its own, with our output.
 * @throws where it ends with anything but 0
 */
export async function runCommand(file: string, args: readonly string[] = [], env: Readonly<Record<string, string>> = {}): Promise<void> {
  const child = spawn(process.execPath, [join(root, file), ...args], { stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, ...env } });
  const [code, signal]: unknown[] = await once(child, 'exit');
  if (code !== 0) throw new Error(`${file} ended with ${String(code ?? signal)}.`);
}
