import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BookletFound, Booklets, BookletSheet, BookletsMade } from '#server/contracts/booklet.ts';
import { openRound } from '#server/jobs/open-round.ts';
import { Me } from '#server/contracts/staff.ts';
import { bindSenco } from '#server/queries/senco-settings.ts';
import { addGroup } from '#server/queries/groups.ts';
import { addSession } from '#server/queries/sessions.ts';
import { addSetting } from '#server/queries/settings.ts';
import { calmDay, schoolDay } from '#test/examples/school-day.ts';
import { engines, makeApp, problemOf, type TestServer } from '#test/helpers/make-app.ts';
import { sealed } from '#test/helpers/sealed.ts';
import { signedInAs, type StaffBrowser } from '#test/helpers/staff.ts';

const at = '/api/staff/areas/hillside/booklets/autumn';
const ids = { setting: '5f0f7a43-6b50-4f3c-9d35-0a1b2c3d4e01', group: '5f0f7a43-6b50-4f3c-9d35-0a1b2c3d4e02', session: '5f0f7a43-6b50-4f3c-9d35-0a1b2c3d4e03' };

async function addNetwork({ db, partnership: { id: partnership_id } }: TestServer): Promise<void> {
  const made_at = '2026-11-01T09:00:00.000Z';
  const common = { partnership_id, languages: '[]', contact_role: '', revision: 1, made_at, closed_on: null };
  await addSetting(db, { ...common, id: ids.setting, name: 'Oak Lodge', kind: 'youth-club', place: '', dsl_contact: '' });
  await addGroup(db, { ...common, id: ids.group, setting_id: ids.setting, name: 'Thursday club', kind: 'youth-group', year: null });
  await addSession(db, { partnership_id, id: ids.session, group_id: ids.group, day: '2026-11-22', plan: '{}', state: 'planned', revision: 1, join_digest: null, made_by: null, made_at, opened_at: null, closed_at: null });
}

