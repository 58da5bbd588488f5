import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AuditPage, HealthShown, KeepingShown, KeysShown, ProfileShown, SurveysShown } from '#server/contracts/administration.ts';
import { emptyProfile, type AreaProfile } from '#server/contracts/area-profile.ts';
import { bounds } from '#server/contracts/bounds.ts';
import { readKeyFile } from '#server/sealing/key-file.ts';
import { noteInAreas } from '#server/queries/audit.ts';
import { noteKeyBackup } from '#server/queries/key-backups.ts';
import { uuidFrom } from '#server/sealing/digest.ts';
import { calmDay } from '#test/examples/school-day.ts';
import { engines, makeApp, problemOf, type TestServer } from '#test/helpers/make-app.ts';
import { sealed } from '#test/helpers/sealed.ts';
import { firstSecret, joinWithPassword, signedInAs, type StaffBrowser } from '#test/helpers/staff.ts';

const codeOf = async (reply: Response) => (await problemOf(reply)).code;

describe.each(engines)('administration of an area, on %s', (engine) => {
  let server: TestServer;
  let ada: StaffBrowser;
  beforeAll(async () => {
    server = await makeApp(engine);
    ada = (await joinWithPassword(server, await firstSecret(server), 'Ada First')).browser;
  });
  afterAll(() => server.close());

  const at = (rest: string) => `/api/staff/areas/hillside/${rest}`;
  const profile = async () => ProfileShown.parse(await (await ada.get(at('profile'))).json());
  const save = (revision: number, content: unknown) => ada.post(at('profile'), { revision, profile: content });
  const keeping = async () => KeepingShown.parse(await (await ada.get(at('keeping'))).json());
  const keep = (months: [number, number], before: [number, number] = [24, 72], round = 'autumn') =>
    ada.post(at('keeping'), { round, before: { wordsMonths: before[0], answersMonths: before[1] }, wordsMonths: months[0], answersMonths: months[1] });
  const audit = async (query = '') => AuditPage.parse(await (await ada.get(at(`audit${query}`))).json());

  it('the profile is empty at first, is kept as it is written, and says what is missing', async () => {
    const before = await profile();
    expect(before).toMatchObject({ revision: 0, profile: emptyProfile });
    expect(before.changed).toBeUndefined();
    const written: AreaProfile = { ...emptyProfile, languages: ['ur', 'en'], controllers: { council: ' Hillside Council ', board: '', schools: '' }, record: { ...emptyProfile.record, reviewOn: '2026-11-20' } };
    const after = ProfileShown.parse(await (await save(0, written)).json());
    expect(after).toMatchObject({ revision: 1, profile: { controllers: { council: 'Hillside Council' } }, changed: { by: 'Ada First' } });
    expect(after.gaps).toContain('board');
    expect(after.gaps).toContain('review-over');
    expect(after.gaps).not.toContain('council');
    expect(await profile()).toEqual(after);
    expect(await (await ada.get(at('rounds'))).json(), 'a new round begins with them').toMatchObject({ offered: ['ur', 'en'] });
  });

  it('of two who change the profile at once the second is told, and what the first wrote stays', async () => {
    const { revision, profile: now } = await profile();
    const replies = await Promise.all(['one', 'two'].map((officer) => save(revision, { ...now, officer })));
    expect(replies.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    expect(await codeOf(replies.find(({ status }) => status === 409) ?? new Response())).toBe('changed-meanwhile');
    const kept = await profile();
    expect(kept.revision).toBe(revision + 1);
    expect(['one', 'two']).toContain(kept.profile.officer);
    expect(await codeOf(await save(0, now)), 'a first one where there is one').toBe('changed-meanwhile');
  });

  it('a profile that cannot be is refused whole', async () => {
    const { revision, profile: now } = await profile();
    for (const wrong of [{ ...now, languages: ['tlh'] }, { ...now, officer: 'x'.repeat(bounds.profileLine + 1) }, { ...now, record: { ...now.record, signedOn: 'soon' } }, { ...now, child: 'a name' }, null]) {
      expect(await codeOf(await save(revision, wrong))).toBe('body-not-understood');
    }
    expect((await profile()).revision).toBe(revision);
  });

  it('a round is kept as the policy says, until somebody makes it shorter; never longer than people were told', async () => {
    const [round] = (await keeping()).rounds;
    expect(round).toMatchObject({ slug: 'autumn', wordsMonths: 24, answersMonths: 72, opened: true, wordsGoOn: '2028-12-19', answersGoOn: '2032-12-19', due: [] });
    expect(await codeOf(await keep([25, 72]))).toBe('keeping-out-of-bounds');
    expect(await codeOf(await keep([0, 72]))).toBe('keeping-out-of-bounds');
    expect(await codeOf(await keep([24, 12]))).toBe('keeping-out-of-bounds');
    expect(await codeOf(await keep([12, 36], [24, 72], 'spring'))).toBe('not-found');
    const changed = await keep([12, 36]);
    expect(await changed.json()).toMatchObject({ wordsMonths: 12, answersMonths: 36, wordsGoOn: '2027-12-19', answersGoOn: '2029-12-19' });
    expect(await codeOf(await keep([6, 36])), 'somebody looked at it before it was changed').toBe('changed-meanwhile');
    expect(await codeOf(await keep([13, 36], [12, 36]))).toBe('keeping-longer');
    server.setNow('2026-08-30T10:00:00Z');
    const fresh = await signedInAs(server, 'administrator');
    const longer = await fresh.post(at('keeping'), { round: 'autumn', before: { wordsMonths: 12, answersMonths: 36 }, wordsMonths: 18, answersMonths: 36 });
    expect(longer.status, 'before anybody could answer').toBe(200);
    server.setNow('2026-11-21T10:00:00Z');
  });

  it('says of keys whether they are here and in a backup, and nothing else of them', async () => {
    const reply = await ada.get(at('keys'));
    const text = await reply.text();
    const content = readKeyFile(server.keyFile);
    for (const secret of [content?.cardSecret, content?.staffSecret, ...(content?.keys ?? []).flatMap(({ id, privateKey }) => [id, privateKey])]) expect(text).not.toContain(secret);
    expect(KeysShown.parse(JSON.parse(text)).rounds).toEqual([{ slug: 'autumn', survey: 'school-day', opensOn: '2026-09-01', state: 'there' }]);
    await noteKeyBackup(server.db, [...(content?.keys ?? []), { id: uuidFrom(randomBytes(16)), round: uuidFrom(randomBytes(16)) }], '2026-11-21T09:00:00.000Z');
    await noteInAreas(server.db, { action: 'area-keys-backed-up', at: '2026-11-21T09:00:00.000Z' }, () => uuidFrom(randomBytes(16)));
    expect(KeysShown.parse(await (await ada.get(at('keys'))).json())).toMatchObject({ lastBackup: '2026-11-21T09:00:00.000Z', rounds: [{ backedUpAt: '2026-11-21T09:00:00.000Z' }] });
  });

  it('says which survey versions are asked, and that nobody checked a translation', async () => {
    const { surveys } = SurveysShown.parse(await (await ada.get(at('surveys'))).json());
    expect(surveys).toMatchObject([{ id: 'school-day', versions: [{ version: 1, asked: ['autumn'], askedBefore: [] }] }]);
    expect(surveys[0]?.versions[0]?.languages.map(({ language }) => language)).toEqual(['en', 'ur']);
  });

  it('tells how the server does, and not whether nine children answered or none', async () => {
    const health = async () => HealthShown.parse(await (await ada.get(at('health'))).json());
    const none = await health();
    expect(none).toMatchObject({ engine, held: [], late: 'few', attachmentsWaiting: 'few', lastKeysBackup: '2026-11-21T09:00:00.000Z' });
    expect(none.bytes).toBeGreaterThan(1_000);
    if (engine === 'sqlite') expect(none.roomLeft).toBeGreaterThan(0);
    expect(Object.keys(none.durability).length).toBeGreaterThan(1);
    const { round, bundle } = server;
    server.setNow('2026-11-11T10:00:00Z');
    const one = () => sealed({ round, bundle, answers: calmDay() });
    await server.send(await Promise.all(Array.from({ length: 9 }, one)));
    server.setNow('2026-11-21T10:00:00Z');
    expect((await health()).weeks).toEqual(none.weeks);
    server.setNow('2026-11-12T10:00:00Z');
    await server.send(await Promise.all([one(), one(), sealed({ round, bundle, answers: calmDay(), response: { language: 'pl' } })]));
    server.setNow('2026-11-21T10:00:00Z');
    const after = await health();
    expect(after.weeks[0]).toEqual({ from: '2026-11-09', to: '2026-11-15', came: 10 });
    expect(after.held).toEqual([{ code: 'language-not-offered', count: 1 }]);
    await server.send([await one()]);
    expect((await health()).weeks, 'the week that is under way is not shown').toEqual(after.weeks);
  });

  it('ends somebody’s devices, of people here alone', async () => {
    const senco = await signedInAs(server, 'senco');
    const { id } = (await (await senco.get('/api/staff/me')).json()) as { id: string };
    expect(await codeOf(await ada.post(at('devices/end'), { person: uuidFrom(randomBytes(16)) }))).toBe('not-found');
    expect((await ada.post(at('devices/end'), { person: id })).status).toBe(200);
    expect((await senco.get('/api/staff/me')).status).toBe(401);
    expect((await ada.get('/api/staff/me')).status).toBe(200);
    expect((await audit('?kind=people')).lines.find(({ action }) => action === 'staff-devices-ended')).toMatchObject({ by: 'Ada First', to: expect.stringContaining('senco') as string });
  });

  it('tells who did what, the newest first, by kind and person, a page at a time, and nothing of who answers', async () => {
    const all = await audit();
    expect(all.lines.map(({ at: when }) => when)).toEqual(all.lines.map(({ at: when }) => when).toSorted().toReversed());
    expect(all.lines.find(({ action }) => action === 'round-keeping-changed')).toMatchObject({ by: 'Ada First', round: 'autumn', detail: '12 36' });
    expect(all.lines.find(({ action }) => action === 'area-keys-backed-up')?.by, 'the server').toBeUndefined();
    const said = JSON.stringify(all);
    for (const never of ['response-', 'envelope-', '@council.example', 'Hillside Council']) expect(said).not.toContain(never);
    const ofArea = await audit('?kind=area');
    expect(new Set(ofArea.lines.map(({ action }) => action))).toEqual(new Set(['area-profile-changed', 'area-keys-backed-up']));
    const person = all.people.find(({ name }) => name === 'Ada First');
    expect((await audit(`?person=${person?.id}`)).lines.every(({ by }) => by === 'Ada First')).toBe(true);

    for (let line = 0; line < bounds.auditPage + 5; line += 1) await noteInAreas(server.db, { action: 'strange-thing', at: '2026-01-01T00:00:00.000Z' }, () => uuidFrom(randomBytes(16)));
    const first = await audit('?kind=other');
    const second = await audit(`?kind=other&after=${first.next}`);
    expect([first.lines.length, second.lines.length, second.next]).toEqual([bounds.auditPage, 5, undefined]);
    expect(new Set([...first.lines, ...second.lines].map(({ id }) => id)).size).toBe(bounds.auditPage + 5);
    for (const wrong of ['?kind=answers', '?person=me', '?after=x']) expect(await codeOf(await ada.get(at(`audit${wrong}`)))).toBe('not-found');
  });
});
