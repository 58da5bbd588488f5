import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import { ManifestFile, type BackupManifest, type BackupTable } from '#server/contracts/backup.ts';
import { BackupError, manifestName } from './copy-out.ts';
import { knownMigrations } from './migrations.ts';

export type Row = (string | number | null)[];

const isMissing = (fault: unknown): boolean => fault instanceof Error && 'code' in fault && fault.code === 'ENOENT';
const spoilt = (what: string, cause?: unknown): BackupError => new BackupError(`The backup is damaged or was changed (${what}). Nothing was restored.`, { cause });

async function readManifest(folder: string): Promise<BackupManifest> {
  let content: unknown;
  try {
    content = JSON.parse(await readFile(path.join(folder, manifestName), 'utf8'));
  } catch (fault) {
    if (isMissing(fault)) throw new BackupError(`There is no finished backup in ${folder}. Nothing was restored.`);
    throw spoilt(manifestName, fault);
  }
  const file = ManifestFile.safeParse(content);
  if (!file.success) throw new BackupError('The backup is of a form that this version does not know, or is damaged. Nothing was restored.');
  const { manifest, sha256 } = file.data;
  if (createHash('sha256').update(JSON.stringify(manifest)).digest('hex') !== sha256) throw spoilt(manifestName);
  return manifest;
}

const isValue = (value: unknown): value is Row[number] => value === null || typeof value === 'string' || typeof value === 'number';

/** The rows of a table of a backup, as they were written. @throws {BackupError} where the file does not hold them. */
export async function* rowsOf(folder: string, { file, columns }: BackupTable): AsyncGenerator<Row> {
  const unzipped = createReadStream(path.join(folder, file)).pipe(createGunzip());
  try {
    for await (const line of createInterface({ input: unzipped, crlfDelay: Infinity })) {
      const row: unknown = JSON.parse(line);
      if (!Array.isArray(row) || row.length !== columns.length || !row.every(isValue)) throw spoilt(file);
      yield row;
    }
  } catch (fault) {
    throw fault instanceof BackupError ? fault : spoilt(file, fault);
  }
}

async function checkTable(folder: string, table: BackupTable): Promise<void> {
  const digest = createHash('sha256');
  let bytes = 0;
  try {
    const parts: AsyncIterable<Buffer> = createReadStream(path.join(folder, table.file));
    for await (const part of parts) {
      digest.update(part);
      bytes += part.length;
    }
  } catch (fault) {
    throw isMissing(fault) ? spoilt(`${table.file} is missing`) : fault;
  }
  if (bytes !== table.bytes || digest.digest('hex') !== table.sha256) throw spoilt(table.file);
  let rows = 0;
  for await (const _row of rowsOf(folder, table)) rows += 1;
  if (rows !== table.rows) throw spoilt(table.file);
}

/**
 * Reads a backup from its first byte to its last, and touches nothing else.
 * @throws {BackupError} when it is unfinished, damaged, changed, or newer than this version of the product.
 */
export async function readBackup(folder: string): Promise<BackupManifest> {
  const manifest = await readManifest(folder);
  const known = knownMigrations();
  if (!manifest.migrations.every((name, at) => name === known[at])) {
    throw new BackupError('The backup is from a newer version of All Heard. Bring this one up to date first. Nothing was restored.');
  }
  for (const table of manifest.tables) await checkTable(folder, table);
  return manifest;
}
