import { createHash } from 'node:crypto';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { createApp } from '#server/app.ts';
import { ManifestFile, type BackupManifest } from '#server/contracts/backup.ts';
import { Receipts, type Envelope } from '#server/contracts/envelope.ts';
import { everyRoundKey } from '#server/queries/round-keys.ts';
import { openPart } from '#server/sealing/open-part.ts';
import { openKeys } from '#server/sealing/round-keys.ts';
import { calmDay, dayWithWords } from '#test/examples/school-day.ts';
import { engines, makeApp, type TestServer } from '#test/helpers/make-app.ts';
import { postgresUrl } from '#test/helpers/postgres.ts';
import { keepCard, sealed, sealedPieces } from '#test/helpers/sealed.ts';
import { copyIn } from './copy-in.ts';
import { copyOut } from './copy-out.ts';
import type { Engine } from './engine.ts';
import { migrate } from './migrations.ts';
import { openDatabase } from './open.ts';
import { readBackup } from './read-backup.ts';
import { describeTables } from './tables.ts';

let folder: string;
let backup: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'all-heard-backup-'));
  backup = join(folder, 'backup');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const clock = () => new Date('2026-11-21T10:00:00Z');
const target = async (engine: Engine) => ({ databaseUrl: engine === 'postgres' ? await postgresUrl() : undefined, dataDir: join(folder, `data-${engine}`) });
/** Copies as a process of its own does: over a connection of its own. */
async function copy({ databaseUrl, dataDir }: TestServer): Promise<BackupManifest> {
  const database = await openDatabase({ databaseUrl, dataDir });
  try {
    return await copyOut(database, backup, { clock, keysOf: everyRoundKey });
  } finally {
    await database.close();
  }
}
const withWords = ({ round, bundle }: TestServer): Promise<Envelope> => sealed({ round, bundle, answers: dayWithWords(), words: { change: 'Quieter corridors.' } });
const rowsIn = (manifest: BackupManifest, table: string): number => manifest.tables.find(({ name }) => name === table)?.rows ?? -1;

/** Sends, one after another, until told to stop; what was acknowledged is in `acknowledged`. */
function sending(server: TestServer) {
  const acknowledged: Envelope[] = [];
  let over = false;
  const done = (async () => {
    while (!over) {
      const envelopes = await Promise.all(Array.from({ length: 5 }, () => withWords(server)));
      for (const { outcome } of await server.send(envelopes)) expect(outcome).toBe('stored');
      acknowledged.push(...envelopes);
    }
  })();
  return {
    acknowledged,
    stop: () => {
      over = true;
      return done;
    },
  };
}

