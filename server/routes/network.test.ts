import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GroupCode, GroupLink, GroupReplies, Group, GroupCards, Network, Setting, Shaped } from '#server/contracts/network.ts';
import { bounds } from '#server/contracts/bounds.ts';
import { networkBounds } from '#server/contracts/network-bounds.ts';
import { addReply } from '#server/queries/replies.ts';
import { addSession } from '#server/queries/sessions.ts';
import { uuidFrom } from '#server/sealing/digest.ts';
import { calmDay, dayWithWords } from '#test/examples/school-day.ts';
import { engines, makeApp, problemOf, type TestServer } from '#test/helpers/make-app.ts';
import { sealed } from '#test/helpers/sealed.ts';
import { signedInAs, type StaffBrowser } from '#test/helpers/staff.ts';

const school = { name: 'Hill School', kind: 'school', place: 'Hillside', languages: ['en'], contactRole: 'SENCO', dslContact: '0161 496 0101' } as const;
const council = { name: 'School council', kind: 'school-council', languages: ['en'], contactRole: '', mayBeNamed: true } as const;

describe.each(engines)('settings and groups, on %s', (engine) => {
  let server: TestServer;
  let ann: StaffBrowser;
  let ben: StaffBrowser;
  let schools = 0;
  beforeAll(async () => {
    server = await makeApp(engine);
    ann = await signedInAs(server, 'coordinator');
    ben = await signedInAs(server, 'administrator');
  });
  afterAll(() => server.close());

  const at = (rest: string) => `/api/staff/areas/hillside/${rest}`;
  const network = async (who = ann) => Network.parse(await (await who.get(at('network'))).json());
  const added = async () => Setting.parse(await (await ann.post(at('settings'), { ...school, name: `Hill School ${(schools += 1)}` })).json());
  const aGroup = async (more: Record<string, unknown> = {}) => {
    const setting = await added();
    return Group.parse(await (await ann.post(at('groups'), { ...council, setting: setting.id, ...more })).json());
  };
  const groupNow = async (id: string) => (await network()).groups.find((each) => each.id === id);
  const asked = async (people: number, more: Record<string, unknown> = {}) => {
    const group = await aGroup(more);
    expect(await (await ann.post(at('groups/ask'), { round: 'autumn', groups: [{ group: group.id, people }] })).json()).toEqual({ done: true });
    return group;
  };
  const linkOf = async (group: string) => GroupLink.parse(await (await ann.post(at('groups/link'), { group, round: 'autumn' })).json()).secret;
  const openLink = async (secret: string) => GroupCode.parse(await (await server.post('/api/groups/code', { secret })).json());
  const answers = async (card: string | undefined, words?: Record<string, string>) => {
    const envelope = await sealed({ round: server.round, bundle: server.bundle, answers: words === undefined ? calmDay() : dayWithWords(), ...(card === undefined ? {} : { card }), ...(words === undefined ? {} : { words }) });
    await server.sendOne(envelope);
    return envelope.id;
  };

  it('are added, changed, closed and opened again; a closed one is asked nothing', async () => {
    const setting = await added();
    const changed = Setting.parse(await (await ben.post(at('settings/change'), { id: setting.id, revision: 1, said: { ...school, name: 'Hill School, North' } })).json());
    expect(changed).toMatchObject({ name: 'Hill School, North', revision: 2 });
    const group = Group.parse(await (await ann.post(at('groups'), { ...council, setting: setting.id, year: 9 })).json());
    expect(await groupNow(group.id)).toMatchObject({ name: 'School council', year: 9, mayBeNamed: true, asks: [] });
    for (const [what, id] of [['groups', group.id], ['settings', setting.id]] as const) {
      await ann.post(at(`${what}/close`), { id, closed: true });
      expect(await problemOf(await ann.post(at('groups/ask'), { round: 'autumn', groups: [{ group: group.id, people: 5 }] }))).toMatchObject({ code: 'group-closed', status: 409 });
      await ann.post(at(`${what}/close`), { id, closed: false });
    }
    await ann.post(at('settings/close'), { id: setting.id, closed: true });
    expect((await network()).settings.find(({ id }) => id === setting.id)?.closedOn).toBe('2026-11-21');
    expect(await problemOf(await ann.post(at('groups'), { ...council, name: 'Another', setting: setting.id }))).toMatchObject({ code: 'group-closed' });
  });

  it('that two change at once: one is told, and loses nothing', async () => {
    const setting = await added();
    const { id, revision: _revision, closedOn: _closedOn, ...said } = setting;
    const both = await Promise.all([ann, ben].map((who, n) => who.post(at('settings/change'), { id, revision: 1, said: { ...said, place: `Place ${n}` } })));
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    const late = both.findIndex(({ status }) => status === 409);
    const now = (await network()).settings.find((each) => each.id === id);
    expect(now).toMatchObject({ place: `Place ${1 - late}`, revision: 2 });
    expect((await ben.post(at('settings/change'), { id, revision: 2, said: { ...said, place: `Place ${late}` } })).status, 'who has seen the other’s').toBe(200);
    const group = await asked(3);
    const write = (who: StaffBrowser, was: string, cameOf: string) => who.post(at('groups/came-of'), { group: group.id, round: 'autumn', was, cameOf });
    expect((await write(ann, '', 'A bus on Sundays.')).status).toBe(200);
    expect(await problemOf(await write(ben, '', 'A ramp.'))).toMatchObject({ code: 'changed-meanwhile', status: 409 });
    expect((await groupNow(group.id))?.asks[0]?.cameOf).toBe('A bus on Sundays.');
  });

  it('are refused where they are there already, name how to reach somebody, or are too long', async () => {
    const setting = await added();
    const again = { ...school, name: ` ${setting.name.toUpperCase()}  ` };
    expect(await problemOf(await ben.post(at('settings'), again))).toMatchObject({ code: 'there-already', status: 409 });
    const group = await aGroup();
    expect(await problemOf(await ben.post(at('groups'), { ...council, setting: group.setting, name: 'school  Council' }))).toMatchObject({ code: 'there-already' });
    for (const wrong of [{ contactRole: 'jo@hill.example' }, { name: 'Ring 07700 900123' }]) expect(await problemOf(await ann.post(at('settings'), { ...school, ...wrong }))).toMatchObject({ code: 'contact-in-text', status: 422 });
    for (const wrong of [{ name: 'x'.repeat(bounds.nameLength + 1) }, { name: ' ' }, { kind: 'prison' }, { languages: ['no such language'] }, { child: 'Jo' }]) expect((await ann.post(at('settings'), { ...school, ...wrong })).status).toBe(400);
    expect(await problemOf(await ann.post(at('groups'), { ...council, setting: crypto.randomUUID() }))).toMatchObject({ code: 'not-found' });
    const asks = await asked(3);
    expect(await problemOf(await ann.post(at('groups/came-of'), { group: asks.id, round: 'autumn', was: '', cameOf: 'Ring 0161 496 0101' }))).toMatchObject({ code: 'contact-in-text' });
  });

  it('are asked a round by a link: each device gets one code, and the last get none', async () => {
    const group = await asked(2);
    const secret = await linkOf(group.id);
    const all = await Promise.all([1, 2, 3].map(() => openLink(secret)));
    expect(all.map(({ round }) => round)).toEqual(['autumn', 'autumn', 'autumn']);
    const codes = all.flatMap(({ card }) => card?.code ?? []);
    expect(new Set(codes).size, 'two codes, each given once').toBe(2);
    const [ask] = (await groupNow(group.id))?.asks ?? [];
    expect(ask).toMatchObject({ sent: true, codes: 2, given: 2, tookPart: 0 });
    await answers(codes[0]);
    await answers(codes[0]);
    await answers(undefined);
    expect((await groupNow(group.id))?.asks[0], 'a code counts once, and who has none is of no group').toMatchObject({ tookPart: 1 });
    expect(await problemOf(await ann.post(at('groups/cards'), { group: group.id, round: 'autumn' }))).toMatchObject({ code: 'codes-none-left' });
    await ann.post(at('groups/codes'), { group: group.id, round: 'autumn', more: 3 });
    const cards = GroupCards.parse(await (await ann.post(at('groups/cards'), { group: group.id, round: 'autumn' })).json());
    expect(cards.codes.filter((code) => codes.includes(code))).toEqual([]);
    expect(cards.codes).toHaveLength(3);
    expect((await openLink(secret)).card, 'what is printed is given').toBeUndefined();
    expect(await problemOf(await ann.post(at('groups/codes'), { group: group.id, round: 'autumn', more: networkBounds.codesPerGroup }))).toMatchObject({ code: 'codes-enough' });
  });

  it('keep their link and codes when they are asked again; the database knows neither', async () => {
    const group = await asked(2, { year: 9 });
    const secret = await linkOf(group.id);
    const { card } = await openLink(secret);
    await ben.post(at('groups/ask'), { round: 'autumn', groups: [{ group: group.id, people: 50 }] });
    expect(await linkOf(group.id)).toBe(secret);
    expect((await groupNow(group.id))?.asks).toMatchObject([{ codes: 2 }]);
    const kept = JSON.stringify([await server.everything(), await server.db.selectFrom('card_batches').selectAll().execute(), await server.db.selectFrom('audit_log').selectAll().execute()]);
    for (const hidden of [secret, card?.code ?? '']) expect(kept).not.toContain(hidden);
    const id = await answers(card?.code);
    expect(await server.db.selectFrom('responses').select(['year', 'arrived_by', 'session_id']).where('id', '=', id).execute()).toEqual([{ year: 9, arrived_by: 'card', session_id: null }]);
    const written = (await Promise.all((['responses', 'answers', 'held'] as const).map((table) => server.db.selectFrom(table).selectAll().execute()))).flat();
    expect(JSON.stringify(written), 'no answer knows its group').not.toContain(group.id);
  });

  it('are refused rounds that are unknown, over or purged, and links that nobody made', async () => {
    const group = await aGroup();
    const ask = (round: string) => ann.post(at('groups/ask'), { round, groups: [{ group: group.id, people: 5 }] });
    expect(await problemOf(await ask('no-such-round'))).toMatchObject({ code: 'round-unknown' });
    const closes = (closes_on: string) => server.db.updateTable('rounds').set({ closes_on }).execute();
    await closes('2026-11-20');
    expect(await problemOf(await ask('autumn'))).toMatchObject({ code: 'round-over', status: 409 });
    await closes('2026-12-18');
    const before = await asked(4);
    const secret = await linkOf(before.id);
    await server.db.updateTable('rounds').set({ words_purged_on: '2026-11-21' }).execute();
    expect(await problemOf(await ask('autumn'))).toMatchObject({ code: 'round-purged', status: 410 });
    expect(await problemOf(await server.post('/api/groups/code', { secret }))).toMatchObject({ code: 'round-purged' });
    expect(await problemOf(await ann.post(at('groups/link'), { group: before.id, round: 'autumn' }))).toMatchObject({ code: 'round-purged' });
    await server.db.updateTable('rounds').set({ words_purged_on: null }).execute();
    expect(await problemOf(await server.post('/api/groups/code', { secret: 'A'.repeat(22) }))).toMatchObject({ code: 'link-unknown', status: 404 });
    for (const wrong of [{ people: 0 }, { people: networkBounds.codesPerGroup + 1 }]) expect((await ann.post(at('groups/ask'), { round: 'autumn', groups: [{ group: group.id, ...wrong }] })).status).toBe(400);
    expect(await problemOf(await ann.post(at('groups/link'), { group: group.id, round: 'autumn' }))).toMatchObject({ code: 'not-found' });
  });

  it('a worry that comes by a group’s link knows the group', async () => {
    const group = await asked(1);
    const { card } = await openLink(await linkOf(group.id));
    const id = await answers(card?.code, { change: 'Something.' });
    const queue = await server.db.selectFrom('reading_queue').select(['group_id', 'session_id']).where('response_id', '=', id).execute();
    const held = await server.db.selectFrom('held').select('batch_id').where('id', '=', id).execute();
    expect(held, 'it was stored').toEqual([]);
    expect(queue).toEqual([{ group_id: group.id, session_id: null }]);
  });

  it('everybody sees who took part once it is told: names that the group gave, and ten or more as it was that day', async () => {
    const shaped = async () => Shaped.parse(await (await server.get('/api/areas/hillside/shaped')).json());
    const club = await asked(12, { name: 'Thursday club', kind: 'youth-group', mayBeNamed: false });
    const named = await asked(12, { name: 'Young commissioners', kind: 'young-commissioners' });
    expect((await shaped()).rounds).toEqual([]);
    const tell = (group: string, told: boolean) => ann.post(at('groups/tell'), { group, round: 'autumn', told });
    const secret = await linkOf(named.id);
    for (let n = 0; n < 9; n += 1) await answers((await openLink(secret)).card?.code);
    await tell(named.id, true);
    const other = { kind: 'youth-group', where: 'school', heard: 'not-said' };
    expect((await shaped()).rounds.map(({ groups }) => groups)).toEqual([[{ name: 'Young commissioners', kind: 'young-commissioners', where: 'school', heard: 'not-said' }]]);
    await answers((await openLink(secret)).card?.code);
    expect((await shaped()).rounds[0]?.groups[0]?.heard, 'nothing is counted while people answer').toBe('not-said');
    await tell(named.id, true);
    expect(await problemOf(await tell(club.id, true)), 'nobody took part').toMatchObject({ code: 'nobody-took-part', status: 409 });
    await answers((await openLink(await linkOf(club.id))).card?.code);
    await tell(club.id, true);
    const [round] = (await shaped()).rounds;
    expect(round?.groups).toEqual([{ name: 'Young commissioners', kind: 'young-commissioners', where: 'school', heard: 'ten-or-more' }, other]);
    expect(JSON.stringify(await shaped())).not.toMatch(new RegExp(`${club.id}|Thursday|Hill School`));
    await tell(named.id, false);
    await tell(club.id, false);
    expect((await shaped()).rounds).toEqual([]);
    expect((await server.get('/api/areas/nowhere/shaped')).status).toBe(404);
  });

  it('hear first what was written back since their last session', async () => {
    const group = await aGroup();
    const back = async (who = ann) => GroupReplies.parse(await (await who.get(at(`groups/${group.id}/replies`))).json());
    expect(await back()).toEqual({ madeUp: true, rounds: [] });
    const reply = (on: string) => addReply(server.db, { partnershipId: server.partnership.id, roundId: server.round.id }, { id: crypto.randomUUID(), concept: 'bus', status: 'done', texts: { en: { title: on, said: 'x', done: 'x' } } }, on);
    await reply('2026-10-01');
    await reply('2026-11-10');
    await ann.post(at('groups/ask'), { round: 'autumn', groups: [{ group: group.id, people: 5 }] });
    expect((await back()).rounds, 'no session yet: all is new').toMatchObject([{ round: 'autumn', fresh: [{ on: '2026-11-10' }, { on: '2026-10-01' }], before: [] }]);
    const met = await aGroup();
    const session = (day: string, state: 'planned' | 'closed') => addSession(server.db, {
      partnership_id: server.partnership.id, id: uuidFrom(server.deps.random(16)), group_id: met.id, day, state, revision: 1, join_digest: null, made_by: null, made_at: `${day}T09:00:00.000Z`, opened_at: null, closed_at: null,
      plan: JSON.stringify({ rounds: ['autumn'], languages: ['en'], needs: [], expected: 5, devices: { shared: 1, own: 0, paper: 0 } }),
    });
    await session('2026-11-01', 'closed');
    await session('2026-11-15', 'planned');
    const senco = await signedInAs(server, 'senco');
    const replies = GroupReplies.parse(await (await senco.get(at(`groups/${met.id}/replies`))).json());
    expect(replies, 'asked in a session; one that was not held is none').toMatchObject({ since: '2026-11-01', rounds: [{ askedOn: '2026-11-01', fresh: [{ on: '2026-11-10' }], before: [{ on: '2026-10-01' }] }] });
    expect(await network(senco)).toMatchObject({ mayChange: false });
    expect((await groupNow(met.id))?.asks).toMatchObject([{ round: 'autumn', sent: false, codes: 0 }]);
    expect((await ann.post(at('groups/came-of'), { group: met.id, round: 'autumn', was: '', cameOf: 'They want a bus.' })).status).toBe(200);
    expect((await groupNow(met.id))?.asks).toMatchObject([{ askedOn: '2026-11-01', cameOf: 'They want a bus.' }]);
    expect(await problemOf(await ann.get(at(`groups/${crypto.randomUUID()}/replies`)))).toMatchObject({ code: 'not-found' });
  });
});
