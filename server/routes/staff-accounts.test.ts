import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { roomKeys } from '#app/sealing/room.ts';
import { Accounts, AccountSaved, AreaAccounts, RoomOpened } from '#server/contracts/account.ts';
import { addGroup } from '#server/queries/groups.ts';
import { addSession } from '#server/queries/sessions.ts';
import { addSetting } from '#server/queries/settings.ts';
import { roomPublicKey } from '#server/sealing/room-key.ts';
import { engines, makeApp, problemOf, type TestServer } from '#test/helpers/make-app.ts';
import { signedInAs, type StaffBrowser } from '#test/helpers/staff.ts';

const [group, setting, session] = [crypto.randomUUID(), crypto.randomUUID(), crypto.randomUUID()];
const path = '/api/staff/areas/hillside/accounts';

describe.each(engines)('what a group tells of itself, on %s', (engine) => {
  let server: TestServer;
  let coordinator: StaffBrowser;
  let analyst: StaffBrowser;
  beforeAll(async () => {
    server = await makeApp(engine);
    const common = { partnership_id: server.partnership.id, languages: '[]', contact_role: '', revision: 1, made_at: '2026-11-01T10:00:00.000Z', closed_on: null };
    await addSetting(server.db, { ...common, id: setting, name: 'Canal Street', kind: 'youth-club', place: '', dsl_contact: '' });
    await addGroup(server.db, { ...common, id: group, setting_id: setting, name: 'Thursday club', kind: 'youth-group', year: null });
    const plan = JSON.stringify({ rounds: ['autumn'], languages: ['en'], needs: [], expected: 12, devices: { shared: 3, own: 0, paper: 0 } });
    await addSession(server.db, { partnership_id: server.partnership.id, id: session, group_id: group, day: '2026-11-21', plan, state: 'open', revision: 1, join_digest: null, made_by: null, made_at: common.made_at, opened_at: null, closed_at: null });
    coordinator = await signedInAs(server, 'coordinator');
    analyst = await signedInAs(server, 'analyst');
  });
  afterAll(() => server.close());

  const said = { group, kind: 'idea' as const, texts: { en: 'We want a bus that waits for us.' }, concepts: ['bus'], named: false };
  const write = async (changes: object = {}) => AccountSaved.parse(await (await coordinator.post(path, { ...said, ...changes })).json());
  const list = async (browser = coordinator) => Accounts.parse(await (await browser.get(path)).json());
  const published = async () => AreaAccounts.parse(await (await server.get('/api/areas/hillside/accounts')).json()).accounts;

  it('is published word for word once the group agreed, nameless unless it wants its name there, and can be taken back', async () => {
    const written = await write();
    expect((await list(analyst)).accounts, 'nobody else sees what is not agreed to').toEqual([]);
    expect(await problemOf(await analyst.post(`${path}/publish`, written))).toMatchObject({ code: 'account-not-approved', status: 409 });
    expect(await problemOf(await coordinator.post(`${path}/approve`, { ...written, agreed: false }))).toMatchObject({ code: 'body-not-understood' });
    const agreed = AccountSaved.parse(await (await coordinator.post(`${path}/approve`, { ...written, agreed: true })).json());
    const [seen] = (await list(analyst)).accounts;
    expect(seen).toMatchObject({ state: 'approved', approvedOn: '2026-11-21', groupKind: 'youth-group' });
    expect(seen).not.toHaveProperty('groupName');
    expect(await published()).toEqual([]);
    const out = AccountSaved.parse(await (await analyst.post(`${path}/publish`, agreed)).json());
    expect(await published()).toEqual([{ id: written.id, kind: 'idea', texts: said.texts, concepts: ['bus'], on: '2026-11-21', groupKind: 'youth-group' }]);
    const back = AccountSaved.parse(await (await coordinator.post(`${path}/take-back`, out)).json());
    expect(await published()).toEqual([]);

    // Worded anew and under its name: the group agrees again before it is out again.
    const anew = await write({ ...back, texts: { en: 'We want a bus with a ramp.' }, named: true });
    expect(await problemOf(await analyst.post(`${path}/publish`, anew))).toMatchObject({ code: 'account-not-approved' });
    const again = AccountSaved.parse(await (await coordinator.post(`${path}/approve`, { ...anew, agreed: true })).json());
    await analyst.post(`${path}/publish`, again);
    expect(await published()).toMatchObject([{ groupName: 'Thursday club', texts: { en: 'We want a bus with a ramp.' } }]);
    const noted = await server.db.selectFrom('audit_log').selectAll().where('subject_id', '=', written.id).execute();
    expect(noted.map(({ action }) => action).toSorted()).toEqual(['account-approved', 'account-approved', 'account-published', 'account-published', 'account-taken-back', 'account-written', 'account-written']);
    expect(JSON.stringify(noted)).not.toContain('bus');
  });

  it('holds no number, in any of its languages', async () => {
    for (const texts of [{ en: 'Seven of us want a bus.' }, { en: 'A bus at 9 o’clock.' }, { en: 'A bus.', pl: 'Połowa z nas chce autobusu.' }, { ur: 'ہم ۷ لوگ ہیں' }]) {
      expect(await problemOf(await coordinator.post(path, { ...said, texts })), JSON.stringify(texts)).toMatchObject({ code: 'account-number', status: 422 });
    }
  });

  it('of two who change it at once, the second is told; sent twice after a broken connection, it is one', async () => {
    const first = await write({ id: crypto.randomUUID() });
    await write({ id: first.id });
    expect((await list()).accounts.filter(({ id }) => id === first.id)).toHaveLength(1);
    await write({ ...first, texts: { en: 'A quiet bus.' } });
    expect(await problemOf(await coordinator.post(path, { ...said, ...first, texts: { en: 'A loud bus.' } }))).toMatchObject({ code: 'changed-meanwhile', status: 409 });
    expect((await list()).accounts.find(({ id }) => id === first.id)?.texts).toEqual({ en: 'A quiet bus.' });
    for (const [at, body] of [['', { ...said, group: crypto.randomUUID() }], ['/approve', { id: crypto.randomUUID(), revision: 1, agreed: true }]] as const)
      expect(await problemOf(await coordinator.post(path + at, body))).toMatchObject({ code: 'not-found' });
  });

  it('the room’s secret is given while staff pack, the same each time, fits the tablets’ key, and is given to nobody once it was shown', async () => {
    const room = `/api/staff/areas/hillside/sessions/${session}/room`;
    const opened = RoomOpened.parse(await (await coordinator.get(room)).json());
    expect(opened).toMatchObject({ session, area: 'hillside', group: { id: group, name: 'Thursday club' }, rounds: ['autumn'] });
    expect(RoomOpened.parse(await (await coordinator.get(room)).json())).toEqual(opened);
    expect((await roomKeys(opened.secret)).publicKey).toBe(await roomPublicKey(opened.secret));
    expect(JSON.stringify(await server.db.selectFrom('sessions').selectAll().execute())).not.toContain(opened.secret);
    await coordinator.post(`${room}/ended`);
    await coordinator.post(`${room}/ended`);
    expect(await problemOf(await coordinator.get(room))).toMatchObject({ code: 'room-shown', status: 410 });
    expect(await problemOf(await coordinator.get(room.replace(session, crypto.randomUUID())))).toMatchObject({ code: 'not-found' });
  });
});
