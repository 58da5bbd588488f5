import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { calmDay } from '#test/examples/school-day.ts';
import { engines, makeApp, type TestServer } from '#test/helpers/make-app.ts';
import { sealed } from '#test/helpers/sealed.ts';
import { cardDigest } from '#server/sealing/cards.ts';

describe.each(engines)('a used card, on %s', (engine) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await makeApp(engine);
  });
  afterAll(() => server.close());

  it('leaves no row behind, so that nothing that the engine notes of a row ties it to the answers', async () => {
    const [card] = await server.cards();
    const code = card?.code ?? '';
    const envelope = await sealed({ round: server.round, bundle: server.bundle, answers: calmDay(), card: code });
    expect((await server.sendOne(envelope)).outcome).toBe('stored');
    expect(await server.db.selectFrom('responses').select('need').where('id', '=', envelope.id).execute()).toEqual([{ need: 'asd' }]);
    expect((await server.cards()).filter(({ used }) => used).map((each) => each.code)).toEqual([code]);
    if (engine === 'postgres') {
      // Every row of PostgreSQL carries the number of the transaction that wrote it.
      const tied = await sql<{ id: string }>`select responses.id from cards join responses on cards.xmin = responses.xmin`.execute(server.db);
      expect(tied.rows).toEqual([]);
    }
    expect(await server.db.selectFrom('cards').select('digest').where('digest', '=', cardDigest(code)).execute()).toEqual([]);
  });
});