describe.each(engines.flatMap((from) => engines.map((to) => [from, to] as const)))('a backup of %s, made while answers come in, restored to %s', (from, to) => {
  it('has all that was acknowledged before; words open, receipts and withdrawals hold', async () => {
    const server = await makeApp(from);
    const { keep, withdrawal } = keepCard();
    expect((await server.post('/api/withdrawals', { token: withdrawal })).status).toBe(200);
    const held = await sealed({ round: server.round, bundle: server.bundle, answers: calmDay(), response: { language: 'pl' } });
    await server.sendOne(held);
    const drawn = await withWords(server);
    await server.sendOne(drawn);
    const pieces = await sealedPieces(server.round, drawn.id, [new Uint8Array(5_000).fill(7), new Uint8Array(300).fill(8)]);
    await server.post('/api/pieces', { pieces: pieces.slice(0, 1) });
    const { acknowledged, stop } = sending(server);
    while (acknowledged.length < 40) await new Promise((resolve) => setTimeout(resolve, 5));
    const before = [...acknowledged];
    const manifest = await copy(server);
    while (acknowledged.length < before.length + 10) await new Promise((resolve) => setTimeout(resolve, 5));
    await stop();
    expect(acknowledged.length, 'answers were taken in meanwhile').toBeGreaterThan(before.length);
    for (const table of ['responses', 'answers', 'words']) expect(rowsIn(manifest, table)).toBe(rowsIn(manifest, 'receipts') - 1);
    expect(rowsIn(manifest, 'receipts')).toBeGreaterThanOrEqual(before.length + 1);

    const at = await target(to);
    await copyIn(backup, await readBackup(backup), { ...at, replace: false });
    const { db, engine, close } = await openDatabase(at);
    const keys = openKeys(server.keyFile, await everyRoundKey(db));
    const found = new Set((await db.selectFrom('responses').select('id').execute()).map(({ id }) => id));
    expect(before.filter(({ id }) => !found.has(id))).toEqual([]);
    const words = await db.selectFrom('words').selectAll().where('response_id', '=', before[0]?.id ?? '').executeTakeFirstOrThrow();
    const place = { id: words.response_id, round: words.round_id, survey: { id: words.survey_id, version: words.survey_version }, bundle: words.bundle, key: words.key_id };
    const key = await keys.privateKey(words.key_id);
    expect(key && (await openPart(place, 'words', words, key))).toContain('Quieter corridors.');

    const app = createApp({ ...server.deps, db, engine, keys });
    const withdrawn = await sealed({ round: server.round, bundle: server.bundle, answers: calmDay(), keep });
    const fresh = await withWords(server);
    const reply = await app.request('/api/envelopes', { method: 'POST', body: JSON.stringify({ envelopes: [...before.slice(0, 40), held, withdrawn, fresh] }) });
    const outcomes = Receipts.parse(await reply.json()).receipts.map(({ outcome }) => outcome);
    expect(outcomes).toEqual([...before.slice(0, 40).map(() => 'already'), 'already', 'already', 'stored']);
    // What of an attachment was here before is here, and the rest comes to it.
    const attached = await app.request('/api/pieces', { method: 'POST', body: JSON.stringify({ pieces }) });
    expect(await attached.json()).toEqual({ receipts: [{ outcome: 'already' }, { outcome: 'stored' }] });
    expect((await app.request('/api/packs/autumn/en')).status).toBe(200);
    await close();
    await server.close();
  });
});

const Row = z.array(z.unknown());

/** Changes the rows of a table of the backup and makes its digests fit again. */
function forge(table: string, change: (lines: string[]) => string[], alsoManifest: (manifest: BackupManifest) => BackupManifest = (same) => same): void {
  const path = join(backup, 'manifest.json');
  const { manifest } = ManifestFile.parse(JSON.parse(readFileSync(path, 'utf8')));
  const file = join(backup, `${table}.jsonl.gz`);
  const lines = change(gunzipSync(readFileSync(file)).toString('utf8').split('\n').slice(0, -1));
  const zipped = gzipSync(lines.map((line) => `${line}\n`).join(''));
  writeFileSync(file, zipped);
  const sha256 = (content: string | Uint8Array) => createHash('sha256').update(content).digest('hex');
  const tables = manifest.tables.map((each) => (each.name === table ? { ...each, rows: lines.length, bytes: zipped.length, sha256: sha256(zipped) } : each));
  const forged = alsoManifest({ ...manifest, tables });
  writeFileSync(path, JSON.stringify({ manifest: forged, sha256: sha256(JSON.stringify(forged)) }));
}

/** Makes the backup what the first version would have written: without the tables and columns that came later. */
async function asFirstVersion(): Promise<void> {
  const first = await openDatabase({ databaseUrl: undefined, dataDir: join(folder, 'first') });
  await migrate(first.db, 'sqlite', '0001-first');
  const shapes = new Map((await describeTables(first.db, 'sqlite')).map(({ name, columns }) => [name, columns]));
  await first.close();
  const { tables } = ManifestFile.parse(JSON.parse(readFileSync(join(backup, 'manifest.json'), 'utf8'))).manifest;
  for (const { name, columns } of tables) {
    const kept = shapes.get(name) ?? [];
    const known = columns.map((column) => kept.includes(column));
    forge(
      name,
      (lines) => lines.map((line) => JSON.stringify(Row.parse(JSON.parse(line)).filter((_, at) => known[at] === true))),
      (manifest) => ({
        ...manifest,
        migrations: ['0001-first'],
        tables: manifest.tables.flatMap((table) => (table.name !== name ? [table] : kept.length === 0 ? [] : [{ ...table, columns: table.columns.filter((column) => kept.includes(column)) }])),
      }),
    );
  }
}

