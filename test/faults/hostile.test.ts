import { once } from 'node:events';
import { connect, type AddressInfo } from 'node:net';
import { DatabaseSync } from 'node:sqlite';
import { serve, type ServerType } from '@hono/node-server';
import fc from 'fast-check';
import { Kysely, sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { createApp } from '#server/app.ts';
import { Receipts, type Envelope } from '#server/contracts/envelope.ts';
import { sqliteFile } from '#server/database/open.ts';
import { openPool, postgresDialect } from '#server/database/postgres.ts';
import type { Schema } from '#server/database/schema.ts';
import { storeEnvelopes } from '#server/queries/store-envelopes.ts';
import { storeThread } from '#server/queries/store-in-thread.ts';
import { dayWithWords } from '#test/examples/school-day.ts';
import { engines, makeApp, problemOf, type TestServer } from '#test/helpers/make-app.ts';
import { keepCard, sealed } from '#test/helpers/sealed.ts';

const some = (server: TestServer, count: number): Promise<Envelope[]> =>
  Promise.all(Array.from({ length: count }, () => sealed({ round: server.round, bundle: server.bundle, answers: dayWithWords(), words: { change: 'Quieter corridors.' }, keep: keepCard().keep })));

/** That each table holds these envelopes once, and nothing of any other. */
async function holdsExactly(server: TestServer, envelopes: number): Promise<void> {
  for (const table of ['receipts', 'responses', 'answers', 'words', 'keeps', 'audit_log'] as const) expect(await server.count(table), table).toBe(envelopes);
}

const outcomesIn = async (reply: Response) => Receipts.parse(await reply.json()).receipts.map(({ outcome }) => outcome);
const bodyOf = (envelopes: readonly unknown[]) => JSON.stringify({ envelopes });

/** Lets the database have no more room than it has, and gives it back. */
async function fill({ db, deps }: TestServer): Promise<() => Promise<unknown>> {
  if (deps.engine === 'sqlite') {
    const { rows } = await sql<{ page_count: number }>`pragma page_count`.execute(db);
    await sql.raw(`pragma max_page_count = ${(rows[0]?.page_count ?? 0) + 3}`).execute(db);
    return () => sql`pragma max_page_count = 1000000`.execute(db);
  }
  // What PostgreSQL says when a write finds no room.
  await sql.raw(`create function full_up() returns trigger language plpgsql as $$ begin raise exception using errcode = 'disk_full'; end $$`).execute(db);
  await sql.raw('create trigger full_up before insert on audit_log for each row execute function full_up()').execute(db);
  return () => sql.raw('drop trigger full_up on audit_log').execute(db);
}

describe.each(engines)('surroundings that work against the server, on %s', (engine) => {
  it('no room on the disk: devices are told to keep what they have, nothing is half stored, and it goes on once there is room', async () => {
    const server = await makeApp(engine);
    const makeRoom = await fill(server);
    const waiting: Envelope[] = [];
    let stored = 0;
    for (let batch = 0; batch < 8; batch += 1) {
      const envelopes = await some(server, 10);
      const reply = await server.post('/api/envelopes', { envelopes });
      if (reply.status === 200) {
        const { receipts } = Receipts.parse(await reply.json());
        stored += receipts.filter(({ outcome }) => outcome === 'stored').length;
        for (const receipt of receipts) if (receipt.outcome === 'refused') expect(receipt.problem).toEqual({ code: 'storage-full', params: {} });
        waiting.push(...envelopes.filter((_, at) => receipts[at]?.outcome === 'refused'));
      } else {
        expect(await problemOf(reply)).toEqual({ code: 'storage-full', params: {}, status: 507 });
        waiting.push(...envelopes);
      }
    }
    expect(waiting.length).toBeGreaterThan(0);
    await holdsExactly(server, stored);
    expect((await server.get('/api/packs/autumn/en')).status).toBe(200);
    await makeRoom();
    for (let from = 0; from < waiting.length; from += 50) {
      for (const { outcome } of await server.send(waiting.slice(from, from + 50))) expect(outcome).toBe('stored');
    }
    await holdsExactly(server, 80);
    await server.close();
  });

  it('a database that another process locks for too long: nothing is acknowledged, nothing half stored, and it goes on when the lock is gone', async () => {
    const server = await makeApp(engine);
    const [first, ...others] = await some(server, 6);
    let app = server.app;
    let free: () => Promise<void>;
    let close = () => Promise.resolve();
    if (engine === 'sqlite') {
      await sql`pragma busy_timeout = 200`.execute(server.db);
      const other = new DatabaseSync(sqliteFile(server.dataDir));
      other.exec('begin immediate');
      free = () => Promise.resolve(other.close());
    } else {
      const impatient = new Kysely<Schema>({ dialect: postgresDialect(openPool(server.databaseUrl ?? '', 4, 200)) });
      app = createApp({ ...server.deps, db: impatient });
      close = () => impatient.destroy();
      const held = await server.db.startTransaction().execute();
      await sql`lock table receipts in access exclusive mode`.execute(held);
      free = () => held.rollback().execute();
    }
    const post = async (envelopes: readonly unknown[]) => app.request('/api/envelopes', { method: 'POST', body: bodyOf(envelopes) });
    expect(await problemOf(await post([first]))).toEqual({ code: 'server-fault', params: {}, status: 500 });
    expect(await problemOf(await post(others))).toMatchObject({ code: 'server-fault' });
    await free();
    await holdsExactly(server, 0);
    expect(await outcomesIn(await post([first, ...others]))).toEqual(Array.from({ length: 6 }, () => 'stored'));
    await holdsExactly(server, 6);
    await close();
    await server.close();
  });

  it('a commit whose news is lost before the answer: the same envelopes, sent again, are there already', async () => {
    const server = await makeApp(engine);
    let lost = true;
    const store = async (items: Parameters<typeof storeEnvelopes>[1]) => {
      const outcomes = await server.db.transaction().execute((trx) => storeEnvelopes(trx, items, () => crypto.randomUUID()));
      if (lost) throw new Error('gone');
      return outcomes;
    };
    const app = createApp({ ...server.deps, store });
    const envelopes = await some(server, 7);
    expect(await problemOf(await app.request('/api/envelopes', { method: 'POST', body: bodyOf(envelopes.slice(0, 1)) }))).toMatchObject({ code: 'server-fault' });
    expect(await problemOf(await app.request('/api/envelopes', { method: 'POST', body: bodyOf(envelopes) }))).toMatchObject({ code: 'server-fault' });
    lost = false;
    expect(await outcomesIn(await app.request('/api/envelopes', { method: 'POST', body: bodyOf(envelopes) }))).toEqual(envelopes.map(() => 'already'));
    await holdsExactly(server, 7);
    await server.close();
  });

  it('requests cut at any byte, or answered to nobody: each envelope is stored wholly or not at all, and once when sent again', async () => {
    const server = await makeApp(engine);
    let listening: ServerType | undefined;
    const port = await new Promise<number>((resolve) => {
      listening = serve({ fetch: server.app.fetch, hostname: '127.0.0.1', port: 0, overrideGlobalObjects: false }, ({ port: taken }: AddressInfo) => resolve(taken));
    });
    let sent = 0;
    const cut = async (body: Buffer, stated: 'length' | 'chunks', share: number) => {
      const head = stated === 'length' ? `Content-Length: ${body.length}\r\n\r\n` : `Transfer-Encoding: chunked\r\n\r\n${body.length.toString(16)}\r\n`;
      const whole = Buffer.concat([Buffer.from(`POST /api/envelopes HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n${head}`), body, Buffer.from(stated === 'length' ? '' : '\r\n0\r\n\r\n')]);
      const socket = connect(port, '127.0.0.1');
      socket.on('error', () => undefined);
      await once(socket, 'connect');
      await new Promise((resolve) => socket.write(whole.subarray(0, Math.ceil(whole.length * share)), resolve));
      socket.destroy();
    };
    await fc.assert(
      fc.asyncProperty(fc.constantFrom('length' as const, 'chunks' as const), fc.array(fc.oneof(fc.constant(1), fc.double({ min: 0.001, max: 0.999, noNaN: true })), { minLength: 1, maxLength: 5 }), async (stated, cuts) => {
        const envelopes = await some(server, 3);
        const body = Buffer.from(bodyOf(envelopes));
        await Promise.all(cuts.map((share) => cut(body, stated, share)));
        const halves = await server.post('/api/envelopes', { envelopes: [] });
        expect(halves.status).toBe(400);
        sent += 3;
        for (const outcome of await outcomesIn(await fetch(`http://127.0.0.1:${port}/api/envelopes`, { method: 'POST', body }))) expect(['stored', 'already']).toContain(outcome);
        await holdsExactly(server, sent);
      }),
      { numRuns: 15 },
    );
    if (listening !== undefined) await new Promise((resolve) => listening?.close(resolve));
    await server.close();
  });
});

it('the thread that writes goes on after a fault', async () => {
  const server = await makeApp('sqlite');
  const writer = storeThread(sqliteFile(server.dataDir), () => undefined);
  await sql.raw(`create trigger full_up before insert on audit_log begin select raise(abort, 'not for want of room'); end`).execute(server.db);
  const app = createApp({ ...server.deps, store: writer.store });
  const envelopes = await some(server, 2);
  const post = async () => app.request('/api/envelopes', { method: 'POST', body: bodyOf(envelopes) });
  expect(await problemOf(await post())).toMatchObject({ code: 'server-fault' });
  await sql.raw('drop trigger full_up').execute(server.db);
  expect(await outcomesIn(await post())).toEqual(['stored', 'stored']);
  await writer.close();
  await server.close();
});
