import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { parseConfig, type Config } from '#server/config.ts';
import type { BackupManifest } from '#server/contracts/backup.ts';
import { copyIn } from '#server/database/copy-in.ts';
import { BackupError } from '#server/database/copy-out.ts';
import { openDatabase, sqliteFile } from '#server/database/open.ts';
import { readBackup } from '#server/database/read-backup.ts';
import { endEverything } from '#server/queries/staff-devices.ts';
import { isProven, purgeDestroyed } from '#server/jobs/purge.ts';
import { joinedKeys, unsealKeys } from '#server/sealing/key-backup.ts';
import { changeKeyFile, KeyFileError, readKeyFile, type KeyFileContent } from '#server/sealing/key-file.ts';
import { readPassphrase } from './read-passphrase.ts';

/** The keys as they will be, checked: each that the data need is there, or was destroyed on purpose. */
async function keysFor(config: Config, manifest: BackupManifest, keysFrom: string | undefined, replace: boolean): Promise<KeyFileContent | undefined> {
  const there = readKeyFile(config.keyFile);
  const keys = keysFrom === undefined ? there : joinedKeys(there, await unsealKeys(await readFile(keysFrom, 'utf8'), await readPassphrase(false)), replace);
  const known = new Set([...(keys?.keys ?? []), ...(keys?.destroyed ?? [])].map(({ id }) => id));
  const missing = manifest.keys.filter(({ id }) => !known.has(id)).map(({ slug }) => slug);
  if (missing.length > 0) {
    throw new KeyFileError(`The key of ${missing.join(', ')} is neither in ${config.keyFile} nor in a backup of the keys that was named. Name it: --keys-from FILE. Nothing was restored.`);
  }
  return keys;
}

/** Whoever was signed in when the backup was made signs in anew: they may have been signed out since. */
async function signEverybodyOut(config: Config): Promise<void> {
  const { db, close } = await openDatabase(config);
  try {
    await endEverything(db);
  } finally {
    await close();
  }
}

/** What was purged here since the backup was made is purged again. */
async function purgeAgain(config: Config): Promise<void> {
  const { db, engine, close } = await openDatabase(config);
  try {
    const file = engine === 'sqlite' ? sqliteFile(config.dataDir) : undefined;
    const reports = await purgeDestroyed({ db, engine, clock: () => new Date(), random: randomBytes, keyFile: config.keyFile, file });
    for (const report of reports) process.stdout.write(`The words of ${report.round} were purged after this backup was made; they are purged again.\n`);
    if (!reports.every(isProven)) process.exitCode = 1;
  } finally {
    await close();
  }
}

/**
 * `npm run restore -- --from FOLDER [--keys-from FILE] [--replace]`: reads the whole backup first; then puts it in
 * place, wholly or not at all. The server must not run meanwhile.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { from: { type: 'string' }, 'keys-from': { type: 'string' }, replace: { type: 'boolean', default: false } } });
  if (values.from === undefined) throw new BackupError('Say where from: npm run restore -- --from FOLDER --keys-from FILE');
  const config = parseConfig(process.env);
  const folder = path.resolve(values.from);
  const manifest = await readBackup(folder);
  const keys = await keysFor(config, manifest, values['keys-from'], values.replace);
  await copyIn(folder, manifest, { databaseUrl: config.databaseUrl, dataDir: config.dataDir, replace: values.replace });
  if (keys !== undefined && values['keys-from'] !== undefined) {
    await changeKeyFile(config.keyFile, randomBytes, () => Promise.resolve(keys), () => Promise.resolve());
  }
  const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
  process.stdout.write(`Restored ${rows} rows of ${manifest.tables.length} tables, as of ${manifest.madeAt}.\n`);
  await signEverybodyOut(config);
  await purgeAgain(config);
}

try {
  await main();
} catch (fault) {
  const missing = fault instanceof Error && 'code' in fault && fault.code === 'ENOENT';
  if (!(missing || fault instanceof BackupError || fault instanceof KeyFileError)) throw fault;
  process.stderr.write(missing ? 'There is no such file. Nothing was restored.\n' : `${fault.message}\n`);
  process.exitCode = 1;
}
