import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, open, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { sql, type Kysely } from 'kysely';
import { backupFormat, type BackupManifest, type BackupTable } from '#server/contracts/backup.ts';
import type { Database } from './open.ts';
import type { Schema } from './schema.ts';
import { describeTables, migrationsDone, type TableShape } from './tables.ts';

/** A backup cannot be made or used. Its message is for the person who runs the server. */
export class BackupError extends Error {
  override name = 'BackupError';
}

export const manifestName = 'manifest.json';

/** Rows in memory at a time. */
const chunk = 1_000;

/** Every row of a table as lines of JSON, in the order of its key, which is how the next ones are found. */
async function* linesOf(trx: Kysely<Schema>, { name, columns, key }: TableShape, count: (rows: number) => void): AsyncGenerator<string> {
  const listed = sql.join(columns.map((column) => sql.ref(column)));
  const order = sql.join(key.map((column) => sql.ref(column)));
  for (let last: Readonly<Record<string, unknown>> | undefined; ; ) {
    const reached = last;
    const after = reached === undefined ? sql`` : sql`where (${order}) > (${sql.join(key.map((column) => reached[column]))})`;
    const { rows } = await sql<Record<string, unknown>>`select ${listed} from ${sql.table(name)} ${after} order by ${order} limit ${sql.lit(chunk)}`.execute(trx);
    last = rows.at(-1);
    if (last === undefined) return;
    count(rows.length);
    yield rows.map((row) => `${JSON.stringify(columns.map((column) => row[column]))}\n`).join('');
  }
}

async function writeTable(trx: Kysely<Schema>, folder: string, table: TableShape): Promise<BackupTable> {
  const file = `${table.name}.jsonl.gz`;
  const digest = createHash('sha256');
  let rows = 0;
  let bytes = 0;
  const measured = new Transform({
    transform(part: Buffer, _encoding, done) {
      digest.update(part);
      bytes += part.length;
      done(null, part);
    },
  });
  const lines = Readable.from(linesOf(trx, table, (more) => void (rows += more)), { objectMode: false });
  await pipeline(lines, createGzip({ level: 6 }), measured, createWriteStream(path.join(folder, file), { mode: 0o600, flush: true }));
  return { name: table.name, columns: table.columns, file, rows, bytes, sha256: digest.digest('hex') };
}

async function emptyFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  if ((await readdir(folder)).length > 0) throw new BackupError(`The folder ${folder} is not empty. Name a new one for each backup.`);
}

export interface CopyOut {
  clock: () => Date;
  /** The keys without which the answers could not be opened. */
  keysOf: (trx: Kysely<Schema>) => Promise<BackupManifest['keys']>;
}

/**
 * Copies a whole database into a folder, as it was at one moment, while answers are taken in: all that was
 * acknowledged before is in it. The form is the same from both engines. The manifest is written last.
 * @throws {BackupError} when the folder is not empty, or the database not yet of this version.
 */
export async function copyOut({ db, engine }: Pick<Database, 'db' | 'engine'>, folder: string, { clock, keysOf }: CopyOut): Promise<BackupManifest> {
  await emptyFolder(folder);
  const manifest = await db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (trx): Promise<BackupManifest> => {
      // The first reading fixes the moment.
      const migrations = await migrationsDone(trx);
      if (migrations.length === 0) throw new BackupError('There is nothing in the database yet.');
      const madeAt = clock().toISOString();
      const keys = await keysOf(trx);
      const tables: BackupTable[] = [];
      for (const table of await describeTables(trx, engine)) tables.push(await writeTable(trx, folder, table));
      return { format: backupFormat, madeAt, engine, migrations, tables, keys };
    });
  const sha256 = createHash('sha256').update(JSON.stringify(manifest)).digest('hex');
  await writeFile(path.join(folder, manifestName), `${JSON.stringify({ manifest, sha256 }, null, 1)}\n`, { mode: 0o600, flush: true });
  if (process.platform !== 'win32') {
    const handle = await open(folder, 'r');
    await handle.sync();
    await handle.close();
  }
  return manifest;
}
