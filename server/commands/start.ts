import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { ConfigError, parseConfig, type Config } from '#server/config.ts';
import { demoArea, demoRound } from '#server/library/demo-area.ts';
import { ensureBuilt } from './ensure-built.ts';
import { CommandError, endOf, runCommand } from './run-command.ts';

/** How many simulated young people the demo area starts with, and the seed they are drawn with. */
const simulated = { people: '600', seed: '1' };

const say = (text: string): void => void process.stdout.write(`${text}\n`);

/** Says what is being done, and how long it took where that was more than a second. */
async function step<T>(what: string, work: () => Promise<T>): Promise<T> {
  say(`${what} …`);
  const began = performance.now();
  const result = await work();
  const seconds = (performance.now() - began) / 1000;
  if (seconds > 1) say(`  done in ${seconds.toFixed(1)} s`);
  return result;
}

/** The server in a process of its own, and what it prints once it listens: the addresses. */
async function serve(): Promise<{ child: ChildProcess; addresses: string }> {
  const child = spawn(process.execPath, [join(import.meta.dirname, '../main.ts')], { stdio: ['ignore', 'pipe', 'inherit'] });
  // Both are stopped by Ctrl-C; a stop sent to this process alone is passed on.
  process.on('SIGINT', () => undefined);
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  let addresses = '';
  child.stdout.on('data', (chunk: Buffer) => { addresses += chunk.toString(); });
  while (!addresses.includes('\n')) {
    if (child.exitCode !== null || child.signalCode !== null) process.exit(child.exitCode ?? 1);
    await wait(20);
  }
  return { child, addresses };
}

/** The address on this machine, whatever `PUBLIC_URL` says to the world. */
const localUrl = ({ host, port, publicUrl }: Config, addresses: string): string =>
  port === 0 ? (/https?:\/\/\S+/.exec(addresses)?.[0] ?? publicUrl) : `http://${host.includes(':') ? `[${host}]` : host}:${port}`;

/** Fills the demo area on its first start: simulated people answer through the public API like anybody, then their results are released. */
async function fillDemo(url: string): Promise<void> {
  const latest = await fetch(`${url}/api/areas/${demoArea.slug}/releases/latest`);
  await latest.body?.cancel();
  if (latest.ok) return;
  await step(`${simulated.people} simulated young people answer the check-in`, () =>
    runCommand('test/simulate/run.ts', ['--people', simulated.people, '--seed', simulated.seed, '--url', url]),
  );
  await step('Making the first release', () => runCommand('server/commands/release.ts', ['--round', demoRound.slug]));
}

/**
 * `npm start`: builds where sources changed, brings the database up to date, makes and fills the demo area the
 * first time, and serves until it is told to stop.
 */
async function start(): Promise<void> {
  const config = parseConfig(process.env);
  await step('Building the app, where its sources changed', ensureBuilt);
  await step('Bringing the database up to date', () => runCommand('server/commands/seed.ts'));
  const { child, addresses } = await serve();
  const exited = endOf(child);
  if (config.demo) {
    try {
      await fillDemo(localUrl(config, addresses));
    } catch (fault) {
      child.kill('SIGTERM');
      await exited;
      throw fault;
    }
  }
  if (child.exitCode === null) say(`\n${addresses}\nStop it with Ctrl-C.`);
  process.exitCode = await exited;
}

try {
  await start();
} catch (fault) {
  if (!(fault instanceof ConfigError || fault instanceof CommandError)) throw fault;
  process.stderr.write(`${fault.message}\n`);
  process.exitCode = 1;
}
