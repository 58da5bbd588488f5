import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createApp } from '#server/app.ts';
import { engines, makeApp, problemOf, type TestServer } from '#test/helpers/make-app.ts';
import { browserOf, firstSecret, joinWithPassword, signedInAs, type Person } from '#test/helpers/staff.ts';
import { passkeyFor } from '#test/helpers/passkey.ts';
import { makeInvite } from './invites.ts';
import { mostMisses } from './tries.ts';
import { firstLinks, inviteAdministrator } from './first-administrator.ts';

const codeOf = async (reply: Response) => (await problemOf(reply)).code;
const start = '2026-11-21T10:00:00Z';

describe.each(engines)('what a way in holds, on %s', (engine) => {
  let server: TestServer;
  let ada: Person;
  beforeAll(async () => {
    server = await makeApp(engine);
    ada = await joinWithPassword(server, await firstSecret(server), 'Ada First');
  });
  beforeEach(() => server.setNow(start));
  afterAll(() => server.close());

  const try_ = (password: string) => browserOf(server).post('/api/staff/sign-in', { email: ada.email, password });

  it('so many wrong passwords in a quarter of an hour, then not the right one either; the next quarter is a new one', async () => {
    for (let tried = 0; tried < mostMisses.password; tried += 1) expect(await codeOf(await try_(`wrong password ${tried}`))).toBe('sign-in-wrong');
    expect(await problemOf(await try_(ada.password))).toMatchObject({ code: 'too-many-requests', status: 429 });
    expect((await ada.browser.get('/api/staff/me')).status, 'who is signed in is not bothered').toBe(200);
    server.setNow('2026-11-21T10:15:00Z');
    expect((await try_(ada.password)).status).toBe(200);
    const kept = await server.db.selectFrom('staff_misses').selectAll().execute();
    expect(JSON.stringify(kept)).not.toContain(ada.email);
  });

  it('so many wrong numbers, however often somebody begins anew', async () => {
    server.setNow('2026-11-21T11:00:00Z');
    const seen: string[] = [];
    for (let begun = 0; begun < 3; begun += 1) {
      const browser = browserOf(server);
      await browser.post('/api/staff/sign-in', { email: ada.email, password: ada.password });
      for (let tried = 0; tried < 4; tried += 1) seen.push(await codeOf(await browser.post('/api/staff/second-step', { kind: 'app', code: `00000${tried}` })));
    }
    expect(seen.slice(0, mostMisses.code).every((code) => code === 'code-wrong')).toBe(true);
    expect(seen.slice(mostMisses.code)).toEqual(['too-many-requests', 'too-many-requests']);
    expect(await codeOf(await browserOf(server).post('/api/staff/second-step', { kind: 'app', code: '123456' })), 'without a password first').toBe('sign-in-again');
  });

  it('no more of those that a machine sends in one moment, whichever of them is right', async () => {
    server.setNow('2026-11-21T11:30:00Z');
    const wrong = Array.from({ length: 14 }, (_, tried) => tried);
    const bo = await joinWithPassword(server, (await makeInvite(server.deps, { partnershipId: server.partnership.id, kind: 'role', role: 'analyst', madeFor: 'Bo' })).secret, 'Bo Second');
    const begun = await Promise.all(wrong.map(async () => {
      const browser = browserOf(server);
      await browser.post('/api/staff/sign-in', { email: bo.email, password: bo.password });
      return browser;
    }));
    const [passwords, numbers] = await Promise.all([
      Promise.all([...wrong.map((tried) => try_(`wrong password ${tried}`)), try_(ada.password)].map(async (reply) => (await reply).status)),
      Promise.all(begun.map(async (browser, tried) => codeOf(await browser.post('/api/staff/second-step', { kind: 'app', code: `1111${String(tried).padStart(2, '0')}` })))),
    ]);
    expect(passwords.filter((status) => status === 422), 'tried').toHaveLength(mostMisses.password);
    expect(passwords.at(-1), 'the right one comes too late').toBe(429);
    expect(numbers.filter((code) => code !== 'too-many-requests'), 'tried').toHaveLength(mostMisses.code);
  });

  it('a working day, and two hours without a request', async () => {
    server.setNow('2026-11-21T12:00:00Z');
    const senco = await signedInAs(server, 'senco');
    server.setNow('2026-11-21T13:59:00Z');
    expect((await senco.get('/api/staff/me')).status).toBe(200);
    server.setNow('2026-11-21T15:58:00Z');
    expect((await senco.get('/api/staff/me')).status, 'it was used since').toBe(200);
    server.setNow('2026-11-21T18:01:00Z');
    expect(await codeOf(await senco.copy().get('/api/staff/me'))).toBe('not-signed-in');
    server.setNow('2026-11-21T12:00:00Z');
    expect(await codeOf(await senco.get('/api/staff/me')), 'what is over stays over').toBe('not-signed-in');
    const analyst = await signedInAs(server, 'analyst');
    for (let hour = 13; hour < 24; hour += 1) {
      server.setNow(`2026-11-21T${hour}:00:00Z`);
      expect((await analyst.get('/api/staff/me')).status).toBe(200);
    }
    server.setNow('2026-11-22T00:00:01Z');
    expect((await analyst.get('/api/staff/me')).status).toBe(401);
  });

  it('a further way in only soon after the sign-in', async () => {
    const champion = await signedInAs(server, 'champion');
    expect((await champion.post('/api/staff/set-up/passkey-options')).status).toBe(200);
    server.setNow('2026-11-21T10:16:00Z');
    expect(await problemOf(await champion.post('/api/staff/set-up/passkey-options'))).toMatchObject({ code: 'sign-in-again', status: 403 });
    expect(await codeOf(await champion.post('/api/staff/set-up/password', { password: 'nine loud purple drums' }))).toBe('sign-in-again');
  });

  it('a password that was never finished lets nobody in who has a passkey', async () => {
    const champion = await signedInAs(server, 'champion', server.partnership.id).catch(() => undefined);
    expect(champion, 'the address is taken').toBeUndefined();
    const coordinator = await signedInAs(server, 'coordinator');
    const { email } = (await (await coordinator.get('/api/staff/me')).json()) as { email: string };
    expect((await coordinator.post('/api/staff/set-up/password', { password: 'nine loud purple drums' })).status).toBe(200);
    expect(await codeOf(await browserOf(server).post('/api/staff/sign-in', { email, password: 'nine loud purple drums' }))).toBe('sign-in-wrong');
  });

  it('seven days for an invite, one for a new way in', async () => {
    const invite = async (path: string, body: object) => ((await (await ada.browser.post(`/api/staff/areas/hillside/${path}`, body)).json()) as { secret: string }).secret;
    server.setNow('2026-11-21T10:30:00Z');
    const { people } = (await (await ada.browser.get('/api/staff/areas/hillside/people')).json()) as { people: { id: string; name: string }[] };
    const role = await invite('invites', { role: 'analyst', madeFor: 'Late' });
    const wayIn = await invite('ways-in', { person: people.find(({ name }) => name !== 'Ada First')?.id });
    const look = (secret: string) => browserOf(server).post('/api/staff/invite', { secret });
    server.setNow('2026-11-22T10:29:00Z');
    expect((await look(wayIn)).status).toBe(200);
    server.setNow('2026-11-22T10:30:00Z');
    expect(await problemOf(await look(wayIn))).toMatchObject({ code: 'invite-expired', status: 410 });
    server.setNow('2026-11-28T10:29:00Z');
    expect((await look(role)).status).toBe(200);
    server.setNow('2026-11-28T10:30:00Z');
    expect(await codeOf(await look(role))).toBe('invite-expired');
  });

  it('guessed links are counted, and a right one is opened all the same', async () => {
    server.setNow('2026-11-21T19:00:00Z');
    const guess = () => browserOf(server).post('/api/staff/invite', { secret: Buffer.from(crypto.getRandomValues(new Uint8Array(32))).toString('base64url') });
    expect(await problemOf(await guess())).toEqual({ code: 'invite-unknown', params: {}, status: 404 });
    await server.db.updateTable('staff_misses').set({ misses: mostMisses.invite }).where('kind', '=', 'invite').execute();
    expect(await codeOf(await guess())).toBe('too-many-requests');
    const { secret } = await inviteAdministrator(server.deps, server.partnership.id);
    expect((await browserOf(server).post('/api/staff/invite', { secret })).status).toBe(200);
    for (const secret of ['', 'short', 'A'.repeat(44)]) expect(await codeOf(await browserOf(server).post('/api/staff/invite', { secret }))).toBe('body-not-understood');
  });

  it('pages of this server, and no other', async () => {
    const foreign: Record<string, string>[] = [{ origin: 'https://else.example' }, { origin: 'null' }, { origin: 'http://localhost:81' }, { 'sec-fetch-site': 'cross-site' }, { 'sec-fetch-site': 'same-site' }];
    for (const headers of foreign) {
      for (const path of ['/api/staff/sign-in', '/api/staff/passkey-options', '/api/staff/invite/open', '/api/staff/devices/end', '/api/staff/sign-out']) {
        expect(await problemOf(await ada.browser.copy().post(path, {}, headers)), path).toMatchObject({ code: 'other-site', status: 403 });
      }
    }
    expect((await ada.browser.copy().post('/api/staff/passkey-options', {}, { 'sec-fetch-site': 'same-origin' })).status).toBe(200);
  });

  it('cookies that no script reads, that no other page sends, and that another server cannot set where it is HTTPS', async () => {
    const plain = await browserOf(server).post('/api/staff/passkey-options');
    expect(plain.headers.getSetCookie().join()).toMatch(/^all-heard\.[^;]+; Max-Age=300; Path=\/; HttpOnly; SameSite=Strict$/i);
    const staff = server.deps.staff;
    if (staff === undefined) throw new Error('Nobody can sign in.');
    const app = createApp({ ...server.deps, staff: { ...staff, publicUrl: 'https://heard.example' } });
    const { secret } = await inviteAdministrator(server.deps, server.partnership.id);
    const headers = { 'content-type': 'application/json', origin: 'https://heard.example' };
    const reply = await app.request('/api/staff/invite/open', { method: 'POST', headers, body: JSON.stringify({ secret, name: 'Hattie', email: 'hattie@council.example' }) });
    const [cookie = ''] = reply.headers.getSetCookie();
    expect(cookie).toMatch(/^__Host-all-heard\.session_token=[^;]+; /);
    for (const attribute of ['Max-Age=43200', 'Path=/', 'HttpOnly', 'Secure', 'SameSite=Strict']) expect(cookie.toLowerCase()).toContain(attribute.toLowerCase());
    expect(cookie).not.toMatch(/domain/i);
  });
});

