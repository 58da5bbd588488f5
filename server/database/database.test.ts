import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Kysely, sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { postgresUrl } from '#test/helpers/postgres.ts';
import type { Engine } from './engine.ts';
import { readDurability } from './durability.ts';
import { knownMigrations, migrate } from './migrations.ts';
import { openDatabase, sqliteFile, type Database } from './open.ts';
import { openPool, postgresDialect } from './postgres.ts';
import type { Schema } from './schema.ts';
import { openSqlite, sqliteDialect } from './sqlite.ts';

const run = promisify(execFile);
const partnership = { id: 'p', slug: 'hillside', name: 'Hillside', made_up: 1 };

async function inFresh(engine: Engine, work: (database: Database, at: { databaseUrl: string | undefined; dataDir: string }) => Promise<void>): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'all-heard-db-'));
  const databaseUrl = engine === 'postgres' ? await postgresUrl() : undefined;
  const at = { databaseUrl, dataDir };
  const database = await openDatabase(at);
  try {
    await work(database, at);
  } finally {
    await database.close();
    rmSync(dataDir, { recursive: true });
  }
}

describe.each<Engine>(['sqlite', 'postgres'])('the database on %s', (engine) => {
  it('says by what settings it keeps a commit', () =>
    inFresh(engine, async ({ durability }) => {
      expect(durability).toEqual(
        engine === 'sqlite' ? { journal_mode: 'wal', synchronous: '2' } : { fsync: 'on', full_page_writes: 'on', synchronous_commit: 'on' },
      );
      await Promise.resolve();
    }));

  it('is brought up to date once, also by several processes at once', () =>
    inFresh(engine, async ({ db }, at) => {
      const script = `
        const { openDatabase } = await import('#server/database/open.ts');
        const { migrate } = await import('#server/database/migrations.ts');
        const { db, engine, close } = await openDatabase(${JSON.stringify(at)});
        process.stdout.write(JSON.stringify(await migrate(db, engine)));
        await close();`;
      const ran = await Promise.all(Array.from({ length: 3 }, () => run(process.execPath, ['--input-type=module', '-e', script])));
      expect(ran.map(({ stdout }) => stdout).toSorted((a, b) => b.length - a.length)).toEqual([JSON.stringify(knownMigrations()), '[]', '[]']);
      expect(await migrate(db, engine)).toEqual([]);
    }));

  it('takes a migration back whole when it fails half-way', () =>
    inFresh(engine, async ({ db }) => {
      await sql`create table words (x text)`.execute(db);
      await expect(migrate(db, engine)).rejects.toThrow();
      const tables = await db.introspection.getTables();
      expect(tables.map(({ name }) => name).filter((name) => !name.startsWith('kysely'))).toEqual(['words']);
      await sql`drop table words`.execute(db);
      expect(await migrate(db, engine)).toEqual(knownMigrations());
    }));

  it('gives counts and sums as numbers, and rows as plain objects', () =>
    inFresh(engine, async ({ db }) => {
      await migrate(db, engine);
      await db.insertInto('partnerships').values(partnership).execute();
      const row = await db
        .selectFrom('partnerships')
        .select((build) => [build.fn.countAll<number>().as('count'), build.fn.sum<number>('made_up').as('sum')])
        .executeTakeFirstOrThrow();
      expect(row).toEqual({ count: 1, sum: 1 });
      expect(Object.getPrototypeOf(row)).toBe(Object.prototype);
    }));

  it('keeps nothing of a transaction that fails', () =>
    inFresh(engine, async ({ db }) => {
      await migrate(db, engine);
      const failing = db.transaction().execute(async (trx) => {
        await trx.insertInto('partnerships').values(partnership).execute();
        throw new Error('no');
      });
      await expect(failing).rejects.toThrow('no');
      expect(await db.selectFrom('partnerships').selectAll().execute()).toEqual([]);
    }));

});

describe('settings under which an answer could be lost', () => {
  it('are refused on SQLite', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'all-heard-db-'));
    const raw = openSqlite(sqliteFile(folder));
    raw.exec('pragma synchronous = normal');
    const db = new Kysely<Schema>({ dialect: sqliteDialect(raw) });
    await expect(readDurability(db, 'sqlite')).rejects.toThrow('synchronous=1');
    raw.exec('pragma synchronous = full');
    raw.exec('pragma journal_mode = delete');
    await expect(readDurability(db, 'sqlite')).rejects.toThrow('journal_mode=delete');
    await db.destroy();
    rmSync(folder, { recursive: true });
  });

  it('are refused on PostgreSQL', async () => {
    const url = await postgresUrl();
    const name = new URL(url).pathname.slice(1);
    const db = new Kysely<Schema>({ dialect: postgresDialect(openPool(url, 1)) });
    await sql.raw(`alter database "${name}" set synchronous_commit = off`).execute(db);
    await db.destroy();
    await expect(openDatabase({ databaseUrl: url, dataDir: '' })).rejects.toThrow('synchronous_commit=off');
  });
});

it('SQLite keeps rows without a number that says in which order they came', () =>
  inFresh('sqlite', async ({ db }) => {
    await migrate(db, 'sqlite');
    await expect(sql`select rowid from responses`.execute(db)).rejects.toThrow('no such column');
  }));

describe('what SQLite is given', () => {
  it('is text, numbers, bytes or nothing; a date is refused instead of shifting the values after it', () =>
    inFresh('sqlite', async ({ db }) => {
      await sql`create table t (a, b)`.execute(db);
      await expect(sql`insert into t values (${new Date()}, ${'b'})`.execute(db)).rejects.toThrow('A object cannot be stored');
      await expect(sql`insert into t values (${true}, ${'b'})`.execute(db)).rejects.toThrow('A boolean cannot be stored');
      await sql`insert into t values (${undefined}, ${new Uint8Array([1])})`.execute(db);
      expect((await sql`select * from t`.execute(db)).rows).toEqual([{ a: null, b: new Uint8Array([1]) }]);
    }));
});
