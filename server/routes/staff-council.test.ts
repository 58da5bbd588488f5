import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CouncilPlace, Me } from '#server/contracts/staff.ts';
import { startCouncil, type CouncilServer } from '#test/helpers/council.ts';
import { engines, makeApp, problemOf, type TestServer } from '#test/helpers/make-app.ts';
import { browserOf, firstSecret, joinWithPasskey, type StaffBrowser } from '#test/helpers/staff.ts';
import { sql } from 'kysely';
import { describeTables } from '#server/database/tables.ts';
import { createApp } from '#server/app.ts';
import { nameCouncilOfBefore } from '#server/queries/staff-councils.ts';
import { makeInvite } from '#server/access/invites.ts';

const returnTo = 'http://localhost/api/staff/council/return';
const lowlandsReturn = `${returnTo}/lowlands`;

describe.each(engines)('a council’s own sign-in, on %s', (engine) => {
  let council: CouncilServer;
  let lowlands: CouncilServer;
  let server: TestServer;
  beforeAll(async () => {
    [council, lowlands] = await Promise.all([startCouncil(returnTo), startCouncil(lowlandsReturn, { id: 'lowlands', name: 'Lowlands Council' })]);
    server = await makeApp(engine, { councils: [council.settings, lowlands.settings] });
  });
  afterAll(async () => {
    await server.close();
    await Promise.all([council.close(), lowlands.close()]);
  });

  const start = async (browser: StaffBrowser, path = '/api/staff/council/start', id = 'council') => CouncilPlace.parse(await (await browser.post(path, { council: id, language: 'ur' })).json()).url;
  /** Comes back as a browser does that was elsewhere: only cookies that may come along do. */
  const comeBack = async (browser: StaffBrowser, address: string, to = returnTo) => {
    const { pathname, search } = new URL(address);
    expect(`http://localhost${pathname}`).toBe(to);
    const reply = await browser.comeTo(`${pathname}${search}`);
    expect(reply.status).toBe(302);
    return reply.headers.get('location') ?? '';
  };
  const me = async (browser: StaffBrowser) => Me.parse(await (await browser.get('/api/staff/me')).json());
  const invited = async (role: 'coordinator' | 'analyst') => (await makeInvite(server.deps, { partnershipId: server.partnership.id, kind: 'role', role, madeFor: role })).secret;

  it('is offered by its name, beside the others', async () => {
    expect(await (await server.get('/api/staff/councils')).json()).toEqual({ councils: [{ id: 'council', name: 'Hillside Council' }, { id: 'lowlands', name: 'Lowlands Council' }] });
    expect(await problemOf(await browserOf(server).post('/api/staff/council/start', { council: 'nowhere' }))).toMatchObject({ code: 'not-found' });
    expect((await server.get('/api/staff/council/return/nowhere?code=1&state=2')).status).toBe(404);
    const without = await makeApp('sqlite');
    expect(await (await without.get('/api/staff/councils')).json()).toEqual({ councils: [] });
    expect(await problemOf(await browserOf(without).post('/api/staff/council/start', { council: 'council' }))).toMatchObject({ code: 'not-found' });
    await without.close();
  });

  it('is joined to a name by an invite, and then signs in', async () => {
    const browser = browserOf(server);
    const secret = await invited('coordinator');
    await browser.post('/api/staff/invite/open', { secret, name: 'Ben Carver', email: 'ben@home.example' });
    const there = await start(browser, '/api/staff/set-up/council');
    const url = new URL(there);
    expect(url.origin).toBe(council.settings.issuer);
    expect([url.searchParams.get('code_challenge_method'), url.searchParams.get('redirect_uri'), url.searchParams.get('scope')]).toEqual(['S256', returnTo, 'openid email profile']);
    expect(url.searchParams.get('nonce')).toMatch(/.{20}/);
    expect(await comeBack(browser, await council.signIn(there, 'b.carver'))).toBe('/staff?lang=ur&from=council');
    await browser.post('/api/staff/set-up/council/done');
    expect(await me(browser)).toMatchObject({ name: 'Ben Carver', email: 'ben@home.example', ready: true, roles: [{ role: 'coordinator' }], ways: { councils: [{ id: 'council', name: 'Hillside Council' }], password: false } });

    const another = browserOf(server);
    expect(await comeBack(another, await council.signIn(await start(another), 'b.carver'))).toBe('/staff?lang=ur&from=sign-in');
    expect((await me(another)).name).toBe('Ben Carver');
    const noted = await server.db.selectFrom('audit_log').select(['action', 'detail']).where('action', 'like', 'staff-%').execute();
    expect(noted).toEqual(expect.arrayContaining([{ action: 'staff-way-in-added', detail: 'council' }, { action: 'staff-signed-in', detail: 'council' }]));
  });

  it('lets in nobody who did not join it: not by the same address, and not as somebody new', async () => {
    const browser = browserOf(server);
    const options = await firstSecret(server);
    await joinWithPasskey(server, options, 'Ada First');
    for (const sub of ['ada.first', 'a.stranger']) {
      expect(await comeBack(browser, await council.signIn(await start(browser), sub)), sub).toMatch(/^\/staff\/sign-in\?lang=ur&council=no/);
      expect((await browser.get('/api/staff/me')).status).toBe(401);
    }
    expect((await server.db.selectFrom('staff').select('email').where('email', 'like', '%stranger%').execute()).length).toBe(0);
  });

  it('gives the role also to who left before the page said so', async () => {
    const browser = browserOf(server);
    await browser.post('/api/staff/invite/open', { secret: await invited('analyst'), name: 'Cy Young', email: 'cy@council.example' });
    await comeBack(browser, await council.signIn(await start(browser, '/api/staff/set-up/council'), 'cy'));
    const later = browserOf(server);
    await comeBack(later, await council.signIn(await start(later), 'cy'));
    expect(await me(later)).toMatchObject({ name: 'Cy Young', roles: [{ role: 'analyst' }] });
  });

  it('is somebody’s once: another person cannot join the same', async () => {
    const browser = browserOf(server);
    await browser.post('/api/staff/invite/open', { secret: await invited('analyst'), name: 'Dot Early', email: 'dot@council.example' });
    expect(await comeBack(browser, await council.signIn(await start(browser, '/api/staff/set-up/council'), 'b.carver'))).toMatch(/^\/staff\?lang=ur&council=no/);
    await browser.post('/api/staff/set-up/council/done');
    expect(await me(browser)).toMatchObject({ ready: false });
  });

  it('takes back nobody who did not go from this browser, nor twice, nor with what was changed on the way', async () => {
    const browser = browserOf(server);
    const back = await council.signIn(await start(browser), 'b.carver');
    const copy = browser.copy();
    expect(await comeBack(browserOf(server), back), 'another browser').toBe('/staff/sign-in?council=no');
    const changed = new URL(back);
    changed.searchParams.set('state', 'another');
    expect(await comeBack(browser.copy(), changed.href)).toMatch(/^\/staff\/sign-in\?lang=ur&council=no/);
    const otherIssuer = new URL(back);
    otherIssuer.searchParams.set('iss', 'https://else.example');
    expect(await comeBack(browser.copy(), otherIssuer.href), 'an answer of another council').toMatch(/council=no/);
    expect(await comeBack(browser, back)).toBe('/staff?lang=ur&from=sign-in');
    expect(await comeBack(copy, back), 'the code counts once').toMatch(/council=no/);
    expect((await copy.get('/api/staff/me')).status).toBe(401);
    const stopped = browserOf(server);
    expect(await comeBack(stopped, await council.refuse(await start(stopped)))).toMatch(/^\/staff\/sign-in\?lang=ur&council=no/);
    expect(await comeBack(browserOf(server), returnTo)).toBe('/staff/sign-in?council=no');
  });

  it('is one of several: each lets in its own people, and nobody of another by the same id there', async () => {
    const stranger = browserOf(server);
    const back = await lowlands.signIn(await start(stranger, undefined, 'lowlands'), 'b.carver');
    expect(await comeBack(stranger, back, lowlandsReturn), 'Ben is known at Hillside alone').toMatch(/council=no/);
    expect((await stranger.get('/api/staff/me')).status).toBe(401);

    const browser = browserOf(server);
    await browser.post('/api/staff/invite/open', { secret: await invited('coordinator'), name: 'Lou Lane', email: 'lou@lowlands.example' });
    const there = await start(browser, '/api/staff/set-up/council', 'lowlands');
    expect([new URL(there).origin, new URL(there).searchParams.get('redirect_uri')]).toEqual([lowlands.settings.issuer, lowlandsReturn]);
    expect(await comeBack(browser, await lowlands.signIn(there, 'b.carver'), lowlandsReturn)).toBe('/staff?lang=ur&from=council');
    await browser.post('/api/staff/set-up/council/done');
    const another = browserOf(server);
    expect(await comeBack(another, await lowlands.signIn(await start(another, undefined, 'lowlands'), 'b.carver'), lowlandsReturn)).toBe('/staff?lang=ur&from=sign-in');
    expect(await me(another)).toMatchObject({ name: 'Lou Lane', ways: { councils: [{ id: 'lowlands', name: 'Lowlands Council' }] } });
  });

  it('of another council than the one that somebody went to lets nobody in', async () => {
    const browser = browserOf(server);
    const hillside = new URL(await start(browser));
    const other = new URL(await start(browserOf(server), undefined, 'lowlands'));
    // A council that sends people on to another one, with what it was itself told.
    for (const name of ['state', 'nonce', 'code_challenge']) other.searchParams.set(name, hillside.searchParams.get(name) ?? '');
    const back = await lowlands.signIn(other.href, 'b.carver');
    expect(await comeBack(browser.copy(), back, lowlandsReturn)).toMatch(/^\/staff\/sign-in\?lang=ur&council=no/);
    const { search } = new URL(back);
    expect(await comeBack(browser, `${returnTo}${search}`), 'nor at the address of the first').toMatch(/council=no/);
    expect((await browser.get('/api/staff/me')).status).toBe(401);
  });

  it('can be joined later, beside another, and be taken away, as long as a way in is left', async () => {
    const browser = browserOf(server);
    await browser.post('/api/staff/invite/open', { secret: await invited('analyst'), name: 'Mo Two', email: 'mo@council.example' });
    await comeBack(browser, await council.signIn(await start(browser, '/api/staff/set-up/council'), 'mo'));
    await browser.post('/api/staff/set-up/council/done');
    const remove = async (id: string) => browser.post('/api/staff/councils/remove', { council: id });
    expect(await problemOf(await remove('council')), 'the only way in').toMatchObject({ code: 'not-allowed' });
    expect(await problemOf(await remove('lowlands'))).toMatchObject({ code: 'not-found' });
    await comeBack(browser, await lowlands.signIn(await start(browser, '/api/staff/set-up/council', 'lowlands'), 'mo'), lowlandsReturn);
    expect((await me(browser)).ways.councils.map(({ id }) => id)).toEqual(['council', 'lowlands']);
    expect((await remove('council')).status).toBe(200);
    expect((await me(browser)).ways.councils.map(({ id }) => id)).toEqual(['lowlands']);
    const later = browserOf(server);
    expect(await comeBack(later, await council.signIn(await start(later), 'mo'))).toMatch(/council=no/);
  });

  it('that another one was set in the place of takes nobody for somebody of before, and lets in nobody once it is not set', async () => {
    const staff = server.deps.staff;
    if (staff === undefined) throw new Error('Nobody can sign in.');
    const moved = { ...server, app: createApp({ ...server.deps, staff: { ...staff, councils: [{ ...council.settings, issuer: lowlands.settings.issuer }] } }) };
    const ben = browserOf(server);
    await comeBack(ben, await council.signIn(await start(ben), 'b.carver'));
    const there = Me.parse(await (await browserOf(moved, new Map([ben.cookies().split('=', 2) as [string, string]])).get('/api/staff/me')).json());
    expect(there.name).toBe('Ben Carver');
    expect(there.ways.councils, 'of Hillside alone').toEqual([]);
  });

  it('of the time when a server had one alone keeps its people', async () => {
    const { issuer } = council.settings;
    await server.db.updateTable('staff_accounts').set({ provider_id: 'council' }).where('provider_id', '=', `council:${issuer}`).execute();
    const ben = browserOf(server);
    expect(await comeBack(ben, await council.signIn(await start(ben), 'b.carver')), 'not yet').toMatch(/council=no/);
    expect(await nameCouncilOfBefore(server.db, issuer)).toBeGreaterThan(1);
    expect(await comeBack(ben, await council.signIn(await start(ben), 'b.carver'))).toBe('/staff?lang=ur&from=sign-in');
    expect((await me(ben)).name).toBe('Ben Carver');
    expect(await nameCouncilOfBefore(server.db, issuer), 'once').toBe(0);
  });

  it('leaves none of the council’s tokens in the database', async () => {
    const accounts = await server.db.selectFrom('staff_accounts').selectAll().where('provider_id', '=', `council:${council.settings.issuer}`).execute();
    expect(accounts.length).toBeGreaterThan(1);
    for (const { access_token, refresh_token, id_token } of accounts) expect([access_token, refresh_token, id_token]).toEqual([null, null, null]);
    const tables = await describeTables(server.db, engine);
    const kept = JSON.stringify(await Promise.all(tables.map(async ({ name }) => (await sql`select * from ${sql.table(name)}`.execute(server.db)).rows)));
    expect(kept).not.toContain(council.settings.clientSecret);
    expect(kept, 'no token that a council signed').not.toMatch(/eyJ[\w-]+\.eyJ/);
  });

  it('may be left at one process of the server and come back to another, which has not heard of it yet', async () => {
    const browser = browserOf(server);
    const back = await council.signIn(await start(browser), 'b.carver');
    const held = new Map(browser.cookies().split('; ').map((each) => [each.slice(0, each.indexOf('=')), each.slice(each.indexOf('=') + 1)]));
    const another = browserOf({ app: createApp(server.deps) }, held);
    expect(await comeBack(another, back)).toBe('/staff?lang=ur&from=sign-in');
    expect((await me(another)).name).toBe('Ben Carver');
  });

  it('that does not answer keeps nobody waiting who comes in another way', async () => {
    const sockets: Socket[] = [];
    const silent = createServer((socket) => void sockets.push(socket)).listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const address = silent.address();
    if (address === null || typeof address === 'string') throw new Error('It does not listen.');
    const waiting = await makeApp('sqlite', { councils: [{ ...council.settings, issuer: `http://127.0.0.1:${address.port}` }, lowlands.settings] });
    await joinWithPasskey(waiting, await firstSecret(waiting), 'Ada First');
    expect(sockets, 'nobody asked for it yet').toEqual([]);
    const asked = browserOf(waiting).post('/api/staff/council/start', { council: 'council' });
    await expect.poll(() => sockets.length).toBe(1);
    expect(new URL(await start(browserOf(waiting), undefined, 'lowlands')).origin).toBe(lowlands.settings.issuer);
    for (const socket of sockets) socket.destroy();
    silent.close();
    expect(await problemOf(await asked)).toMatchObject({ code: 'council-away', status: 503 });
    await waiting.close();
  });

  it('that is away is said to be away', async () => {
    const gone = await startCouncil(returnTo);
    await gone.close();
    const alone = await makeApp('sqlite', { councils: [gone.settings, lowlands.settings] });
    expect(await problemOf(await browserOf(alone).post('/api/staff/council/start', { council: 'council' }))).toMatchObject({ code: 'council-away', status: 503 });
    expect(new URL(await start(browserOf(alone), undefined, 'lowlands')).origin, 'the others are there').toBe(lowlands.settings.issuer);
    await alone.close();
  });
});
