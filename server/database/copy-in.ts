import { existsSync } from 'node:fs';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { sql, type Kysely } from 'kysely';
import type { BackupManifest, BackupTable } from '#server/contracts/backup.ts';
import { BackupError } from './copy-out.ts';
import type { Engine } from './engine.ts';
import { migrate } from './migrations.ts';
import { openDatabase, openSqliteFile, sqliteFile } from './open.ts';
import { rowsOf, type Row } from './read-backup.ts';
import type { Schema } from './schema.ts';
import { describeTables, hasRows } from './tables.ts';

/** Values in one statement: both engines take more. */
const valuesAtMost = 8_000;

async function insertRows(trx: Kysely<Schema>, { name, columns }: BackupTable, rows: readonly Row[]): Promise<void> {
  if (rows.length === 0) return;
  const listed = sql.join(columns.map((column) => sql.ref(column)));
  const values = sql.join(rows.map((row) => sql`(${sql.join(row)})`));
  await sql`insert into ${sql.table(name)} (${listed}) values ${values}`.execute(trx);
}

async function loadTable(trx: Kysely<Schema>, folder: string, table: BackupTable): Promise<void> {
  const most = Math.max(1, Math.floor(valuesAtMost / table.columns.length));
  let rows: Row[] = [];
  for await (const row of rowsOf(folder, table)) {
    rows.push(row);
    if (rows.length < most) continue;
    await insertRows(trx, table, rows);
    rows = [];
  }
  await insertRows(trx, table, rows);
  const { rows: counted } = await sql<{ rows: number }>`select count(*) as rows from ${sql.table(table.name)}`.execute(trx);
  if (counted[0]?.rows !== table.rows) throw new BackupError(`The table ${table.name} did not come in whole. Nothing was restored.`);
}

/** Makes the tables as they were, fills them, and brings them up to date: in the one transaction given. */
async function load(trx: Kysely<Schema>, engine: Engine, folder: string, { migrations, tables }: BackupManifest): Promise<void> {
  await migrate(trx, engine, migrations.at(-1));
  const there = await describeTables(trx, engine);
  const same = (columns: readonly string[]) => columns.toSorted().join();
  if (there.length !== tables.length || !tables.every((table) => there.some(({ name, columns }) => name === table.name && same(columns) === same(table.columns)))) {
    throw new BackupError('The tables of the backup are not those that this version knows. Nothing was restored.');
  }
  // Migrations may have put in rows of their own; the backup has them too.
  for (const { name } of there.toReversed()) await sql`delete from ${sql.table(name)}`.execute(trx);
  for (const table of tables) await loadTable(trx, folder, table);
  await migrate(trx, engine);
}

export interface CopyIn {
  databaseUrl: string | undefined;
  dataDir: string;
  /** Whether what is there now may go. */
  replace: boolean;
}

const notEmpty = () => new BackupError('There are data in the database already. To have the backup in their place, say --replace. Nothing was restored.');
const inUse = () => new BackupError('Something is using the database. Stop the server first. Nothing was restored.');

/** Puts a checked backup in place of what is there; wholly or not at all. @throws {BackupError} saying why not. */
export async function copyIn(folder: string, manifest: BackupManifest, at: CopyIn): Promise<void> {
  if (at.databaseUrl === undefined) await intoSqlite(folder, manifest, at);
  else await intoPostgres(folder, manifest, at);
}

/** How often, and how long apart in milliseconds, it is looked for other clients: one that just left is still listed for a moment. */
const looks = 20;
const lookPause = 150;

async function hasOtherClients(db: Kysely<Schema>): Promise<boolean> {
  for (let look = 1; look <= looks; look += 1) {
    const { rows } = await sql<{ others: number }>`
      select count(*) as others from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'`.execute(db);
    if (rows[0]?.others === 0) return false;
    await new Promise((resolve) => setTimeout(resolve, lookPause));
  }
  return true;
}

async function intoPostgres(folder: string, manifest: BackupManifest, at: CopyIn): Promise<void> {
  const { db, engine, close } = await openDatabase(at);
  try {
    if (await hasOtherClients(db)) throw inUse();
    await db.transaction().execute(async (trx) => {
      const there = await describeTables(trx, engine);
      if (!at.replace && (await hasRows(trx, there))) throw notEmpty();
      for (const { name } of [...there.toReversed(), { name: 'kysely_migration' }, { name: 'kysely_migration_lock' }]) {
        await sql`drop table if exists ${sql.table(name)}`.execute(trx);
      }
      await load(trx, engine, folder, manifest);
    });
  } finally {
    await close();
  }
}

/** Whether another process has the embedded database open: then its log cannot be given up. */
function isOpenElsewhere(file: string): boolean {
  const database = new DatabaseSync(file, { timeout: 0 });
  try {
    return database.prepare('pragma journal_mode = delete').get()?.['journal_mode'] !== 'delete';
  } catch (fault) {
    if (fault instanceof Error && 'errcode' in fault && fault.errcode === 5) return true;
    throw fault;
  } finally {
    database.close();
  }
}

async function removeDatabase(file: string): Promise<void> {
  for (const each of [file, `${file}-wal`, `${file}-shm`, `${file}-journal`]) await rm(each, { force: true });
}

/** A new file is filled beside the old one and then takes its name. */
async function intoSqlite(folder: string, manifest: BackupManifest, { dataDir, replace }: CopyIn): Promise<void> {
  const file = sqliteFile(dataDir);
  const beside = `${file}.restoring`;
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  if (existsSync(file)) {
    if (isOpenElsewhere(file)) throw inUse();
    const { db, engine, close } = await openSqliteFile(file);
    const full = await hasRows(db, await describeTables(db, engine));
    await close();
    if (full && !replace) throw notEmpty();
  }
  await removeDatabase(beside);
  try {
    const { db, engine, close } = await openSqliteFile(beside);
    try {
      await db.transaction().execute((trx) => load(trx, engine, folder, manifest));
      const broken = await sql`pragma foreign_key_check`.execute(db);
      if (broken.rows.length > 0) throw new BackupError('Rows of the backup refer to others that are not in it. Nothing was restored.');
    } finally {
      await close();
    }
    if (existsSync(file) && isOpenElsewhere(file)) throw inUse();
    await rename(beside, file);
    for (const each of [`${file}-wal`, `${file}-shm`]) await rm(each, { force: true });
  } finally {
    await removeDatabase(beside);
  }
  if (process.platform === 'win32') return;
  const handle = await open(path.dirname(file), 'r');
  await handle.sync();
  await handle.close();
}
