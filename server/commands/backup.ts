import { randomBytes } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { liesIn, parseConfig, type Config } from '#server/config.ts';
import { BackupError, copyOut } from '#server/database/copy-out.ts';
import { knownMigrations } from '#server/database/migrations.ts';
import { NoDatabaseError, openExisting } from '#server/database/open.ts';
import { migrationsDone } from '#server/database/tables.ts';
import { noteInAreas } from '#server/queries/audit.ts';
import { noteKeyBackup, type KeyCopied } from '#server/queries/key-backups.ts';
import { everyRoundKey } from '#server/queries/round-keys.ts';
import { uuidFrom } from '#server/sealing/digest.ts';
import { sealKeys } from '#server/sealing/key-backup.ts';
import { KeyFileError, readKeyFile } from '#server/sealing/key-file.ts';
import { readPassphrase } from './read-passphrase.ts';

const newId = () => uuidFrom(randomBytes(16));

async function backUpData(config: Config, folder: string): Promise<void> {
  const database = await openExisting(config);
  try {
    const { tables, keys, madeAt } = await copyOut(database, folder, { clock: () => new Date(), keysOf: everyRoundKey });
    const rows = tables.reduce((sum, table) => sum + table.rows, 0);
    const bytes = tables.reduce((sum, table) => sum + table.bytes, 0);
    await noteInAreas(database.db, { action: 'area-data-backed-up', at: madeAt }, newId);
    process.stdout.write(`Data: ${rows} rows of ${tables.length} tables as of ${madeAt}, ${bytes} bytes, in ${folder}\n  It holds answers in the clear: keep it as you keep the database. Words in it open with the keys of: ${keys.map(({ slug }) => slug).join(', ') || 'no round'}\n`);
  } finally {
    await database.close();
  }
}

/** Notes in the database which keys were copied, so that administrators see which were not. */
async function noteKeys(config: Config, keys: readonly KeyCopied[], at: string): Promise<void> {
  const { db, close } = await openExisting(config);
  try {
    // A backup is also made before a newer version has brought the database up to date.
    const done = await migrationsDone(db);
    if (knownMigrations().some((name) => !done.includes(name))) return;
    await db.transaction().execute((trx) => noteKeyBackup(trx, keys, at));
    await noteInAreas(db, { action: 'area-keys-backed-up', at }, newId);
  } finally {
    await close();
  }
}

async function backUpKeys(config: Config, file: string): Promise<void> {
  const madeAt = new Date().toISOString();
  const content = readKeyFile(config.keyFile);
  if (content === undefined) throw new KeyFileError(`There is no key file ${config.keyFile} yet.`);
  const sealed = await sealKeys(content, await readPassphrase(true), randomBytes);
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
  await writeFile(file, sealed, { mode: 0o600, flag: 'wx', flush: true });
  await noteKeys(config, content.keys, madeAt);
  process.stdout.write(`Keys: ${content.keys.length}, sealed with the passphrase, in ${file}\n  Without the passphrase nobody can open them, you neither: keep it somewhere else.\n`);
}

/** Copies of data and keys never lie side by side: whoever takes one must not get the other with it. */
function checkApart(config: Config, to: string | undefined, keysTo: string): void {
  const beside = to !== undefined && liesIn(path.dirname(to), keysTo);
  if (beside || liesIn(config.dataDir, keysTo)) throw new BackupError('The keys would lie beside the data. Name another place for --keys-to. Nothing was written.');
}

/**
 * `npm run backup -- --to FOLDER [--keys-to FILE]`: copies the data, while the server serves, into a new folder; and the
 * keys under a passphrase into a file elsewhere. Either may be asked for alone.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { to: { type: 'string' }, 'keys-to': { type: 'string' } } });
  const to = values.to === undefined ? undefined : path.resolve(values.to);
  const keysTo = values['keys-to'] === undefined ? undefined : path.resolve(values['keys-to']);
  if (to === undefined && keysTo === undefined) throw new BackupError('Say where to: npm run backup -- --to FOLDER --keys-to FILE');
  const config = parseConfig(process.env);
  if (keysTo !== undefined) checkApart(config, to, keysTo);
  if (to !== undefined) await backUpData(config, to);
  // After the data: so no round is in them whose key is not in the copy of the keys.
  if (keysTo !== undefined) await backUpKeys(config, keysTo);
  else process.stdout.write('The keys are not in it. Back them up too, with --keys-to FILE: without them no words could be read.\n');
}

try {
  await main();
} catch (fault) {
  const taken = fault instanceof Error && 'code' in fault && fault.code === 'EEXIST';
  if (!(taken || fault instanceof BackupError || fault instanceof KeyFileError || fault instanceof NoDatabaseError)) throw fault;
  process.stderr.write(taken ? 'The file for the keys is there already. Name a new one.\n' : `${fault.message}\n`);
  process.exitCode = 1;
}
