import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { endOf } from '#server/commands/run-command.ts';
import { chromiumFile } from './helpers/chromium.ts';

const onPath = (name: string): boolean => (process.env['PATH'] ?? '').split(delimiter).some((folder) => existsSync(join(folder, name)));

/** What the tests need beside Node, how to see whether it is there, and its package on Debian and Ubuntu. */
const tools = [
  {
    name: 'PostgreSQL',
    isThere: () => (onPath('initdb') && onPath('postgres')) || (existsSync('/usr/lib/postgresql') && readdirSync('/usr/lib/postgresql').length > 0),
    debian: 'postgresql',
    advice: 'so that initdb and postgres are on the PATH',
  },
  {
    name: 'Chromium',
    isThere: () => chromiumFile() !== undefined,
    debian: 'chromium',
    advice: 'or name its file in the setting CHROMIUM',
  },
];

async function aptGet(...args: string[]): Promise<boolean> {
  const child = spawn('apt-get', args, { stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
  return (await endOf(child)) === 0;
}

/**
 * Installs what is missing where we may (as root, with apt-get); else says what to install.
 * @throws naming every tool that is missing
 */
export async function ensureTools(): Promise<void> {
  const missing = tools.filter((tool) => !tool.isThere());
  if (missing.length > 0 && process.getuid?.() === 0 && onPath('apt-get')) {
    process.stdout.write(`Installing ${missing.map(({ name }) => name).join(' and ')} …\n`);
    await aptGet('update', '-qq');
    await aptGet('install', '-y', '-qq', '--no-install-recommends', ...missing.map(({ debian }) => debian));
  }
  const still = missing.filter((tool) => !tool.isThere());
  if (still.length > 0) {
    throw new Error(
      still.map(({ name, debian, advice }) => `${name} is needed for the tests. Install it (on Debian: apt-get install ${debian}), ${advice}.`).join('\n'),
    );
  }
}