describe.each(engines)('a restore on %s', (engine) => {
  it('takes the place of other data only when told to, and then wholly', async () => {
    const server = await makeApp(engine);
    await server.send(await Promise.all(Array.from({ length: 4 }, () => withWords(server))));
    await copy(server);
    await server.close();
    const at = await target(engine);
    const manifest = await readBackup(backup);
    await copyIn(backup, manifest, { ...at, replace: false });
    const one = await openDatabase(at);
    await one.db.deleteFrom('answers').execute();
    await one.close();
    await expect(copyIn(backup, manifest, { ...at, replace: false })).rejects.toThrow('--replace');

    // A row that the tables refuse, in a backup whose digests fit: found only while it is being put in.
    copyFileSync(join(backup, 'words.jsonl.gz'), join(folder, 'words'));
    copyFileSync(join(backup, 'manifest.json'), join(folder, 'manifest'));
    forge('words', (lines) => [...lines, lines[0] ?? '']);
    await expect(copyIn(backup, await readBackup(backup), { ...at, replace: true })).rejects.toThrow();
    const two = await openDatabase(at);
    expect(await two.db.selectFrom('responses').select('id').execute()).toHaveLength(4);
    expect(await two.db.selectFrom('answers').select('response_id').execute()).toEqual([]);
    await expect(copyIn(backup, manifest, { ...at, replace: true }), 'while something has it open').rejects.toThrow('Stop the server first');
    await two.close();

    copyFileSync(join(folder, 'words'), join(backup, 'words.jsonl.gz'));
    copyFileSync(join(folder, 'manifest'), join(backup, 'manifest.json'));
    await copyIn(backup, manifest, { ...at, replace: true });
    const three = await openDatabase(at);
    expect(await three.db.selectFrom('answers').select('response_id').execute()).toHaveLength(4);
    await three.close();
  });

  it('of a backup of the first version brings it up to date', async () => {
    const server = await makeApp(engine);
    const envelope = await withWords(server);
    await server.sendOne(envelope);
    await copy(server);
    await asFirstVersion();
    const at = await target(engine);
    await copyIn(backup, await readBackup(backup), { ...at, replace: false });
    const { db, close } = await openDatabase(at);
    const reply = await createApp({ ...server.deps, db }).request('/api/envelopes', { method: 'POST', body: JSON.stringify({ envelopes: [envelope] }) });
    expect(await reply.json()).toEqual({ receipts: [{ outcome: 'already', id: envelope.id }] });
    expect(await db.selectFrom('round_versions').select('version').execute()).toEqual([{ version: 1 }]);
    await close();
    await server.close();
  });
});

describe('a backup', () => {
  const spoil: readonly [string, () => void, string][] = [
    ['cut short', () => truncateSync(join(backup, 'answers.jsonl.gz'), 30), 'damaged or was changed'],
    ['changed in one byte', () => writeFileSync(join(backup, 'words.jsonl.gz'), readFileSync(join(backup, 'words.jsonl.gz')).fill(0, 40, 41)), 'damaged or was changed'],
    ['without one of its files', () => rmSync(join(backup, 'receipts.jsonl.gz')), 'damaged or was changed'],
    ['whose manifest was changed', () => writeFileSync(join(backup, 'manifest.json'), readFileSync(join(backup, 'manifest.json'), 'utf8').replace('2026-11-21', '2026-11-22')), 'damaged or was changed'],
    ['that was never finished', () => rmSync(join(backup, 'manifest.json')), 'no finished backup'],
    ['of a newer version', () => forge('words', (lines) => lines, (manifest) => ({ ...manifest, migrations: [...manifest.migrations, '9999-later'] })), 'newer version'],
    ['with rows of another form', () => forge('words', (lines) => lines.map(() => '["one"]')), 'damaged or was changed'],
  ];
  it.each(spoil)('%s is refused before anything is touched', async (_what, change, says) => {
    const server = await makeApp('sqlite');
    await server.sendOne(await withWords(server));
    await copy(server);
    await server.close();
    await expect(readBackup(backup)).resolves.toMatchObject({ engine: 'sqlite' });
    change();
    await expect(readBackup(backup)).rejects.toThrow(says);
  });

  it('is never written over another', async () => {
    const server = await makeApp('sqlite');
    await copy(server);
    await expect(copy(server)).rejects.toThrow('not empty');
    await server.close();
  });
});