describe.each(engines)('paper booklets, on %s', (engine) => {
  let server: TestServer;
  let coordinator: StaffBrowser;
  beforeAll(async () => {
    server = await makeApp(engine);
    coordinator = await signedInAs(server, 'coordinator');
    await addNetwork(server);
  });
  afterAll(() => server.close());

  const make = async (said: Record<string, unknown>) => BookletsMade.parse(await (await coordinator.post(at, said)).json()).batch;
  const sheet = async (batch: string) => BookletSheet.parse(await (await coordinator.post(`${at}/sheet`, { batch })).json()).booklets;
  const list = async () => Booklets.parse(await (await coordinator.get(at)).json());
  const find = (asked: unknown) => coordinator.post(`${at}/find`, asked);
  const typed = (card: string) => sealed({ round: server.round, bundle: server.bundle, answers: calmDay(), card, response: { paper: true } });

  it('are made for a session, numbered, found by number or by code, and counted when they come back', async () => {
    const batch = await make({ booklets: 3, session: ids.session, year: 9 });
    const booklets = await sheet(batch);
    expect(new Set(booklets.flatMap(({ number, code }) => [number, code])).size).toBe(6);
    expect(await sheet(batch)).toEqual(booklets);
    const [first, second] = booklets;
    for (const asked of [{ number: second?.number }, { code: second?.code }]) expect(BookletFound.parse(await (await find(asked)).json())).toEqual({ batch, code: second?.code, year: 9 });

    const sent = await typed(first?.code ?? '');
    expect(await server.sendOne(sent)).toMatchObject({ outcome: 'stored' });
    const row = await server.db.selectFrom('responses').selectAll().where('id', '=', sent.id).executeTakeFirst();
    expect(row).toMatchObject({ arrived_by: 'card', year: 9, session_id: ids.session });
    for (const asked of [{ number: first?.number }, { code: first?.code }]) expect(await problemOf(await find(asked))).toMatchObject({ code: 'booklet-used', status: 409 });
    expect((await sheet(batch)).map(({ used }) => used)).toEqual([true, false, false]);
    const listed = await list();
    expect(listed.round).toEqual({ slug: 'autumn', survey: 'school-day', languages: ['en', 'ur'], closesOn: '2026-12-18', closed: false });
    expect(listed.batches).toMatchObject([{ id: batch, booklets: 3, used: 1, group: 'Thursday club', session: '2026-11-22', year: 9 }]);
    expect(listed.sessions).toEqual([{ id: ids.session, day: '2026-11-22', group: 'Thursday club' }]);
  });

  it('a SENCO prints for their own setting, is told how many came back as of cards, and types nothing in', async () => {
    const senco = await signedInAs(server, 'senco');
    const { id: staff_id } = Me.parse(await (await senco.get('/api/staff/me')).json());
    const asks = async (said: Record<string, unknown>) => problemOf(await senco.post(at, said));
    const theirs = await make({ booklets: 20, group: ids.group });
    const ofNobody = await make({ booklets: 1 });
    const seen = async () => Booklets.parse(await (await senco.get(at)).json());
    expect(await seen(), 'bound to no setting').toMatchObject({ may: { type: false }, settings: [], groups: [], sessions: [], batches: [] });
    expect(await asks({ booklets: 2, setting: ids.setting })).toMatchObject({ code: 'setting-not-yours', status: 403 });

    await bindSenco(server.db, { partnership_id: server.partnership.id, staff_id, setting_id: ids.setting }, true);
    const [first] = await sheet(theirs);
    expect(await server.sendOne(await typed(first?.code ?? ''))).toMatchObject({ outcome: 'stored' });
    const { settings, groups, sessions, batches } = await seen();
    expect([settings, groups, sessions]).toEqual([[{ id: ids.setting, name: 'Oak Lodge' }], [{ id: ids.group, name: 'Thursday club' }], []]);
    const listed = batches.find(({ id }) => id === theirs);
    expect(listed).toMatchObject({ setting: 'Oak Lodge', booklets: 20, usedAtLeast: 0 });
    expect(listed?.used).toBeUndefined();
    expect(batches.some(({ id }) => id === ofNobody)).toBe(false);
    const { batch } = BookletsMade.parse(await (await senco.post(at, { booklets: 3, setting: ids.setting, year: 9 })).json());
    const printed = async (which: string) => BookletSheet.parse(await (await senco.post(`${at}/sheet`, { batch: which })).json()).booklets;
    expect(await printed(batch)).toHaveLength(3);
    expect((await printed(theirs)).some(({ used }) => used), 'a second print tells nobody who took part').toBe(false);
    expect(await problemOf(await senco.post(`${at}/sheet`, { batch: ofNobody }))).toMatchObject({ code: 'not-found' });
    for (const said of [{ booklets: 1 }, { booklets: 1, setting: ids.session }]) expect(['setting-not-yours', 'not-found']).toContain((await asks(said)).code);
    for (const step of ['find', 'twice']) expect((await senco.post(`${at}/${step}`, { number: first?.number })).status, step).toBe(403);
  });

  it('are of the group’s school year, where nobody said another', async () => {
    await server.db.updateTable('groups').set({ year: 10 }).where('id', '=', ids.group).execute();
    const yearOf = async (batch: string) => (await list()).batches.find(({ id }) => id === batch)?.year;
    expect(await yearOf(await make({ booklets: 1, group: ids.group }))).toBe(10);
    expect(await yearOf(await make({ booklets: 1, session: ids.session }))).toBe(10);
    expect(await yearOf(await make({ booklets: 1, group: ids.group, year: 9 }))).toBe(9);
    await server.db.updateTable('groups').set({ year: null }).where('id', '=', ids.group).execute();
  });

  it('count once: a booklet that was typed twice is held for a person, and is no second voice', async () => {
    const [booklet] = await sheet(await make({ booklets: 1, group: ids.group }));
    const before = await server.count('responses');
    const [one, two] = [await typed(booklet?.code ?? ''), await typed(booklet?.code ?? '')];
    expect(await server.sendOne(one)).toMatchObject({ outcome: 'stored' });
    expect(await server.sendOne(two)).toEqual({ outcome: 'held', id: two.id, problem: { code: 'booklet-used', params: {} } });
    expect(await server.sendOne(two)).toMatchObject({ outcome: 'already' });
    expect(await server.count('responses')).toBe(before + 1);
    const held = await server.db.selectFrom('held').selectAll().where('id', '=', two.id).executeTakeFirstOrThrow();
    expect(held.code).toBe('booklet-used');
    expect(held.envelope).not.toContain(booklet?.code);
    // What comes in the same batch is told apart too.
    const [other] = await sheet(await make({ booklets: 1 }));
    const copies = await Promise.all([typed(other?.code ?? ''), typed(other?.code ?? '')]);
    expect((await server.send(copies)).map(({ outcome }) => outcome).toSorted()).toEqual(['held', 'stored']);
  });

  it('notes how typing twice went, as counts', async () => {
    const batch = await make({ booklets: 2 });
    await coordinator.post(`${at}/twice`, { batch, answers: 20, different: 1 });
    await coordinator.post(`${at}/twice`, { batch, answers: 12, different: 0 });
    expect((await list()).batches.find(({ id }) => id === batch)?.twice).toEqual({ booklets: 2, answers: 32, different: 1 });
    expect((await problemOf(await coordinator.post(`${at}/twice`, { batch: 'p-0000000000', answers: 1, different: 0 }))).code).toBe('not-found');
  });

  it('refuses what is no booklet of this round, and soon everything, where somebody tries them by machine', async () => {
    await openRound({ db: server.db, random: randomBytes, keyFile: server.keyFile, demo: true }, server.partnership, { slug: 'winter', survey: schoolDay, opensOn: '2026-11-01', closesOn: '2026-11-20', languages: ['en'], words: true }, [{ year: 9, stage: 'E', need: null, cards: 1 }]);
    const winter = at.replace('autumn', 'winter');
    const { batch } = BookletsMade.parse(await (await coordinator.post(winter, { booklets: 1 })).json());
    const [elsewhere] = BookletSheet.parse(await (await coordinator.post(`${winter}/sheet`, { batch })).json()).booklets;
    for (const asked of [{ number: elsewhere?.number }, { code: elsewhere?.code }]) expect(await problemOf(await find(asked))).toMatchObject({ code: 'booklet-other-round', params: { round: 'winter' } });
    // A closed round is typed in all the same: lateness is never refused.
    expect(Booklets.parse(await (await coordinator.get(winter)).json()).round.closed).toBe(true);
    expect((await coordinator.post(`${winter}/find`, { number: elsewhere?.number })).status).toBe(200);

    const [card] = await server.cards();
    expect((await problemOf(await find({ code: card?.code }))).code).toBe('booklet-unknown');
    expect((await problemOf(await coordinator.post(`${at}/sheet`, { batch }))).code).toBe('not-found');
    for (const wrong of [{ booklets: 0 }, { booklets: 201 }, { booklets: 1.5 }, { booklets: 2, name: 'Amina' }]) expect((await problemOf(await coordinator.post(at, wrong))).code).toBe('body-not-understood');
    for (const wrong of [{ booklets: 2, group: ids.session }, { booklets: 2, session: ids.group }]) expect((await problemOf(await coordinator.post(at, wrong))).code).toBe('not-found');
    expect((await problemOf(await find({ number: 'ABCDEF' }))).code).toBe('body-not-understood');
    expect((await problemOf(await coordinator.get(at.replace('autumn', 'no-such-round')))).code).toBe('not-found');

    const other = await signedInAs(server, 'administrator');
    const tries: string[] = [];
    for (let n = 0; n < 201; n += 1) tries.push((await problemOf(await other.post(`${at}/find`, { code: '0000000000000000' }))).code);
    expect(tries.slice(0, 200).every((code) => code === 'booklet-unknown')).toBe(true);
    expect(tries[200]).toBe('too-many-requests');
  });
});
