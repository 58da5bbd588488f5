import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bounds } from '#server/contracts/bounds.ts';
import { BatchCards, BatchListed, RoundKept, RoundsKept } from '#server/contracts/rounds-kept.ts';
import { Me } from '#server/contracts/staff.ts';
import { aSetting } from '#test/helpers/a-setting.ts';
import { calmDay } from '#test/examples/school-day.ts';
import { engines, makeApp, problemOf, type TestServer } from '#test/helpers/make-app.ts';
import { sealed } from '#test/helpers/sealed.ts';
import { signedInAs, type StaffBrowser } from '#test/helpers/staff.ts';

const base = '/api/staff/areas/hillside';

describe.each(engines)('cards of a school, on %s', (engine) => {
  let server: TestServer;
  let administrator: StaffBrowser;
  let senco: StaffBrowser;
  let mine: string;
  let others: string;
  beforeAll(async () => {
    server = await makeApp(engine);
    [administrator, senco] = await Promise.all([signedInAs(server, 'administrator'), signedInAs(server, 'senco')]);
    mine = await aSetting(server, 'Elm School');
    others = await aSetting(server, 'Oak School');
  });
  afterAll(() => server.close());

  const ask = async (browser: StaffBrowser, path: string, body: unknown) => {
    const reply = await browser.post(`${base}${path}`, body);
    return reply.ok ? 'done' : (await problemOf(reply)).code;
  };
  const batch = (change: object = {}) => ({ setting: mine, year: 12, stage: 'E', need: 'asd', cards: 12, help: 'A quiet room', ...change });
  const made = async (browser: StaffBrowser, change: object = {}) => BatchListed.parse(await (await browser.post(`${base}/rounds/autumn/batches`, batch(change))).json());
  const cardsOf = async (browser: StaffBrowser, id: string) => BatchCards.parse(await (await browser.post(`${base}/rounds/autumn/batches/cards`, { batch: id })).json());
  const batchesOf = async (browser: StaffBrowser) => RoundKept.parse(await (await browser.get(`${base}/rounds/autumn`)).json()).batches;
  const answerWith = async (code: string) => {
    const circumstances = { year: 12, stage: 'E' };
    return server.sendOne(await sealed({ round: server.round, bundle: server.bundle, answers: calmDay(), card: code, response: { circumstances } }));
  };

  it('are made by the SENCO whom an administrator bound to it, and by nobody of another', async () => {
    const { id } = Me.parse(await (await senco.get('/api/staff/me')).json());
    expect(await ask(senco, '/rounds/autumn/batches', batch())).toBe('setting-not-yours');
    expect(await ask(senco, '/sencos', { person: id, setting: mine, bound: true })).toBe('not-allowed');
    const { id: notSenco } = Me.parse(await (await administrator.get('/api/staff/me')).json());
    expect(await ask(administrator, '/sencos', { person: notSenco, setting: mine, bound: true })).toBe('not-found');
    expect(await ask(administrator, '/sencos', { person: id, setting: '7e0f7a43-6b50-4f3c-9d35-0a1b2c3d4e5f', bound: true })).toBe('not-found');
    expect(await ask(administrator, '/sencos', { person: id, setting: mine, bound: true })).toBe('done');
    expect(await ask(administrator, '/sencos', { person: id, setting: mine, bound: true }), 'twice').toBe('done');
    expect(RoundsKept.parse(await (await administrator.get(`${base}/rounds`)).json()).sencos).toMatchObject([{ id, settings: [mine] }]);
    expect(await made(senco)).toMatchObject({ setting: { name: 'Elm School' }, year: 12, cards: 12, usedAtLeast: 0, help: 'A quiet room' });
    expect(await ask(senco, '/rounds/autumn/batches', batch({ setting: others }))).toBe('setting-not-yours');
    // What a SENCO sees of the round is their own.
    const { id: elsewhere } = await made(administrator, { setting: others });
    expect((await batchesOf(senco)).map(({ setting }) => setting?.name)).toEqual(['Elm School']);
    expect(await ask(senco, '/rounds/autumn/batches/cards', { batch: elsewhere })).toBe('not-found');
    expect(await ask(senco, '/rounds/autumn/batches/help', { batch: elsewhere, help: '' })).toBe('not-found');
    expect((await batchesOf(administrator)).length, 'with the area’s own').toBe(3);
  });

  it.each([
    [{ cards: 0 }, 'batch-size'],
    [{ cards: 10_000 }, 'batch-size'],
    [{ cards: bounds.cardsPerBatch + 1 }, 'batch-size'],
    [{ cards: 1.5 }, 'body-not-understood'],
    [{ year: 16 }, 'body-not-understood'],
    [{ help: 'x'.repeat(301) }, 'body-not-understood'],
    [{ setting: '7e0f7a43-6b50-4f3c-9d35-0a1b2c3d4e5f' }, 'not-found'],
  ])('are refused with %j: %s', async (change, code) => expect(await ask(administrator, '/rounds/autumn/batches', batch(change))).toBe(code));

  it('count in steps of five and never all, tell a second print nothing, and give the answer its year', async () => {
    const { id } = await made(senco, { cards: 10 });
    const printed = await cardsOf(senco, id);
    expect(new Set(printed.cards.map(({ code }) => code)).size).toBe(10);
    const used = async () => (await batchesOf(senco)).find((each) => each.id === id)?.usedAtLeast;
    for (const { code } of printed.cards.slice(0, 4)) expect(await answerWith(code)).toMatchObject({ outcome: 'stored' });
    expect(await used()).toBe(0);
    await answerWith(printed.cards[4]?.code ?? '');
    expect(await used()).toBe(5);
    for (const { code } of printed.cards.slice(5)) await answerWith(code);
    expect(await used(), 'all of them, as nine of them').toBe(5);
    expect(await cardsOf(senco, id)).toEqual({ ...printed, batch: { ...printed.batch, usedAtLeast: 5 } });
    const rows = await server.db.selectFrom('responses').select(['year', 'stage', 'need', 'arrived_by']).where('year', '=', 12).execute();
    expect(rows).toHaveLength(10);
    expect(rows[0]).toEqual({ year: 12, stage: 'E', need: 'asd', arrived_by: 'card' });
  });

  it('of one young person say nothing of who took part', async () => {
    const { id } = await made(senco, { cards: 1 });
    await answerWith((await cardsOf(senco, id)).cards[0]?.code ?? '');
    expect((await batchesOf(senco)).find((each) => each.id === id)).not.toHaveProperty('usedAtLeast');
  });

  it('are no part of the sheet that everybody may see in a made-up area, and their need leaves the server for staff alone', async () => {
    const shown = await (await server.get('/api/areas/hillside/cards')).text();
    for (const each of (await batchesOf(administrator)).filter(({ setting }) => setting !== undefined)) expect(shown).not.toContain(each.id);
    expect(await (await server.get('/api/rounds/autumn')).text()).not.toContain('asd');
  });

  it('are not made for a round that is over', async () => {
    await server.db.updateTable('rounds').set({ closes_on: '2026-11-20' }).where('slug', '=', 'autumn').execute();
    expect(await ask(senco, '/rounds/autumn/batches', batch())).toBe('round-not-open');
    await server.db.updateTable('rounds').set({ closes_on: '2026-12-18' }).where('slug', '=', 'autumn').execute();
  });

  it('whoever is let go of a setting sees nothing of it with the next request', async () => {
    const { id } = Me.parse(await (await senco.get('/api/staff/me')).json());
    await ask(administrator, '/sencos', { person: id, setting: mine, bound: false });
    expect(await batchesOf(senco)).toEqual([]);
  });
});
