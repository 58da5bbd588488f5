import '#server/crypto-threads.ts';
import { randomBytes, randomUUID } from 'node:crypto';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { sql } from 'kysely';
import { createApp } from '#server/app.ts';
import { seedDemo } from '#server/commands/seed.ts';
import type { Envelope } from '#server/contracts/envelope.ts';
import { migrate } from '#server/database/migrations.ts';
import { openDatabase, sqliteFile } from '#server/database/open.ts';
import type { Deps, StoreEnvelopes } from '#server/deps.ts';
import { everyRoundKey } from '#server/queries/round-keys.ts';
import { storeEnvelopes } from '#server/queries/store-envelopes.ts';
import { storeThread } from '#server/queries/store-in-thread.ts';
import { openPart } from '#server/sealing/open-part.ts';
import { openKeys } from '#server/sealing/round-keys.ts';

/**
 * The server of the ingest benchmark, in a process of its own: the real application on one port, the same without its
 * database on another, and a bare hello on a third. Told what to do by messages.
 */
export type ToServer = { kind: 'open'; envelopes: Envelope[]; concurrency: number } | { kind: 'counts' };
export type FromServer =
  | { kind: 'ready'; ports: { stored: number; notStored: number; hello: number }; engine: string; durability: Readonly<Record<string, string>> }
  | { kind: 'opened'; seconds: number }
  | { kind: 'counts'; commits: number; stored: number; cpuMs: number; walSyncs: number | null };

const [dataDir = '', keyFile = '', databaseUrl] = process.argv.slice(2);
const database = await openDatabase({ dataDir, databaseUrl });
const { db, engine, durability } = database;
await migrate(db, engine);
await seedDemo({ db, random: randomBytes, keyFile });
const keys = openKeys(keyFile, await everyRoundKey(db));

let commits = 0;
/** As `server/main.ts` does it: SQLite from a thread of its own. */
const writer = engine === 'sqlite' ? storeThread(sqliteFile(dataDir), () => process.exit(1)) : undefined;
const store: StoreEnvelopes = async (items) => {
  const outcomes = await (writer?.store(items) ?? db.transaction().execute((trx) => storeEnvelopes(trx, items, randomUUID)));
  commits += 1;
  return outcomes;
};
const quiet = { info: () => undefined, error: (event: string) => void process.stderr.write(`${event}\n`) };
const deps: Deps = { db, engine, clock: () => new Date(), random: randomBytes, keys, demo: true, log: quiet, store };
const bare = new Hono();
bare.post('/api/envelopes', (context) => context.json({ hello: true }));

const say = (message: FromServer): void => void process.send?.(message);
const listen = (fetch: Hono['fetch']): Promise<number> =>
  new Promise((resolve) => serve({ fetch, hostname: '127.0.0.1', port: 0, overrideGlobalObjects: false }, ({ port }) => resolve(port)));

/** Opens these envelopes, answers and where they have them words, one after the other as `checkEnvelope` does, so many at a time; does nothing else. */
async function openAll(envelopes: readonly Envelope[], concurrency: number): Promise<number> {
  const started = performance.now();
  let next = 0;
  const work = async () => {
    for (let envelope = envelopes[next++]; envelope !== undefined; envelope = envelopes[next++]) {
      const key = await keys.privateKey(envelope.key);
      if (key === undefined || (await openPart(envelope, 'answers', envelope.answers, key)) === undefined) throw new Error('An envelope did not open.');
      if (envelope.words !== undefined && (await openPart(envelope, 'words', envelope.words, key)) === undefined) throw new Error('Words did not open.');
    }
  };
  await Promise.all(Array.from({ length: concurrency }, work));
  return (performance.now() - started) / 1_000;
}

/** PostgreSQL counts the times it synced its log. */
async function walSyncs(): Promise<number | null> {
  if (engine === 'sqlite') return null;
  const { rows } = await sql<{ wal_sync: number }>`select wal_sync from pg_stat_wal`.execute(db);
  return rows[0]?.wal_sync ?? null;
}

async function hear(message: ToServer): Promise<void> {
  if (message.kind === 'open') {
    say({ kind: 'opened', seconds: await openAll(message.envelopes, message.concurrency) });
    return;
  }
  const { stored } = await db.selectFrom('responses').select((build) => build.fn.countAll<number>().as('stored')).executeTakeFirstOrThrow();
  const { user, system } = process.cpuUsage();
  say({ kind: 'counts', commits, stored, cpuMs: (user + system) / 1_000, walSyncs: await walSyncs() });
}

process.on('message', (message: ToServer) => void hear(message));
process.on('disconnect', () => process.exit());
say({
  kind: 'ready',
  ports: {
    stored: await listen(createApp(deps).fetch),
    notStored: await listen(createApp({ ...deps, store: (items) => Promise.resolve(items.map(() => 'stored' as const)) }).fetch),
    hello: await listen(bare.fetch),
  },
  engine,
  durability,
});
