import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Areas } from '#server/contracts/area.ts';
import { addPartnership } from '#server/queries/partnerships.ts';
import { engines, makeApp, type TestServer } from '#test/helpers/make-app.ts';

describe.each(engines)('the areas of a server, on %s', (engine) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await makeApp(engine);
  });
  afterAll(() => server.close());

  it('are listed by name, each with its own rounds', async () => {
    await addPartnership(server.db, { id: '00000000-0000-4000-8000-000000000001', slug: 'brookside', name: 'Brookside', made_up: 0 });
    const reply = await server.get('/api/areas');
    expect(reply.status).toBe(200);
    const { areas } = Areas.parse(await reply.json());
    expect(areas.map(({ slug, madeUp, rounds }) => [slug, madeUp, rounds.map((round) => round.slug)])).toEqual([
      ['brookside', false, []],
      ['hillside', true, [server.round.slug]],
    ]);
  });

  it('are not sent again while nothing has changed', async () => {
    const tag = (await server.get('/api/areas')).headers.get('etag') ?? '';
    expect((await server.get('/api/areas', { 'If-None-Match': tag })).status).toBe(304);
  });
});
