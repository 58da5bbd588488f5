import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EntryReceipts, SessionSeen, SessionsSeen, type EntryContent } from '#server/contracts/session-entry.ts';
import { shownAndBeside, heads } from '#server/contracts/session-heads.ts';
import { addAsk } from '#server/queries/group-asks.ts';
import { addGroup } from '#server/queries/groups.ts';
import { addPartnership } from '#server/queries/partnerships.ts';
import { addReply } from '#server/queries/replies.ts';
import { sessionByJoinDigest } from '#server/queries/sessions.ts';
import { addSetting } from '#server/queries/settings.ts';
import { joinDigestOf } from '#server/sealing/join-code.ts';
import { engines, makeApp, problemOf, type TestServer } from '#test/helpers/make-app.ts';
import { signedInAs, type StaffBrowser } from '#test/helpers/staff.ts';

const path = '/api/staff/areas/hillside/sessions';
const plan = { rounds: ['autumn'], languages: ['en', 'ur'], needs: [{ need: 'one-switch' as const, people: 1 }], expected: 8, devices: { shared: 3, own: 0, paper: 2 } };

const replyAbout = { concept: 'bus', status: 'done' as const, texts: { en: { title: 'A bus', said: 'x', done: 'x' } } };

describe.each(engines)('sessions, on %s', (engine) => {
  let server: TestServer;
  let ann: StaffBrowser;
  let ben: StaffBrowser;
  const group = randomUUID();
  const closed = randomUUID();
  beforeAll(async () => {
    server = await makeApp(engine);
    const area = server.partnership.id;
    const common = { partnership_id: area, revision: 1, made_at: '2026-09-01T08:00:00.000Z', languages: '["en"]', contact_role: 'Youth worker' };
    const setting = randomUUID();
    await addSetting(server.db, { ...common, id: setting, name: 'Canal Street', kind: 'youth-club', place: '', dsl_contact: '', closed_on: null });
    await addGroup(server.db, { ...common, id: group, setting_id: setting, name: 'Thursday club', kind: 'youth-group', year: null, closed_on: null });
    await addGroup(server.db, { ...common, id: closed, setting_id: setting, name: 'Old club', kind: 'youth-group', year: null, closed_on: '2026-10-01' });
    ann = await signedInAs(server, 'coordinator');
    ben = await signedInAs(server, 'administrator');
  });
  afterAll(() => server.close());

  const list = async (who = ann) => SessionsSeen.parse(await (await who.get(path)).json());
  const one = async (id: string, who = ann) => SessionSeen.parse(await (await who.get(`${path}/${id}`)).json());
  const planOf = (more: Partial<Extract<EntryContent, { kind: 'plan' }>> = {}): EntryContent => ({ kind: 'plan', group, day: '2026-11-24', plan, ...more });
  const entry = (session: string, content: EntryContent, replaces: string[] = []) => ({ id: randomUUID(), session, content, replaces });
  const send = async (who: StaffBrowser, ...entries: object[]) => EntryReceipts.parse(await (await who.post(`${path}/entries`, { entries })).json()).receipts.map(({ outcome, problem }) => problem?.code ?? outcome);
  const note = (text: string): EntryContent => ({ kind: 'note', about: 'better', text });
  const reach = (there: number, tookPart: number): EntryContent => ({ kind: 'reach', reach: { there, tookPart, voices: [{ voice: 'own', people: tookPart }] } });

  it('is planned once however often it is sent, and can be joined by its pictures or its QR code', async () => {
    const known = await list();
    expect(known).toMatchObject({ today: '2026-11-21', groups: [{ id: group, name: 'Thursday club', setting: 'Canal Street' }], rounds: [{ slug: 'autumn' }] });
    const id = randomUUID();
    const first = entry(id, planOf());
    expect([await send(ann, first), await send(ann, first), await send(ben, first)]).toEqual([['stored'], ['already'], ['already']]);
    expect(await send(ann, { ...first, content: planOf({ day: '2026-11-25' }) })).toEqual(['entry-taken']);
    const session = await one(id);
    expect(session).toMatchObject({ id, group, day: '2026-11-24', plan, state: 'planned', revision: 1, arrived: 0 });
    const secret = server.deps.keys.cardSecret();
    const { code } = session;
    if (code === undefined) throw new Error('no code');
    expect((await one(id, ben)).code, 'shown again').toEqual(code);
    const found = async (today: string, said: Parameters<typeof joinDigestOf>[2]) => (await sessionByJoinDigest(server.db, joinDigestOf(secret, today, said)))?.id;
    expect(await found('2026-11-24', { pictures: code.pictures })).toBe(id);
    expect(await found('2026-11-23', { pictures: code.pictures })).toBeUndefined();
    expect(await found('2026-11-23', { secret: code.secret })).toBe(id);
    const stored = JSON.stringify(await server.db.selectFrom('sessions').selectAll().execute());
    expect(stored).not.toContain(code.secret);
    expect(await send(ann, entry(id, planOf({ day: '2026-11-26' }), [first.id]))).toEqual(['stored']);
    const moved = await one(id);
    expect([moved.day, moved.revision, moved.code?.secret]).toEqual(['2026-11-26', 2, code.secret]);
    expect(moved.code?.pictures, 'another day has other pictures').not.toEqual(code.pictures);
    const past = randomUUID();
    expect(await send(ann, entry(past, planOf({ day: '2026-11-20' }))), 'said late').toEqual(['stored']);
    expect((await one(past)).code, 'its day is over').toBeUndefined();
    expect((await server.db.selectFrom('audit_log').select('action').where('action', 'like', 'session-%').execute()).map(({ action }) => action).toSorted()).toEqual(['session-plan-changed', 'session-planned', 'session-planned']);
  });

  it('planned without a network, with its notes and numbers, all at once', async () => {
    const id = randomUUID();
    expect(await send(ann, entry(id, planOf()), entry(id, note('Bring the big switch.')), entry(id, reach(8, 7)))).toEqual(['stored', 'stored', 'stored']);
    expect((await one(id)).entries.map(({ content, number, by }) => [content.kind, number, by.startsWith('coordinator')])).toEqual([['plan', 1, true], ['note', 2, true], ['reach', 3, true]]);
    expect((await list()).sessions.find((each) => each.id === id)?.entries.length).toBe(3);
  });

  it('two who change the same without knowing of each other: both are kept and shown, until one says which', async () => {
    const id = randomUUID();
    const planned = entry(id, planOf());
    await send(ann, planned);
    const [hers, his] = [entry(id, planOf({ plan: { ...plan, expected: 9 } }), [planned.id]), entry(id, planOf({ plan: { ...plan, expected: 12 } }), [planned.id])];
    const sent = await Promise.all([send(ann, hers, entry(id, note('Hers.')), entry(id, reach(9, 9))), send(ben, his, entry(id, note('His.')), entry(id, reach(9, 8)))]);
    expect(sent.flat()).toEqual(Array.from({ length: 6 }, () => 'stored'));
    const session = await one(id);
    expect(session.entries.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(heads(session.entries, 'note').length).toBe(2);
    const plans = shownAndBeside(session.entries, 'plan');
    expect(plans.beside.length).toBe(1);
    expect(plans.shown?.content).toMatchObject({ plan: session.plan });
    const numbers = shownAndBeside(session.entries, 'reach');
    expect(numbers.beside.length).toBe(1);
    expect(await send(ben, entry(id, reach(9, 9), [numbers.shown, ...numbers.beside].flatMap((each) => (each === undefined ? [] : [each.id]))))).toEqual(['stored']);
    expect(shownAndBeside((await one(id)).entries, 'reach').beside).toEqual([]);
  });

  it('refuses one by one what cannot be, and takes the rest', async () => {
    const id = randomUUID();
    expect(
      await send(
        ann,
        entry(randomUUID(), note('Of no session.')),
        entry(randomUUID(), planOf({ group: closed })),
        entry(randomUUID(), planOf({ group: randomUUID() })),
        entry(randomUUID(), planOf({ plan: { ...plan, rounds: ['autumn', 'spring'] } })),
        entry(id, planOf()),
      ),
    ).toEqual(['session-unknown', 'group-unknown', 'group-unknown', 'round-unknown', 'stored']);
    for (const wrong of [{}, { entries: [] }, { entries: [entry(id, { kind: 'reach', reach: { there: 1, tookPart: 2, voices: [] } })] }, { entries: [entry(id, planOf({ day: '2026-11-31' }))] }, { entries: [entry(id, note('x'.repeat(2_001)))] }]) {
      expect((await problemOf(await ann.post(`${path}/entries`, wrong))).code).toBe('body-not-understood');
    }
    expect((await problemOf(await ann.get(`${path}/${randomUUID()}`))).code).toBe('session-unknown');
    expect((await one(id)).entries.length).toBe(1);
  });

  it('a session of another partnership is none here', async () => {
    const id = randomUUID();
    await send(ann, entry(id, planOf()));
    const lowlands = { id: randomUUID(), slug: 'lowlands', name: 'Lowlands', made_up: 1 };
    await addPartnership(server.db, lowlands);
    const elsewhere = await signedInAs(server, 'coordinator', lowlands.id);
    expect((await problemOf(await elsewhere.get(`/api/staff/areas/lowlands/sessions/${id}`))).code).toBe('session-unknown');
    const reply = await elsewhere.post('/api/staff/areas/lowlands/sessions/entries', { entries: [entry(id, note('Not mine.')), entry(id, planOf())] });
    expect(EntryReceipts.parse(await reply.json()).receipts.map(({ problem }) => problem?.code)).toEqual(['session-unknown', 'group-unknown']);
    expect((await one(id)).entries.length).toBe(1);
  });

  it('brings what was written back to the group, for a session of the next days', async () => {
    const of = async (id: string) => (await list(ben)).brought?.find((each) => each.group === id)?.replies.rounds.flatMap(({ fresh }) => fresh.map(({ concept }) => concept));
    const key = { partnership_id: server.partnership.id, group_id: group, round_id: server.round.id };
    await addAsk(server.db, { ...key, asked_on: '2026-10-01', came_of: '', session_id: null, told_on: null });
    await addReply(server.db, { partnershipId: server.partnership.id, roundId: server.round.id }, { id: randomUUID(), concept: 'college', status: 'done', texts: { en: { title: 'College', said: 'You said.', done: 'We did.' } } }, '2026-11-16');
    expect(await send(ben, entry(randomUUID(), planOf()))).toEqual(['stored']);
    expect([await of(group), await of(closed)]).toEqual([['college'], undefined]);
  });

  it('who is no coordinator any more is refused, and what they sent before stays', async () => {
    const id = randomUUID();
    await send(ann, entry(id, planOf()), entry(id, note('Before.')));
    const { id: person } = (await (await ann.get('/api/staff/me')).json()) as { id: string };
    await ben.post('/api/staff/areas/hillside/roles/take', { person, role: 'coordinator' });
    expect(['not-allowed', 'not-signed-in']).toContain((await problemOf(await ann.post(`${path}/entries`, { entries: [entry(id, note('After.'))] }))).code);
    expect((await one(id, ben)).entries.map(({ content }) => content.kind)).toEqual(['plan', 'note']);
  });

  it('counts the answers that came from it, and says nothing of them', async () => {
    const id = randomUUID();
    await send(ben, entry(id, planOf()));
    const key = { partnership_id: server.partnership.id, round_id: server.round.id, survey_id: 'school-day', survey_version: 1, bundle: server.bundle, language: 'en', audience: 'young-person', arrived_by: 'card' as const, year: null, stage: null, need: null, received_on: '2026-11-24', late: 0, simulated: 1 };
    await server.db.insertInto('responses').values([0, 1, 2].map((n) => ({ ...key, id: randomUUID(), session_id: n === 0 ? null : id }))).execute();
    expect((await one(id, ben)).arrived).toBe(2);
  });

  it('begins with what was written back since the group was met: on paper alone too', async () => {
    const [id, met] = [randomUUID(), randomUUID()];
    const { setting_id } = await server.db.selectFrom('groups').select('setting_id').executeTakeFirstOrThrow();
    await addGroup(server.db, { partnership_id: server.partnership.id, id: met, setting_id, name: 'Friday club', kind: 'youth-group', year: null, languages: '[]', contact_role: '', revision: 1, made_at: '2026-09-01T08:00:00.000Z', closed_on: null });
    const brought = async () => (await list(ben)).brought?.find((each) => each.group === met)?.replies;
    await addReply(server.db, { partnershipId: server.partnership.id, roundId: server.round.id }, { ...replyAbout, id: randomUUID() }, '2026-11-12');
    await send(ben, entry(randomUUID(), planOf({ group: met, day: '2026-11-24' })));
    expect((await brought())?.rounds, 'a round that the group was not asked').toEqual([]);
    await send(ben, entry(id, planOf({ group: met, day: '2026-11-10' })));
    expect((await brought())?.since, 'planned is not held').toBeUndefined();
    await send(ben, entry(id, reach(8, 7)));
    expect(await brought()).toMatchObject({ since: '2026-11-10', madeUp: true, rounds: [{ round: 'autumn', askedOn: '2026-11-10', fresh: expect.arrayContaining([expect.objectContaining({ on: '2026-11-12' })]) }] });
  });
});
