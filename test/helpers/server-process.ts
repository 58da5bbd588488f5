import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { endOf } from '#server/commands/run-command.ts';
import { freePort } from './free-port.ts';

const root = join(import.meta.dirname, '../..');

/** The real server in a process of its own, over its own folder and port, that a test may stop, kill and start again. */
export interface ServerProcess {
  url: string;
  /** The settings it runs with, for commands that work on the same database. */
  env: Readonly<Record<string, string>>;
  /** @param more settings for this start alone. */
  start: (more?: Readonly<Record<string, string>>) => Promise<void>;
  /** What it said since its last start. */
  said: () => string;
  /** Its process, while it runs. */
  pid: () => number | undefined;
  /** Asks it to end, and waits until it has. */
  stop: () => Promise<void>;
  /** Ends it at once, as a power cut would (SIGKILL), and waits until it is gone. */
  kill: () => Promise<void>;
  /** Runs a command of the project, such as `server/commands/release.ts`, with its settings; returns what it said. */
  run: (file: string, ...args: string[]) => Promise<string>;
  /** Stops it and removes its folder. */
  remove: () => Promise<void>;
}

/**
 * Prepares a server with the demo area, on the embedded database (in `dataDir`, where one is given) or on the one at
 * `databaseUrl`. `start` starts it.
 */
export async function prepareServer(settings: { databaseUrl?: string; dataDir?: string } = {}): Promise<ServerProcess> {
  const folder = await mkdtemp(join(tmpdir(), 'all-heard-server-'));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const env = {
    PORT: String(port),
    HOST: '127.0.0.1',
    PUBLIC_URL: url,
    DATA_DIR: settings.dataDir ?? join(folder, 'data'),
    KEY_FILE: join(folder, 'keys', 'keys.json'),
    DATABASE_URL: settings.databaseUrl ?? '',
    DEMO: '1',
  };
  let child: ChildProcess | undefined;
  let said = '';

  const run = async (file: string, ...args: string[]) => {
    const command = spawn(process.execPath, [join(root, file), ...args], { cwd: root, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    command.stdout.on('data', (chunk: Buffer) => { output += chunk.toString(); });
    command.stderr.on('data', (chunk: Buffer) => { output += chunk.toString(); });
    const code = await endOf(command);
    if (code !== 0) throw new Error(`${file} ended with ${code}:\n${output}`);
    return output;
  };
  const end = async (signal: NodeJS.Signals) => {
    if (child === undefined) return;
    child.kill(signal);
    await endOf(child);
    child = undefined;
  };

  await run('server/commands/seed.ts');
  return {
    url,
    env,
    run,
    said: () => said,
    pid: () => child?.pid,
    start: async (more = {}) => {
      const started = spawn(process.execPath, [join(root, 'server/main.ts')], { cwd: root, env: { ...process.env, ...env, ...more }, stdio: ['ignore', 'pipe', 'pipe'] });
      child = started;
      said = '';
      for (const stream of [started.stdout, started.stderr]) stream.on('data', (chunk: Buffer) => { said = (said + chunk.toString()).slice(-20_000); });
      for (const until = Date.now() + 60_000; ; ) {
        const reply = await fetch(`${url}/health`).catch(() => undefined);
        if (reply?.ok === true) return;
        if (started.exitCode !== null || Date.now() > until) throw new Error(`The server did not start:\n${said}`);
        await wait(25);
      }
    },
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
    remove: async () => {
      await end('SIGTERM');
      await rm(folder, { recursive: true, force: true });
    },
  };
}
