import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeInvite } from '#server/access/invites.ts';
import { AreaNotice, RoundKept, RoundPlanned, RoundsKept } from '#server/contracts/rounds-kept.ts';
import { Pack, Round } from '#server/contracts/round.ts';
import { Me } from '#server/contracts/staff.ts';
import { addPartnership } from '#server/queries/partnerships.ts';
import { aSetting } from '#test/helpers/a-setting.ts';
import { calmDay } from '#test/examples/school-day.ts';
import { engines, makeApp, problemOf, type TestServer } from '#test/helpers/make-app.ts';
import { aProfile } from '#test/helpers/a-profile.ts';
import { sealed } from '#test/helpers/sealed.ts';
import { joinWithPasskey, signedInAs, type StaffBrowser } from '#test/helpers/staff.ts';

const base = '/api/staff/areas/hillside';
const plan = { survey: { id: 'school-day', version: 1 }, opensOn: '2026-12-01', closesOn: '2027-03-26', languages: ['en'], topics: [] };

describe.each(engines)('keeping rounds, on %s', (engine) => {
  let server: TestServer;
  let administrator: StaffBrowser;
  let coordinator: StaffBrowser;
  let senco: StaffBrowser;
  beforeAll(async () => {
    // A real area: everything on the list counts.
    server = await makeApp(engine, { madeUp: false, words: false });
    [administrator, coordinator, senco] = await Promise.all([signedInAs(server, 'administrator'), signedInAs(server, 'coordinator'), signedInAs(server, 'senco')]);
  });
  afterAll(() => server.close());

  /** Another coordinator, signed in at the time that it is now: who signed in before has been signed out. */
  const signedInNow = async (name: string) => {
    const { secret } = await makeInvite(server.deps, { partnershipId: server.partnership.id, kind: 'role', role: 'coordinator', madeFor: name });
    return joinWithPasskey(server, secret, name);
  };
  const ask = async (browser: StaffBrowser, path: string, body: unknown) => {
    const reply = await browser.post(`${base}${path}`, body);
    return reply.ok ? 'done' : (await problemOf(reply)).code;
  };
  const planned = async (change: object = {}) => RoundPlanned.parse(await (await coordinator.post(`${base}/rounds`, { ...plan, ...change })).json()).slug;
  const one = async (slug: string, browser = coordinator) => RoundKept.parse(await (await browser.get(`${base}/rounds/${slug}`)).json());
  const all = async (browser = coordinator) => RoundsKept.parse(await (await browser.get(`${base}/rounds`)).json());
  const idOf = async (browser: StaffBrowser) => Me.parse(await (await browser.get('/api/staff/me')).json()).id;

  it('plans a round that no device is told of, refuses what cannot be asked', async () => {
    expect(await ask(coordinator, '/rounds', { ...plan, opensOn: '2027-04-01' })).toBe('dates-reversed');
    expect(await ask(coordinator, '/rounds', { ...plan, opensOn: '2026-10-01', closesOn: '2026-11-01' })).toBe('day-gone-by');
    expect(await ask(coordinator, '/rounds', { ...plan, languages: ['en', 'pl'] })).toBe('round-language-missing');
    expect(await ask(coordinator, '/rounds', { ...plan, opensOn: '2027-02-30' })).toBe('body-not-understood');
    expect(await ask(coordinator, '/rounds', { ...plan, survey: { id: 'school-day', version: 9 } })).toBe('not-found');
    const slug = await planned();
    expect(slug).toBe('school-day-2026');
    expect(await planned(), 'each has an address of its own').toBe('school-day-2026-2');
    expect((await server.get(`/api/rounds/${slug}`)).status).toBe(404);
    expect((await server.get(`/answer/${slug}`)).status).toBe(404);
    expect((await (await server.get('/api/areas/hillside')).text()).includes(slug)).toBe(false);
    expect((await all()).rounds.find((round) => round.slug === slug)).toMatchObject({ state: 'planned', opened: false });
  });

  it('lets a plan be dropped, with what was said for it, and another be made in its place', async () => {
    const slug = await planned();
    const setting = await aSetting(server, 'Fir School');
    expect(await ask(coordinator, `/rounds/${slug}/duties`, { owner: await idOf(coordinator), settings: [setting] })).toBe('done');
    expect(await ask(senco, `/rounds/${slug}/drop`, {})).toBe('not-allowed');
    expect(await ask(coordinator, `/rounds/${slug}/drop`, {})).toBe('done');
    expect(await ask(coordinator, `/rounds/${slug}/drop`, {})).toBe('not-found');
    expect((await all()).rounds.map((round) => round.slug)).not.toContain(slug);
    expect(await planned()).toBe(slug);
  });

  it('opens only when everything on its list is done, whoever asks in whatever way', async () => {
    const slug = await planned();
    const at = `/rounds/${slug}`;
    expect((await one(slug)).missing).toEqual(['owner', 'settings', 'dsl', 'notices', 'letter']);
    expect(await problemOf(await coordinator.post(`${base}${at}/open`))).toMatchObject({ code: 'round-not-ready', params: { missing: 'owner settings dsl notices letter' }, status: 409 });

    const withoutDsl = await aSetting(server, 'Oak School', '');
    const setting = await aSetting(server, 'Elm School');
    expect(await ask(coordinator, `${at}/duties`, { owner: await idOf(administrator), settings: [setting, withoutDsl] })).toBe('done');
    expect(await ask(coordinator, `${at}/duties`, { owner: '7e0f7a43-6b50-4f3c-9d35-0a1b2c3d4e5f' })).toBe('not-found');
    expect(await ask(coordinator, `${at}/duties`, { settings: ['7e0f7a43-6b50-4f3c-9d35-0a1b2c3d4e5f'] })).toBe('not-found');
    expect((await one(slug)).missing).toEqual(['dsl', 'notices', 'letter']);
    expect(await ask(coordinator, `${at}/duties`, { settings: [setting] })).toBe('done');
    await aProfile(server);
    expect(await ask(coordinator, `${at}/duties`, { letterSentOn: '2026-11-22' }), 'tomorrow').toBe('day-to-come');
    expect(await ask(coordinator, `${at}/duties`, { letterSentOn: '2026-11-17' })).toBe('done');
    expect(await one(slug)).toMatchObject({ missing: ['letter'], earliest: '2026-12-02' });
    expect(await ask(coordinator, `${at}/duties`, { opensOn: '2026-12-02' })).toBe('done');
    expect((await one(slug)).missing).toEqual([]);
  });

  it('counts school days without the holidays that were entered', async () => {
    const slug = await planned({ opensOn: '2026-12-01' });
    await ask(coordinator, `/rounds/${slug}/duties`, { letterSentOn: '2026-11-13' });
    expect((await one(slug)).earliest).toBe('2026-11-28');
    expect(await ask(coordinator, '/holidays', { name: 'Training day', from: '2026-11-20', to: '2026-11-19' })).toBe('dates-reversed');
    expect(await ask(coordinator, '/holidays', { name: 'Training days', from: '2026-11-19', to: '2026-11-20' })).toBe('done');
    expect((await one(slug)).earliest).toBe('2026-12-02');
    expect((await one(slug)).missing).toContain('letter');
    const [holiday] = (await all()).holidays;
    expect(await ask(coordinator, '/holidays/remove', { id: holiday?.id })).toBe('done');
    expect(await ask(coordinator, '/holidays/remove', { id: holiday?.id })).toBe('not-found');
  });

  it('a round whose list is done opens, can be answered, extended, closed and opened again; its first day stays', async () => {
    const slug = await planned();
    const at = `/rounds/${slug}`;
    const setting = await aSetting(server, 'Ash School');
    await ask(coordinator, `${at}/duties`, { owner: await idOf(coordinator), settings: [setting], letterSentOn: '2026-11-13' });
    expect((await one(slug)).missing).toEqual([]);
    expect(await ask(senco, `${at}/open`, {})).toBe('not-allowed');
    expect(await ask(coordinator, `${at}/open`, {})).toBe('done');
    expect(await ask(coordinator, `${at}/open`, {}), 'pressed twice').toBe('done');
    expect(await ask(coordinator, `${at}/drop`, {}), 'it may have answers').toBe('round-opened');
    expect(Round.parse(await (await server.get(`/api/rounds/${slug}`)).json())).toMatchObject({ slug, words: false, opensOn: '2026-12-01' });
    expect(await ask(coordinator, `${at}/duties`, { opensOn: '2026-11-01' })).toBe('round-opened');
    // Just before the night of London, and just after.
    server.setNow('2027-01-04T23:59:00Z');
    const later = await signedInNow('Later Hand');
    expect((await one(slug, later)).round.state).toBe('open');
    expect(await ask(later, `${at}/dates`, { closesOn: '2027-01-03' })).toBe('day-gone-by');
    expect(await ask(later, `${at}/dates`, { closesOn: '2027-01-04' })).toBe('done');
    expect((await one(slug, later)).round.state).toBe('closing-soon');
    server.setNow('2027-01-05T00:00:30Z');
    expect((await one(slug, later)).round.state).toBe('closed');
    expect(await ask(later, `${at}/pause`, { until: '2027-01-08', reason: 'other', words: '' })).toBe('round-not-open');
    expect(await ask(later, `${at}/dates`, { closesOn: '2027-07-20' })).toBe('done');
    expect((await one(slug, later)).round.state).toBe('open');
    server.setNow('2026-11-21T10:00:00Z');
  });

  it('the languages that nobody has checked keep a real round shut', async () => {
    const slug = await planned({ languages: ['en', 'ur'] });
    expect(await one(slug)).toMatchObject({ languagesUnchecked: ['ur'] });
    expect((await one(slug)).missing).toContain('languages');
  });

  it('a pause of all is told to every device, stores what comes, ends by itself or before', async () => {
    const pause = { until: '2026-11-25', reason: 'inspection', words: 'Inspectors send their own surveys.' };
    const told = async () => Pack.parse(await (await server.get('/api/packs/autumn/en')).json()).round.paused;
    const tagOf = async () => (await server.get('/api/packs/autumn/en')).headers.get('etag');
    const before = await tagOf();
    expect(await ask(administrator, '/pause', { ...pause, until: '2026-11-20' })).toBe('day-gone-by');
    expect(await ask(coordinator, '/pause', pause)).toBe('not-allowed');
    expect(await ask(administrator, '/pause', pause)).toBe('done');
    expect(await ask(administrator, '/pause', pause)).toBe('round-paused');
    expect(await told()).toEqual({ until: '2026-11-25', reason: 'inspection' });
    expect(await tagOf(), 'a device that asks whether its pack is the newest is told no').not.toBe(before);
    expect((await server.get('/api/packs/autumn/en')).headers.get('content-type')).toBe('application/json');
    expect(await all()).toMatchObject({ pause: { words: pause.words } });
    expect((await all()).rounds.find(({ slug }) => slug === 'autumn')?.state).toBe('paused');
    expect(await server.sendOne(await sealed({ round: server.round, bundle: server.bundle, answers: calmDay().filter(({ question }) => question !== 'change'), response: { simulated: false } }))).toMatchObject({ outcome: 'stored', late: false });
    // A pause of one beside the pause of all: each ends by itself.
    expect(await ask(coordinator, '/rounds/autumn/pause', { until: '2026-11-22', reason: 'trouble', words: '' })).toBe('done');
    expect(await told()).toEqual({ until: '2026-11-25', reason: 'inspection' });
    expect(await ask(administrator, '/go-on', {})).toBe('done');
    expect(await ask(administrator, '/go-on', {})).toBe('round-not-paused');
    expect(await told()).toEqual({ until: '2026-11-22', reason: 'trouble' });
    // Midnight in London is an hour before midnight here only in summer; in November it is the same.
    server.setNow('2026-11-22T23:59:59Z');
    expect(await told()).toBeDefined();
    server.setNow('2026-11-23T00:00:00Z');
    expect(await told()).toBeUndefined();
    expect(await tagOf()).toBe(before);
    server.setNow('2026-11-21T10:00:00Z');
    expect(await ask(coordinator, '/rounds/autumn/go-on', {})).toBe('done');
  });

  it('a pause over the change of the clocks ends at midnight of London', async () => {
    server.setNow('2026-10-24T10:00:00Z');
    await ask(await signedInNow('Autumn Hand'), '/rounds/autumn/pause', { until: '2026-10-24', reason: 'other', words: '' });
    const told = async () => Round.parse(await (await server.get('/api/rounds/autumn')).json()).paused;
    server.setNow('2026-10-24T22:59:59Z');
    expect(await told()).toBeDefined();
    server.setNow('2026-10-24T23:00:00Z');
    expect(await told(), 'summer time: midnight in London').toBeUndefined();
    server.setNow('2026-11-21T10:00:00Z');
  });

  it('another area’s rounds are nobody’s here, and a purged one stays as it is', async () => {
    const other = '5d0f7a43-6b50-4f3c-9d35-0a1b2c3d4e5f';
    await addPartnership(server.db, { id: other, slug: 'lowlands', name: 'Lowlands', made_up: 0 });
    const elsewhere = await signedInAs(server, 'coordinator', other);
    expect(await problemOf(await elsewhere.get('/api/staff/areas/lowlands/rounds/autumn'))).toMatchObject({ code: 'not-found' });
    expect(await problemOf(await elsewhere.post('/api/staff/areas/lowlands/rounds/autumn/dates', { closesOn: '2027-01-01' }))).toMatchObject({ code: 'not-found' });
    await server.db.updateTable('rounds').set({ words_purged_on: '2026-11-20' }).where('slug', '=', 'school-day-2026').execute();
    for (const [step, body] of [['dates', { closesOn: '2027-01-01' }], ['duties', {}], ['open', {}], ['pause', { until: '2027-01-01', reason: 'other', words: '' }]] as const) {
      expect(await ask(coordinator, `/rounds/school-day-2026/${step}`, body), step).toBe('round-purged');
    }
  });

  it('everybody may read who answers for the answers and how long they are kept', async () => {
    const notice = AreaNotice.parse(await (await server.get('/api/areas/hillside/notice')).json());
    expect(notice).toMatchObject({ controller: 'Hillside Council, Hillside Health Board, Hillside Schools', contact: 'Information office, 0161 496 0100', officer: 'officer@hillside.example', wordsMonths: 24, answersMonths: 72 });
    const kept = (from: AreaNotice) => from.rounds.find(({ slug }) => slug === 'autumn');
    expect(kept(notice), 'as long as the policy says').toMatchObject({ survey: 'school-day', words: '2028-12-19', answers: '2032-12-19' });
    expect(notice.rounds.some(({ slug }) => slug === 'school-day-2026-2'), 'what nobody opened is nobody’s business').toBe(false);
    await server.db.updateTable('rounds').set({ words_months: 6, answers_months: 12 }).where('slug', '=', 'autumn').execute();
    expect(kept(AreaNotice.parse(await (await server.get('/api/areas/hillside/notice')).json())), 'as long as this round is').toMatchObject({ words: '2027-06-19', answers: '2027-12-19' });
    expect((await one('autumn')).goesOn).toEqual({ words: '2027-06-19', answers: '2027-12-19' });
    expect((await server.get('/api/areas/nowhere/notice')).status).toBe(404);
  });
});
