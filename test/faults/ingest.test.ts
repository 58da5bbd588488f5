import fc from 'fast-check';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import type { Envelope } from '#server/contracts/envelope.ts';
import { createApp } from '#server/app.ts';
import { openDatabase } from '#server/database/open.ts';
import { calmDay } from '#test/examples/school-day.ts';
import { engines, makeApp, problemOf, type TestServer } from '#test/helpers/make-app.ts';
import { keepCard, sealed } from '#test/helpers/sealed.ts';

const some = (server: TestServer, count: number): Promise<Envelope[]> =>
  Promise.all(Array.from({ length: count }, () => sealed({ round: server.round, bundle: server.bundle, answers: calmDay() })));

/** Makes the database itself refuse the last row of this response, after its others went in. */
async function poison({ db, deps }: TestServer, id: string): Promise<void> {
  if (deps.engine === 'sqlite') {
    await sql.raw(`create trigger poison before insert on audit_log when new.subject_id = '${id}' begin select raise(abort, 'poisoned'); end`).execute(db);
    return;
  }
  await sql.raw(`create function poison() returns trigger language plpgsql as $$ begin if new.subject_id = '${id}' then raise exception 'poisoned'; end if; return new; end $$`).execute(db);
  await sql.raw('create trigger poison before insert on audit_log for each row execute function poison()').execute(db);
}

describe.each(engines)('ingest under faults, on %s', (engine) => {
  it('one envelope that the database refuses takes no other with it, and nothing of it stays', async () => {
    const server = await makeApp(engine);
    const envelopes = await some(server, 12);
    const bad = envelopes[5]?.id ?? '';
    await poison(server, bad);
    const receipts = await server.send(envelopes);
    expect(receipts.filter(({ outcome }) => outcome === 'stored')).toHaveLength(11);
    expect(receipts[5]).toEqual({ outcome: 'refused', id: bad, problem: { code: 'server-fault', params: {} } });
    expect(await server.count('responses')).toBe(11);
    expect(await server.count('receipts')).toBe(11);
    expect(await server.count('answers')).toBe(11);
    expect(server.logged.map(({ event }) => event)).toEqual(['envelope-not-stored']);
    expect(JSON.stringify(server.logged)).not.toContain('poisoned');
    await server.close();
  });

  it('when nothing can be stored, nothing is acknowledged: the device is to try again', async () => {
    const server = await makeApp(engine);
    const [envelope] = await some(server, 1);
    await poison(server, envelope?.id ?? '');
    expect(await problemOf(await server.post('/api/envelopes', { envelopes: [envelope] }))).toEqual({ code: 'server-fault', params: {}, status: 500 });
    await sql.raw(engine === 'sqlite' ? 'drop trigger poison' : 'drop trigger poison on audit_log').execute(server.db);
    expect((await server.sendOne(envelope)).outcome).toBe('stored');
    await server.close();
  });

  it('two processes that get the same envelopes store each once', async () => {
    const server = await makeApp(engine);
    const other = await openDatabase({ databaseUrl: server.databaseUrl, dataDir: server.dataDir });
    const second = createApp({ ...server.deps, db: other.db });
    const envelopes = await some(server, 40);
    const post = async (app: typeof second, batch: Envelope[]) => {
      const reply = await app.request('/api/envelopes', { method: 'POST', body: JSON.stringify({ envelopes: batch }) });
      expect(reply.status).toBe(200);
      return JSON.stringify(await reply.json());
    };
    const shuffled = envelopes.toReversed();
    const replies = await Promise.all([0, 10, 20, 30].flatMap((from) => [post(server.app, envelopes.slice(from, from + 10)), post(second, shuffled.slice(from, from + 10))]));
    expect(replies.join().match(/"stored"/g)).toHaveLength(40);
    expect(replies.join().match(/"already"/g)).toHaveLength(40);
    expect(await server.count('responses')).toBe(40);
    await other.close();
    await server.close();
  });

  it('answers and their withdrawal that arrive at the same moment at two processes leave nothing behind', async () => {
    const server = await makeApp(engine);
    const other = await openDatabase({ databaseUrl: server.databaseUrl, dataDir: server.dataDir });
    const second = createApp({ ...server.deps, db: other.db });
    for (let round = 0; round < 25; round += 1) {
      const { keep, withdrawal } = keepCard();
      const envelope = await sealed({ round: server.round, bundle: server.bundle, answers: calmDay(), keep });
      // Now the one, now the other is a little ahead.
      const later = <T>(ms: number, run: () => Promise<T>) => new Promise((resolve) => setTimeout(resolve, ms)).then(run);
      const [, reply] = await Promise.all([
        later(round % 5, () => server.sendOne(envelope)),
        later(2, async () => second.request('/api/withdrawals', { method: 'POST', body: JSON.stringify({ token: withdrawal }) })),
      ]);
      expect(reply.status).toBe(200);
    }
    expect(await server.count('responses')).toBe(0);
    expect(await server.count('keeps')).toBe(0);
    expect(await server.count('tombstones')).toBe(0);
    await other.close();
    await server.close();
  });

  it('batches in any order, repeated, cut in any way and sent at once store each envelope exactly once', async () => {
    const server = await makeApp(engine);
    let sent = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(fc.uniqueArray(fc.nat({ max: 7 }), { minLength: 1, maxLength: 8 }), { minLength: 1, maxLength: 6 }), async (batches) => {
        const envelopes = await some(server, 8);
        const replies = await Promise.all(batches.map((batch) => server.send(batch.map((at) => envelopes[at]))));
        const named = new Set(batches.flat());
        for (const at of named) {
          const mine = replies.flat().filter(({ id }) => id === envelopes[at]?.id).map(({ outcome }) => outcome);
          expect(mine.filter((outcome) => outcome === 'stored')).toHaveLength(1);
          expect(mine.every((outcome) => outcome === 'stored' || outcome === 'already')).toBe(true);
        }
        sent += named.size;
        expect(await server.count('responses')).toBe(sent);
        expect(await server.count('answers')).toBe(sent);
        expect(await server.count('audit_log')).toBe(sent);
      }),
      { numRuns: 25 },
    );
    await server.close();
  });
});
