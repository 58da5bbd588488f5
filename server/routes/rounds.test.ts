import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Pack, packDigestHeader } from '#server/contracts/round.ts';
import type { Survey } from '#server/contracts/survey.ts';
import type { Topic } from '#server/contracts/topics.ts';
import { questionsOf } from '#server/contracts/walk.ts';
import { openRound } from '#server/jobs/open-round.ts';
import { choice, option, page } from '#server/library/pieces.ts';
import { sha256 } from '#server/sealing/digest.ts';
import { publishSurvey } from '#server/queries/publish-survey.ts';
import { bundleFor, schoolDay } from '#test/examples/school-day.ts';
import { areaIn, engines, makeApp, problemOf, type TestServer } from '#test/helpers/make-app.ts';

describe.each(engines)('what everybody may read, on %s', (engine) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await makeApp(engine);
  });
  afterAll(() => server.close());

  it('a round says what a device must know, and not the kind of need', async () => {
    const reply = await server.get('/api/rounds/autumn');
    const text = await reply.text();
    expect(JSON.parse(text)).toMatchObject({
      slug: 'autumn',
      partnership: { slug: 'hillside', name: 'Hillside', madeUp: true },
      survey: { id: 'school-day', version: 1 },
      languages: ['en', 'ur'],
      words: true,
      batches: [{ year: 9, stage: 'E' }],
    });
    expect(text).not.toContain('asd');
  });

  it('a pack holds the round, the survey and the words of one language', async () => {
    const pack = Pack.parse(await (await server.get('/api/packs/autumn/ur')).json());
    expect(pack.survey).toEqual(schoolDay);
    expect(pack.bundle).toEqual(bundleFor(schoolDay, 'ur'));
    expect(pack.round).toEqual(server.round);
  });

  it('a pack names the digest of its bytes, whether or not they are compressed', async () => {
    const plain = await server.get('/api/packs/autumn/ur');
    const named = plain.headers.get(packDigestHeader);
    expect(named).toBe(sha256(await plain.text()));
    expect((await server.get('/api/packs/autumn/ur', { 'accept-encoding': 'br' })).headers.get(packDigestHeader)).toBe(named);
  });

  it('says that nothing changed, until words are corrected; earlier words stay in the database', async () => {
    const first = await server.get('/api/packs/autumn/en');
    const etag = first.headers.get('etag') ?? '';
    expect(first.headers.get('cache-control')).toBe('no-cache');
    const second = await server.get('/api/packs/autumn/en', { 'if-none-match': `W/${etag}` });
    expect([second.status, await second.text()]).toEqual([304, '']);

    const corrected = bundleFor(schoolDay, 'en', '!');
    expect(await publishSurvey(server.db, server.partnership.id, { survey: schoolDay, bundles: [corrected] })).toBeUndefined();
    const third = await server.get('/api/packs/autumn/en', { 'if-none-match': etag });
    expect(third.status).toBe(200);
    expect(Pack.parse(await third.json()).bundle.revision).toBe(corrected.revision);
    const kept = await server.db.selectFrom('bundles').select('edition').where('language', '=', 'en').orderBy('edition').execute();
    expect(kept.map(({ edition }) => edition)).toEqual([1, 2]);
  });

  it('a pack asks about health only once its round enables it, and devices then hear that something changed', async () => {
    const own = await makeApp(engine);
    const healthy = choice('health-check', 'healthy', [option('yes'), option('no')], { tags: ['private', 'health'], showIf: { kind: 'year', from: 10 } });
    const pages = schoolDay.pages.flatMap((each) => (each.kind === 'saved' ? [page(healthy), each] : [each]));
    const survey: Survey = { ...schoolDay, id: 'health-day', pages };
    expect(await publishSurvey(own.db, own.partnership.id, { survey, bundles: [bundleFor(survey, 'en')] })).toBeUndefined();
    const open = (topics: Topic[]) => openRound({ ...own.deps, keyFile: own.keyFile }, own.partnership, { slug: 'health', survey: { id: survey.id, version: 1 }, opensOn: '2026-09-01', closesOn: '2026-12-18', languages: ['en'], words: false, topics }, []);
    const read = async () => {
      const reply = await own.get('/api/packs/health/en');
      return { etag: reply.headers.get('etag'), ids: Pack.parse(await reply.json()).survey.pages.flatMap(questionsOf).map(({ id }) => id) };
    };
    await open([]);
    const before = await read();
    expect(before.ids).not.toContain('health-check');
    await open(['health']);
    const after = await read();
    expect(after.ids).toContain('health-check');
    expect(after.etag).not.toBe(before.etag);
    await open([]);
    expect((await read()).ids, 'an answer may be on its way').toContain('health-check');
    await own.close();
  });

  it('compresses for those who can read it', async () => {
    const br = await server.get('/api/packs/autumn/en', { 'accept-encoding': 'gzip, deflate, br' });
    expect(br.headers.get('content-encoding')).toBe('br');
    expect(br.headers.get('vary')).toBe('accept-encoding');
    expect((await br.arrayBuffer()).byteLength).toBe(Number(br.headers.get('content-length')));
    expect((await server.get('/api/packs/autumn/en', { 'accept-encoding': 'gzip, br;q=0' })).headers.get('content-encoding')).toBe('gzip');
    expect((await server.get('/api/packs/autumn/en', { 'accept-encoding': 'br;q=0' })).headers.get('content-encoding')).toBeNull();
  });

  it('an area lists its rounds; its release is missing until one is made, and frozen then', async () => {
    expect(await areaIn(await server.get('/api/areas/hillside'))).toEqual({
      slug: 'hillside',
      name: 'Hillside',
      madeUp: true,
      rounds: [
        { slug: 'autumn', survey: { id: 'school-day', version: 1 }, audience: 'young-person', opensOn: '2026-09-01', closesOn: '2026-12-18', languages: ['en', 'ur'], words: true },
      ],
    });
    expect(await problemOf(await server.get('/api/areas/hillside/releases/latest'))).toMatchObject({ code: 'release-not-made', status: 404 });

    const { id: partnership_id } = server.partnership;
    for (const [number, made_at] of [[1, '2026-11-01T00:00:00Z'], [2, '2026-11-20T00:00:00Z']] as const) {
      await server.db.insertInto('releases').values({ partnership_id, id: `r${number}`, round_id: server.round.id, number, made_at, content: `{"number":${number}}` }).execute();
    }
    const reply = await server.get('/api/areas/hillside/releases/latest');
    expect(await reply.json()).toEqual({ number: 2 });
    expect((await server.get('/api/areas/hillside/releases/latest', { 'if-none-match': reply.headers.get('etag') ?? '' })).status).toBe(304);
  });

  it('cards of a made-up area are the same each time, with codes the database does not hold', async () => {
    const cards = await server.cards();
    expect(cards).toHaveLength(12);
    expect(new Set(cards.map(({ code }) => code)).size).toBe(12);
    expect(await server.cards()).toEqual(cards);
    const stored = await server.everything();
    for (const { code, path, batch } of cards) {
      expect(path).toBe(`/answer/autumn#card=${batch}.${code}`);
      expect(stored).not.toContain(code);
    }
  });

  it.each(['/api/rounds/winter', '/api/packs/winter/en', '/api/packs/autumn/pl', '/api/areas/elsewhere', '/api/areas/elsewhere/releases/latest', '/api/areas/elsewhere/cards'])(
    '%s is not there',
    async (path) => {
      expect(await problemOf(await server.get(path))).toEqual({ code: 'not-found', params: {}, status: 404 });
    },
  );
});

describe('cards of a real area', () => {
  it.each([{ demo: false, words: false }, { madeUp: false, words: false }])('are never shown (%o)', async (settings) => {
    const server = await makeApp('sqlite', settings);
    expect(await problemOf(await server.get('/api/areas/hillside/cards'))).toMatchObject({ code: 'not-found' });
    await server.close();
  });
});
