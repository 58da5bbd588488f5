import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeInvite } from '#server/access/invites.ts';
import { bounds } from '#server/contracts/bounds.ts';
import { Network } from '#server/contracts/network.ts';
import { joinPictures, mostWrongPictures, type JoinPicture, type JoinSaid } from '#server/contracts/join-code.ts';
import { Round } from '#server/contracts/round.ts';
import { JoinedSession, ReportHeard, SessionRun, type DeviceKind, type DeviceReport } from '#server/contracts/session-device.ts';
import { Me } from '#server/contracts/staff.ts';
import { aSession, type ASession } from '#test/helpers/a-session.ts';
import { engines, makeApp, problemOf, type TestServer } from '#test/helpers/make-app.ts';
import { sealed } from '#test/helpers/sealed.ts';
import { joinWithPasskey, signedInAs, type StaffBrowser } from '#test/helpers/staff.ts';

const today = '2026-11-21';
const at = (day: string, time = '10:00') => `${day}T${time}:00Z`;

describe.each(engines)('devices in a session, on %s', (engine) => {
  let server: TestServer;
  let session: ASession;
  let coordinator: StaffBrowser;
  beforeAll(async () => {
    server = await makeApp(engine);
    session = await aSession(server.deps, server.partnership.id, { day: today, rounds: ['autumn'], languages: ['ur', 'pl'], needs: [{ need: 'big-text', people: 2 }, { need: 'quiet', people: 0 }] });
    coordinator = await signedInAs(server, 'coordinator');
  });
  afterAll(() => server.close());

  const ask = (said: JoinSaid, kind: DeviceKind = 'shared') => server.post('/api/sessions/join', { said, kind });
  const joins = async (kind: DeviceKind, of = session) => JoinedSession.parse(await (await ask({ secret: of.code.secret }, kind)).json());
  const report = (token: string, turn: number, more: Partial<DeviceReport> = {}) =>
    server.post('/api/sessions/report', { token, turn, answering: false, finished: 0, waiting: 0, refused: 0, codesLeft: 20, ...more });
  const coordinatorCalled = async (name: string) => joinWithPasskey(server, (await makeInvite(server.deps, { partnershipId: server.partnership.id, kind: 'role', role: 'coordinator', madeFor: name })).secret, name);
  const run = async (of = session) => SessionRun.parse(await (await coordinator.get(`/api/staff/areas/hillside/sessions/${of.id}/run`)).json());
  const deviceOf = async (joined: JoinedSession, of = session) => (await run(of)).devices.find(({ id }) => id === joined.device);
  const answerWith = async (code: string | undefined) =>
    server.sendOne(await sealed({ round: server.round, bundle: server.bundle, answers: [], response: { simulated: true }, ...(code === undefined ? {} : { card: code }) }));

  it('join by pictures and by the QR code, and no two are given the same one-time code', async () => {
    const own = JoinedSession.parse(await (await ask({ pictures: session.code.pictures }, 'own')).json());
    const shared = await joins('shared');
    expect([own.codes[0]?.codes.length, shared.codes[0]?.codes.length]).toEqual([bounds.codesPerOwn, bounds.codesPerShared]);
    expect(own).toMatchObject({ area: 'hillside', day: today, number: 1, needs: ['big-text'], languages: ['ur', 'pl'], rounds: [{ slug: 'autumn', languages: ['ur'] }] });
    expect([own.room, shared.room?.length], 'only a tablet that is passed on counts for the room').toEqual([undefined, 87]);
    const others = await Promise.all([joins('shared'), joins('own'), joins('shared')]);
    const all = [own, shared, ...others].flatMap(({ codes }) => codes[0]?.codes ?? []);
    expect(new Set(all).size).toBe(all.length);
    expect((await run()).devices.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5]);
    expect((await run()).state, 'on its day it is open once somebody joins').toBe('open');
  });

  it('an answer with a code of theirs is counted in the session, once; one by link is not', async () => {
    const { codes } = await joins('own');
    const code = codes[0]?.codes[0];
    expect(await answerWith(code)).toMatchObject({ outcome: 'stored' });
    expect(await answerWith(code)).toMatchObject({ outcome: 'stored' });
    expect(await answerWith(undefined)).toMatchObject({ outcome: 'stored' });
    expect((await run()).rounds).toEqual([{ slug: 'autumn', stored: 1 }]);
    const { groups } = Network.parse(await (await coordinator.get('/api/staff/areas/hillside/network')).json());
    expect(groups.flatMap(({ asks }) => asks).find(({ inSessions }) => inSessions), 'codes that lie on tablets are not people').toMatchObject({ codes: 0, given: 0, tookPart: 1 });
  });

  it('what is of a group in one school year is asked and counted as that year’s; devices are told so while they may still fetch it', async () => {
    const nine = await aSession(server.deps, server.partnership.id, { day: today, rounds: ['autumn'], year: 9 });
    const [given] = (await joins('shared', nine)).codes;
    const told = async () => Round.parse(await (await server.get('/api/rounds/autumn')).json()).batches.find(({ id }) => id === given?.batch);
    expect(await told()).toEqual({ id: given?.batch, year: 9 });
    const sent = await sealed({ round: server.round, bundle: server.bundle, answers: [], response: { simulated: true, circumstances: { year: 9 } }, card: given?.codes[0] ?? '' });
    expect(await server.sendOne(sent)).toMatchObject({ outcome: 'stored' });
    expect(await server.db.selectFrom('responses').select(['year', 'session_id']).where('id', '=', sent.id).execute()).toEqual([{ year: 9, session_id: nine.id }]);
    const [noYear] = (await joins('shared')).codes;
    expect(Round.parse(await (await server.get('/api/rounds/autumn')).json()).batches.some(({ id }) => id === noYear?.batch)).toBe(false);
    server.setNow('2026-12-20T10:00:00Z');
    expect(await told()).toBeUndefined();
    server.setNow('2026-11-21T10:00:00Z');
  });

  it('what a device says of itself is shown; what comes late changes nothing; no answer and no question is in it', async () => {
    const joined = await joins('shared');
    expect((await report(joined.token, 2, { answering: true, finished: 3, waiting: 2, codesLeft: 17, battery: 'low', storage: 'nearly-full' })).status).toBe(200);
    expect((await report(joined.token, 1, { finished: 1 })).status).toBe(200);
    expect(await deviceOf(joined)).toMatchObject({ answering: true, finished: 3, waiting: 2, refused: 0, codesLeft: 17, battery: 'low', storage: 'nearly-full', seenAt: '2026-11-21T10:00:00.000Z' });
    const said = await (await coordinator.get(`/api/staff/areas/hillside/sessions/${session.id}/run`)).text();
    expect(said).not.toMatch(/question|answer(?!ing)|option/);
    expect(said).not.toContain(joined.token);
  });

  it('a tablet with few codes left is given more, as often as a tablet may need; a phone is not', async () => {
    const few = await aSession(server.deps, server.partnership.id, { day: today, rounds: ['autumn'] });
    const tablet = await joins('shared', few);
    const heard = async (turn: number) => ReportHeard.parse(await (await report(tablet.token, turn, { codesLeft: 4 })).json()).codes[0]?.codes ?? [];
    const more = await heard(1);
    expect(more).toHaveLength(bounds.codesPerShared);
    expect(more.filter((code) => tablet.codes[0]?.codes.includes(code))).toEqual([]);
    expect(await deviceOf(tablet, few)).toMatchObject({ codesLeft: 4 + bounds.codesPerShared });
    expect(await heard(1), 'a report that comes twice').toEqual([]);
    for (let turn = 2; turn < bounds.codesPerDevice / bounds.codesPerShared; turn += 1) await heard(turn);
    expect(await heard(100)).toEqual([]);
    const phone = await joins('own', few);
    expect(ReportHeard.parse(await (await report(phone.token, 1, { codesLeft: 0 })).json()).codes).toEqual([]);
    expect(await answerWith(more[0])).toMatchObject({ outcome: 'stored' });
    expect((await run(few)).rounds).toEqual([{ slug: 'autumn', stored: 1 }]);
  });

  it('a tablet that asks for more by machine, dozens of times in one moment, is given no more than any tablet', async () => {
    const greedy = await aSession(server.deps, server.partnership.id, { day: today, rounds: ['autumn'] });
    const tablet = await joins('shared', greedy);
    const heard = await Promise.all(Array.from({ length: 30 }, async (_, n) => ReportHeard.parse(await (await report(tablet.token, n + 1, { codesLeft: 0 })).json()).codes[0]?.codes ?? []));
    expect(heard.flat()).toHaveLength(bounds.codesPerDevice - bounds.codesPerShared);
    expect(new Set([...heard.flat(), ...(tablet.codes[0]?.codes ?? [])]).size).toBe(bounds.codesPerDevice);
    expect((await server.db.selectFrom('cards').select((build) => build.fn.countAll<number>().as('n')).where('batch_id', '=', tablet.codes[0]?.batch ?? '').executeTakeFirstOrThrow()).n).toBe(bounds.codesPerDevice);
  });

  it('a tablet that was stolen says nothing more and gets nothing more, and its answers are taken all the same', async () => {
    const stolen = await joins('shared');
    const end = (device: string, browser = coordinator) => browser.post(`/api/staff/areas/hillside/sessions/${session.id}/run/end-device`, { device });
    expect((await end(stolen.device)).status).toBe(200);
    expect(await problemOf(await end(stolen.device))).toMatchObject({ code: 'not-found' });
    expect(await problemOf(await report(stolen.token, 9))).toMatchObject({ code: 'device-ended', status: 403 });
    expect((await deviceOf(stolen))?.endedAt).toBeDefined();
    const before = (await run()).rounds[0]?.stored ?? 0;
    expect(await answerWith(stolen.codes[0]?.codes[0])).toMatchObject({ outcome: 'stored' });
    expect((await run()).rounds[0]?.stored).toBe(before + 1);
    expect(await problemOf(await report('A'.repeat(43), 1))).toMatchObject({ code: 'device-ended' });
  });

  it('its coordinator is removed in the middle: they see no more of it, and what is on the tablets still arrives, for whoever takes it on', async () => {
    const [gone, administrator] = [await coordinatorCalled('Cat'), await signedInAs(server, 'administrator')];
    const person = Me.parse(await (await gone.get('/api/staff/me')).json()).id;
    const path = `/api/staff/areas/hillside/sessions/${session.id}/run`;
    const tablet = await joins('shared');
    expect((await gone.get(path)).status).toBe(200);
    const before = (await run()).rounds[0]?.stored ?? 0;
    await administrator.post('/api/staff/areas/hillside/roles/take', { person, role: 'coordinator' });
    expect(await problemOf(await gone.get(path)), 'who has no role left is signed out everywhere').toMatchObject({ code: 'not-signed-in', status: 401 });
    expect(await problemOf(await gone.post(`${path}/end-device`, { device: tablet.device }))).toMatchObject({ code: 'not-signed-in' });
    const more = ReportHeard.parse(await (await report(tablet.token, 1, { finished: 2, codesLeft: 1 })).json()).codes[0]?.codes ?? [];
    expect(more).toHaveLength(bounds.codesPerShared);
    for (const code of [tablet.codes[0]?.codes[0], more[0]]) expect(await answerWith(code)).toMatchObject({ outcome: 'stored', late: false });
    expect((await run()).rounds).toEqual([{ slug: 'autumn', stored: before + 2 }]);
    expect(await deviceOf(tablet)).toMatchObject({ finished: 2 });
  });

  it('its round closes while a tablet is away: what was answered is stored, marked late, and counted in the session all the same', async () => {
    const last = await aSession(server.deps, server.partnership.id, { day: '2026-12-18', rounds: ['autumn'] });
    server.setNow(at('2026-12-18'));
    const tablet = await joins('shared', last);
    const [inTime, late, ofMore] = [...(tablet.codes[0]?.codes ?? [])];
    expect(await answerWith(inTime)).toMatchObject({ outcome: 'stored', late: false });
    server.setNow(at('2026-12-19', '09:00'));
    expect(await answerWith(late)).toMatchObject({ outcome: 'stored', late: true });
    expect((await report(tablet.token, 1, { finished: 2, waiting: 1, codesLeft: 4 })).status).toBe(200);
    expect(await answerWith(ofMore)).toMatchObject({ outcome: 'stored', late: true });
    const seen = await coordinatorCalled('Dee');
    expect(SessionRun.parse(await (await seen.get(`/api/staff/areas/hillside/sessions/${last.id}/run`)).json())).toMatchObject({ rounds: [{ slug: 'autumn', stored: 3 }], devices: [{ finished: 2, waiting: 1 }] });
    server.setNow(at(today));
  });

  it('a code counts on its day, that of the QR code six days before too; never afterwards, and never once the session is over', async () => {
    const other = await aSession(server.deps, server.partnership.id, { day: '2026-11-28', rounds: ['autumn'] });
    const tried = async (now: string) => {
      server.setNow(now);
      return Promise.all([ask({ secret: other.code.secret }), ask({ pictures: other.code.pictures })].map(async (reply) => (await reply).status));
    };
    expect(await tried(at('2026-11-21')), 'a week before').toEqual([404, 404]);
    expect(await tried(at('2026-11-22')), 'six days before').toEqual([200, 404]);
    const { state } = await server.db.selectFrom('sessions').select('state').where('id', '=', other.id).executeTakeFirstOrThrow();
    expect(state, 'what is made ready before opens nothing').toBe('planned');
    expect(await tried(at('2026-11-28', '23:30')), 'on the day').toEqual([200, 200]);
    expect(await tried(at('2026-11-29')), 'the day after').toEqual([404, 404]);
    server.setNow(at('2026-11-28'));
    await server.db.updateTable('sessions').set({ state: 'closed' }).where('id', '=', other.id).execute();
    expect(await tried(at('2026-11-28', '15:00')), 'over').toEqual([404, 404]);
    server.setNow(at(today));
  });

  it('pictures tried by machine rest, right ones too, on every process; the QR code goes on; the next quarter takes pictures again', async () => {
    server.setNow(at(today, '12:01'));
    const wrong = joinPictures.filter((picture) => !session.code.pictures.includes(picture)).slice(0, 4);
    const tries: number[] = [];
    for (let n = 0; n < mostWrongPictures.quarter; n += 1) tries.push((await ask({ pictures: wrong })).status);
    expect(new Set(tries)).toEqual(new Set([404]));
    expect(await problemOf(await ask({ pictures: session.code.pictures }))).toMatchObject({ code: 'join-rests', status: 429 });
    expect((await ask({ secret: session.code.secret }, 'own')).status).toBe(200);
    server.setNow(at(today, '12:16'));
    expect((await ask({ pictures: session.code.pictures }, 'own')).status).toBe(200);
    await server.db.updateTable('join_misses').set({ misses: mostWrongPictures.day }).where('slot', '=', today).execute();
    expect(await problemOf(await ask({ pictures: session.code.pictures })), 'and a day has its own').toMatchObject({ code: 'join-rests' });
    await server.db.deleteFrom('join_misses').execute();
    server.setNow(at(today));
  });

  it('pictures tried by machine, hundreds in one moment: no more are looked up than may be wrong, whichever of them is right', async () => {
    server.setNow(at(today, '12:31'));
    const others = joinPictures.filter((picture) => !session.code.pictures.includes(picture));
    const guesses = others.flatMap((a) => others.slice(0, 10).map((b) => [a, b])).filter(([a, b]) => a !== b).map(([a, b]) => [a, b, ...session.code.pictures.slice(0, 2)] as JoinPicture[]);
    const tried = await Promise.all([...guesses.slice(0, 150), session.code.pictures].map(async (pictures) => (await ask({ pictures }, 'own')).status));
    expect(tried.at(-1), 'the right one comes too late').toBe(429);
    expect(tried.filter((status) => status === 404)).toHaveLength(mostWrongPictures.quarter);
    await server.db.deleteFrom('join_misses').execute();
    const honest = await Promise.all(Array.from({ length: 20 }, async () => (await ask({ pictures: session.code.pictures }, 'own')).status));
    expect(new Set(honest), 'twenty who know them, at once').toEqual(new Set([200]));
    server.setNow(at(today));
  });

  it('takes no more devices than a session may have', async () => {
    const full = await aSession(server.deps, server.partnership.id, { day: today, rounds: ['autumn'] });
    const one = await joins('own', full);
    const row = await server.db.selectFrom('session_devices').selectAll().where('id', '=', one.device).executeTakeFirstOrThrow();
    for (let number = 2; number <= bounds.devicesPerSession; number += 1) {
      await server.db.insertInto('session_devices').values({ ...row, id: crypto.randomUUID(), number, token_digest: `${number}` }).execute();
    }
    expect(await problemOf(await ask({ secret: full.code.secret }))).toMatchObject({ code: 'devices-too-many', status: 409 });
  });

  it.each([
    ['no code', { kind: 'own' }],
    ['a picture twice', { kind: 'own', said: { pictures: ['cat', 'cat', 'sun', 'key'] } }],
    ['a picture that is none', { kind: 'own', said: { pictures: ['cat', 'dragon', 'sun', 'key'] } }],
    ['another kind', { kind: 'fridge', said: { secret: 'A'.repeat(22) } }],
  ])('refuses %s', async (_, body) => {
    expect(await problemOf(await server.post('/api/sessions/join', body))).toMatchObject({ code: 'body-not-understood' });
  });

  it('a session of another area is not there for its coordinator, and a token is nowhere in the database', async () => {
    const { token } = await joins('own');
    expect(await problemOf(await coordinator.get(`/api/staff/areas/hillside/sessions/${crypto.randomUUID()}/run`))).toMatchObject({ code: 'not-found' });
    expect(JSON.stringify(await server.db.selectFrom('session_devices').selectAll().execute())).not.toContain(token);
  });
});
