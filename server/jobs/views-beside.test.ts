import { rmSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CardSheet } from '#server/contracts/area.ts';
import type { Answer } from '#server/contracts/response.ts';
import { Pack, Round, View } from '#server/contracts/round.ts';
import type { Survey } from '#server/contracts/survey.ts';
import { copyIn } from '#server/database/copy-in.ts';
import { copyOut } from '#server/database/copy-out.ts';
import { openDatabase } from '#server/database/open.ts';
import { readBackup } from '#server/database/read-backup.ts';
import { markPurged } from '#server/queries/purge.ts';
import { addPartnership } from '#server/queries/partnerships.ts';
import { publishSurvey } from '#server/queries/publish-survey.ts';
import { everyRoundKey } from '#server/queries/round-keys.ts';
import { responsesToCount } from '#server/queries/tallies.ts';
import { bundleFor, calmDay, schoolDay } from '#test/examples/school-day.ts';
import { areaIn, engines, makeApp, problemOf, type TestServer } from '#test/helpers/make-app.ts';
import { postgresUrl } from '#test/helpers/postgres.ts';
import { keepCard, sealed } from '#test/helpers/sealed.ts';
import { openRound, type RoundToOpen } from './open-round.ts';

const view = (id: string, audience: View['audience']): Survey => ({ ...schoolDay, id, audience });
const days = { opensOn: '2026-09-01', closesOn: '2026-12-18' };

/** Publishes a survey for adults and asks it; `beside` says what it stands beside. */
async function ask(server: TestServer, survey: Survey, more: Partial<RoundToOpen> = {}, partnership = server.partnership) {
  const bundles = ['en', 'ur'].map((language) => bundleFor(survey, language));
  expect(await publishSurvey(server.db, partnership.id, { survey, bundles })).toBeUndefined();
  return openRound({ ...server.deps, keyFile: server.keyFile }, partnership, { slug: survey.id, survey, ...days, languages: ['en', 'ur'], words: true, ...more }, []);
}
const parents = view('parents', 'parent-or-carer');
const helpers = view('helpers', 'practitioner');
const packOf = async (server: TestServer, slug: string) => {
  const reply = await server.get(`/api/packs/${slug}/en`);
  return { etag: reply.headers.get('etag'), pack: Pack.parse(await reply.json()) };
};