describe('the first administrator', () => {
  it('gets a link once, until there is one', async () => {
    const server = await makeApp('sqlite');
    const area = { slug: 'hillside', name: 'Hillside' };
    const [first] = await firstLinks(server.deps);
    expect(first).toMatchObject({ area, secret: expect.stringMatching(/^[\w-]{43}$/) as never });
    expect(await firstLinks(server.deps), 'a second start').toEqual([{ area, secret: undefined }]);
    const { secret } = await inviteAdministrator(server.deps, server.partnership.id);
    expect(await codeOf(await browserOf(server).post('/api/staff/invite', { secret: first?.secret })), 'a new one takes the old one back').toBe('invite-unknown');
    server.setNow('2026-11-29T10:00:00Z');
    expect((await firstLinks(server.deps))[0]?.secret, 'when it has expired').toBeDefined();
    server.setNow(start);
    const another = await inviteAdministrator(server.deps, server.partnership.id);
    expect(await codeOf(await browserOf(server).post('/api/staff/invite', { secret }))).toBe('invite-unknown');
    const browser = browserOf(server);
    await browser.post('/api/staff/invite/open', { secret: another.secret, name: 'Ada', email: 'ada@council.example' });
    await browser.post('/api/staff/set-up/passkey', passkeyFor().made((await (await browser.post('/api/staff/set-up/passkey-options')).json()) as never));
    expect(await firstLinks(server.deps)).toEqual([]);
    await server.close();
  });
});
