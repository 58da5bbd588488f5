import { execFile, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { chmod, chown, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { freePort } from './free-port.ts';

const run = promisify(execFile);

/** A PostgreSQL of its own, on a random port of the loopback address, in a temporary folder. */
export interface Cluster {
  /** The address of a new, empty database. */
  newDatabase: () => Promise<string>;
  /** Stops the server and removes its folder. */
  stop: () => Promise<void>;
}

/** Where `initdb` and `postgres` are, newest first: Debian keeps them off the PATH. */
function binaries(): string {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [...versions.map((version) => join(debian, version, 'bin')), ...(process.env['PATH'] ?? '').split(delimiter)];
  const found = folders.find((folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres')));
  if (found === undefined) throw new Error('PostgreSQL is needed for these tests and was not found. Install it, for example: apt-get install postgresql');
  return found;
}

/** PostgreSQL refuses to run as root: then it runs as `postgres`, or as `nobody` where there is none. */
function unprivileged(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const users = readFileSync('/etc/passwd', 'utf8').split('\n').map((line) => line.split(':'));
  const user = users.find(([name]) => name === 'postgres') ?? users.find(([name]) => name === 'nobody');
  if (user === undefined) throw new Error('PostgreSQL does not run as root, and there is no user "postgres" or "nobody" to run it as.');
  return { uid: Number(user[2]), gid: Number(user[3]) };
}

async function answers(url: string, stillRuns: () => boolean, logFile: string): Promise<void> {
  for (const until = Date.now() + 30_000; ; ) {
    const client = new pg.Client({ connectionString: url });
    try {
      await client.connect();
      return;
    } catch (cause) {
      if (stillRuns() && Date.now() < until) {
        await new Promise((resolve) => setTimeout(resolve, 50));
        continue;
      }
      throw new Error(`PostgreSQL did not start:\n${await readFile(logFile, 'utf8').catch(() => '')}`, { cause });
    } finally {
      await client.end();
    }
  }
}

/**
 * Starts a real PostgreSQL with the durability settings it ships with (`fsync` and `synchronous_commit` on).
 * It ends with this process, however this process ends: a shell waits on a pipe that only we hold.
 */
export async function startCluster(): Promise<Cluster> {
  const bin = binaries();
  const user = unprivileged();
  const folder = await mkdtemp(join(tmpdir(), 'all-heard-postgres-'));
  if (user !== undefined) await chown(folder, user.uid, user.gid);
  const [data, logFile, passwordFile] = [join(folder, 'data'), join(folder, 'log'), join(folder, 'password')];
  const password = randomBytes(16).toString('hex');
  await writeFile(passwordFile, password, { mode: 0o600 });
  if (user !== undefined) await chown(passwordFile, user.uid, user.gid);
  await chmod(folder, 0o700);
  const as = { cwd: folder, ...user };
  const init = ['--pgdata', data, '--username', 'all_heard', '--pwfile', passwordFile, '--auth', 'scram-sha-256', '--encoding', 'UTF8', '--locale', 'C', '--no-sync'];
  await run(join(bin, 'initdb'), init, as);

  const port = await freePort();
  const settings = { listen_addresses: '127.0.0.1', port: String(port), unix_socket_directories: folder, max_connections: '200', shared_buffers: '32MB' };
  const script = 'exec 3<&0; "$@" & server=$!; (cat <&3; kill -INT $server) & wait $server; cd /; rm -rf "$0"';
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const keeper = spawn('/bin/sh', ['-c', `exec >"$0/log" 2>&1; ${script}`, folder, join(bin, 'postgres'), '-D', data, ...flags], {
    ...as,
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  let ended = false;
  const end = once(keeper, 'exit').then(() => { ended = true; });

  const urlOf = (database: string) => `postgres://all_heard:${password}@127.0.0.1:${port}/${database}`;
  await answers(urlOf('postgres'), () => !ended, logFile);
  const admin = new pg.Pool({ connectionString: urlOf('postgres'), max: 2 });
  // `end` of a pool returns before its connections are closed; one that the stopping server closes first must not end us.
  admin.on('error', () => undefined);
  admin.on('connect', (client) => client.on('error', () => undefined));
  return {
    newDatabase: async () => {
      const name = `t_${randomBytes(8).toString('hex')}`;
      await admin.query(`CREATE DATABASE ${name}`);
      return urlOf(name);
    },
    stop: async () => {
      await admin.end();
      keeper.stdin.end();
      await end;
      await rm(folder, { recursive: true, force: true });
    },
  };
}