describe.each(engines)('a view that stands beside what young people are asked, on %s', (engine) => {
  it('is told with the pack of their round, and with the area and its cards; its own pack tells of none', async () => {
    const server = await makeApp(engine);
    const alone = await packOf(server, 'autumn');
    expect(alone.pack, 'a pack from before views reads the same').not.toHaveProperty('views');
    await ask(server, parents, { beside: 'autumn' });
    await ask(server, helpers, { beside: 'autumn', languages: ['ur'] });
    await ask(server, view('others', 'practitioner'));

    const { etag, pack } = await packOf(server, 'autumn');
    const views = [
      { slug: 'parents', audience: 'parent-or-carer', languages: ['en', 'ur'] },
      { slug: 'helpers', audience: 'practitioner', languages: ['ur'] },
    ];
    expect(pack.views).toEqual(views);
    expect(etag, 'devices hear that something changed').not.toBe(alone.etag);
    expect((await packOf(server, 'parents')).pack).not.toHaveProperty('views');
    const { rounds } = await areaIn(await server.get('/api/areas/hillside'));
    expect(rounds.map(({ slug, beside }) => [slug, beside])).toEqual([['autumn', undefined], ['helpers', 'autumn'], ['others', undefined], ['parents', 'autumn']]);
    expect(CardSheet.parse(await (await server.get('/api/areas/hillside/cards')).json()).views).toEqual({ autumn: views });
    await server.close();
  });

  it('comes to stand beside it also where it was opened before, and stays there', async () => {
    const server = await makeApp(engine);
    const before = await ask(server, parents);
    expect(before.beside).toBeNull();
    const linked = await ask(server, parents, { beside: 'autumn' });
    expect(linked).toMatchObject({ id: before.id, beside: server.round.id });
    expect(await ask(server, parents)).toMatchObject({ id: before.id, beside: server.round.id });
    await server.close();
  });

  it('is of adults, beside young people of the same area, and never beside a view', async () => {
    const server = await makeApp(engine);
    const refused = (survey: Survey, beside: string, partnership = server.partnership) => expect(ask(server, survey, { beside }, partnership), `${survey.id} beside ${beside}`).rejects.toThrow('cannot stand beside');
    await refused({ ...schoolDay, id: 'second' }, 'autumn');
    await refused(parents, 'nowhere');
    await refused(parents, 'parents');
    await ask(server, parents, { beside: 'autumn' });
    await refused(helpers, 'parents');
    const elsewhere = { id: crypto.randomUUID(), slug: 'elsewhere', name: 'Elsewhere', made_up: 1 };
    await addPartnership(server.db, elsewhere);
    await refused(helpers, 'autumn', elsewhere);
    expect((await server.db.selectFrom('rounds').select('slug').execute()).map(({ slug }) => slug).toSorted()).toEqual(['autumn', 'parents']);
    await server.close();
  });

  it('is told of no more once it is purged; the young people’s own purge leaves it', async () => {
    const server = await makeApp(engine);
    await ask(server, parents, { beside: 'autumn' });
    const { id } = await ask(server, helpers, { beside: 'autumn' });
    const purge = (round: string) => markPurged(server.db, { partnership_id: server.partnership.id, id: round }, 'words', '2028-12-19', () => crypto.randomUUID());
    await purge(id);
    expect((await packOf(server, 'autumn')).pack.views?.map(({ slug }) => slug)).toEqual(['parents']);
    await purge(server.round.id);
    expect(await problemOf(await server.get('/api/packs/autumn/en'))).toMatchObject({ code: 'round-purged' });
    expect((await packOf(server, 'parents')).pack.round.slug).toBe('parents');
    expect((await areaIn(await server.get('/api/areas/hillside'))).rounds.find(({ slug }) => slug === 'parents')?.beside).toBe('autumn');
    await server.close();
  });

  it('stands there after a backup and its restore', async () => {
    const server = await makeApp(engine);
    const { id } = await ask(server, parents, { beside: 'autumn' });
    const backup = join(server.dataDir, 'backup');
    const source = await openDatabase({ databaseUrl: server.databaseUrl, dataDir: server.dataDir });
    await copyOut(source, backup, { clock: server.deps.clock, keysOf: everyRoundKey });
    await source.close();
    const at = { databaseUrl: engine === 'postgres' ? await postgresUrl() : undefined, dataDir: join(server.dataDir, 'restored') };
    await copyIn(backup, await readBackup(backup), { ...at, replace: false });
    const { db, close } = await openDatabase(at);
    expect(await db.selectFrom('rounds').select('beside').where('id', '=', id).executeTakeFirst()).toEqual({ beside: server.round.id });
    await close();
    rmSync(backup, { recursive: true });
    await server.close();
  });

  it('and their answers change nothing in each other, whatever comes in whatever order, and neither is counted with the other', async () => {
    const server = await makeApp(engine);
    await ask(server, parents, { beside: 'autumn' });
    const other = Round.parse(await (await server.get('/api/rounds/parents')).json());
    const rounds = { young: server.round, view: other } as const;
    type Side = keyof typeof rounds;
    const sides = ['young', 'view'] as const;
    const rowsOf = async (side: Side) => {
      const at = rounds[side].id;
      return JSON.stringify([
        await server.db.selectFrom('responses').selectAll().where('round_id', '=', at).orderBy('id').execute(),
        await server.db.selectFrom('answers').selectAll().where('round_id', '=', at).orderBy('response_id').execute(),
        await server.db.selectFrom('keeps').selectAll().where('round_id', '=', at).orderBy('response_id').execute(),
        await server.db.selectFrom('reading_queue').selectAll().where('round_id', '=', at).orderBy('id').execute(),
      ]);
    };
    const wishing = calmDay().map((answer): Answer => (answer.question === 'talk' ? { ...answer, value: { kind: 'choice', option: 'yes' } } : answer));
    const step = fc.record({ side: fc.constantFrom(...sides), does: fc.constantFrom('sends', 'sends', 'sends again', 'takes back', 'sends under the id of the other'), calm: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 8 }), async (steps) => {
        const sent: Record<Side, { envelope: Awaited<ReturnType<typeof sealed>>; withdrawal: string }[]> = { young: [], view: [] };
        for (const { side, does, calm } of steps) {
          const across: Side = side === 'young' ? 'view' : 'young';
          const before = await rowsOf(across);
          const last = sent[side].at(-1);
          if (does === 'sends' || does === 'sends under the id of the other') {
            const { keep, withdrawal } = keepCard();
            const id = does === 'sends' ? undefined : sent[across].at(-1)?.envelope.id;
            const envelope = await sealed({ round: rounds[side], bundle: server.bundle, answers: calm ? calmDay() : wishing, keep, ...(id === undefined ? {} : { id }) });
            const receipt = await server.sendOne(envelope);
            // An id that the other round took is never taken again, also where its answers were taken back.
            expect(id === undefined ? ['stored'] : ['refused', 'already']).toContain(receipt.outcome);
            if (receipt.outcome === 'stored') sent[side].push({ envelope, withdrawal });
          } else if (last !== undefined && does === 'sends again') {
            expect((await server.sendOne(last.envelope)).outcome).toBe('already');
          } else if (last !== undefined) {
            expect((await server.post('/api/withdrawals', { token: last.withdrawal })).status).toBe(200);
          }
          expect(await rowsOf(across)).toBe(before);
          for (const each of sides) {
            const counted = await responsesToCount(server.db, server.partnership.id, rounds[each].id);
            const audiences = await server.db.selectFrom('responses').select(['id', 'audience']).where('round_id', '=', rounds[each].id).orderBy('id').execute();
            expect(counted.map(({ id }) => id)).toEqual(audiences.map(({ id }) => id));
            expect(audiences.filter(({ audience }) => audience !== rounds[each].audience)).toEqual([]);
          }
        }
      }),
      { numRuns: 12 },
    );
    await server.close();
  });

  it('takes no answers that say they are a young person’s, nor the other way round', async () => {
    const server = await makeApp(engine);
    await ask(server, parents, { beside: 'autumn' });
    const other = Round.parse(await (await server.get('/api/rounds/parents')).json());
    for (const [round, audience] of [[other, 'young-person'], [server.round, 'parent-or-carer']] as const) {
      const envelope = await sealed({ round, bundle: server.bundle, answers: calmDay(), response: { audience } });
      expect(await server.sendOne(envelope)).toMatchObject({ outcome: 'held', problem: { code: 'response-not-understood' } });
    }
    expect(await server.count('responses')).toBe(0);
    await server.close();
  });
});
