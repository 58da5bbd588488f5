import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, statfs, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { promisify } from 'node:util';
import pg from 'pg';
import { sqliteFile } from '#server/database/open.ts';

/** What is done to a server's database from outside. Each resolves with how to undo it. */
export interface DatabaseFaults {
  /** Somebody else holds the lock that a write needs. */
  lock(): Promise<() => Promise<void>>;
  /** There is no room for what is written. */
  fill(): Promise<() => Promise<void>>;
}

const run = promisify(execFile);

/** Another connection to PostgreSQL, that locks the tables and refuses rows as a full disk does. */
export async function postgresFaults(databaseUrl: string): Promise<DatabaseFaults & { close(): Promise<void> }> {
  const client = new pg.Client({ connectionString: databaseUrl });
  client.on('error', () => undefined);
  await client.connect();
  await client.query(`create or replace function no_room() returns trigger language plpgsql as $$ begin raise exception 'no space left on device' using errcode = '53100'; end $$`);
  return {
    async lock() {
      await client.query('begin');
      await client.query('lock table receipts, responses in access exclusive mode');
      return async () => void (await client.query('rollback'));
    },
    async fill() {
      await client.query('create trigger no_room before insert on receipts for each row execute function no_room()');
      return async () => void (await client.query('drop trigger no_room on receipts'));
    },
    close: () => client.end(),
  };
}

/** A small disk of its own for the embedded database, where this machine lets us mount one; a mere folder elsewhere. */
export async function smallDisk(): Promise<{ folder: string; isSmall: boolean; remove(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'all-heard-disk-'));
  const isSmall = await run('mount', ['-t', 'tmpfs', '-o', 'size=48m', 'tmpfs', folder]).then(() => true, () => false);
  return {
    folder,
    isSmall,
    async remove() {
      if (isSmall) await run('umount', ['--lazy', folder]);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Another connection to the embedded database, and a file that takes what room is left on its disk. */
export async function sqliteFaults(dataDir: string, isSmall: boolean): Promise<DatabaseFaults & { close(): Promise<void> }> {
  const database = new DatabaseSync(sqliteFile(dataDir));
  database.exec('pragma busy_timeout = 2000');
  const ballast = join(dataDir, 'ballast');
  await mkdir(dataDir, { recursive: true });
  return {
    lock() {
      database.exec('begin immediate');
      return Promise.resolve(() => Promise.resolve(database.exec('rollback')));
    },
    async fill() {
      if (!isSmall) {
        // Without a disk of its own the database cannot be filled up; a write that fails is as near as it gets.
        database.exec(`create trigger no_room before insert on receipts begin select raise(abort, 'no space'); end`);
        return () => Promise.resolve(database.exec('drop trigger no_room'));
      }
      // Pages that are free inside the log are written without any room: so the log is emptied first.
      database.exec('pragma wal_checkpoint(truncate)');
      const { bavail, bsize } = await statfs(dataDir);
      // Whoever writes at the same moment may have taken the last of it: then it is as full as it was to be.
      await writeFile(ballast, new Uint8Array(bavail * bsize)).catch(() => undefined);
      return () => truncate(ballast, 0);
    },
    close: () => Promise.resolve(database.close()),
  };
}
