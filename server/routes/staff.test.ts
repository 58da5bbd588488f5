import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Devices, InviteFound, Me, People, RecoveryCodes, type StaffRole } from '#server/contracts/staff.ts';
import { emptyProfile } from '#server/contracts/area-profile.ts';
import { makeInvite } from '#server/access/invites.ts';
import { holdersOf } from '#server/queries/staff-roles.ts';
import { addPartnership } from '#server/queries/partnerships.ts';
import { engines, makeApp, problemOf, type TestServer } from '#test/helpers/make-app.ts';
import { passkeyFor } from '#test/helpers/passkey.ts';
import { aPassword, browserOf, firstSecret, joinWithPasskey, joinWithPassword, type Person } from '#test/helpers/staff.ts';
import { numberOf } from '#test/helpers/totp.ts';

const codeOf = async (reply: Response) => (await problemOf(reply)).code;

describe.each(engines)('staff, on %s', (engine) => {
  let server: TestServer;
  let first: Person;
  let secret: string;
  beforeAll(async () => {
    server = await makeApp(engine);
    secret = await firstSecret(server);
    first = await joinWithPassword(server, secret, 'Ada First');
  });
  afterAll(() => server.close());

  const me = async (browser = first.browser) => Me.parse(await (await browser.get('/api/staff/me')).json());
  const people = async () => People.parse(await (await first.browser.get('/api/staff/areas/hillside/people')).json());
  const actions = async () => (await server.db.selectFrom('audit_log').select(['action', 'detail']).where('action', 'like', 'staff-%').execute()).map(({ action, detail }) => `${action} ${detail ?? ''}`.trim());
  const signIn = async (person: Person, password = person.password) => {
    const browser = browserOf(server);
    return { browser, reply: await browser.post('/api/staff/sign-in', { email: person.email, password }) };
  };

  it('the first administrator came by the link, which opens nothing any more', async () => {
    expect(await me()).toMatchObject({ name: 'Ada First', email: 'ada.first@council.example', ready: true, roles: [{ area: { slug: 'hillside' }, role: 'administrator' }], ways: { password: true } });
    for (const path of ['/api/staff/invite', '/api/staff/invite/open']) {
      expect(await problemOf(await browserOf(server).post(path, path.endsWith('open') ? { secret, name: 'Eve', email: 'eve@else.example' } : { secret }))).toMatchObject({ code: 'invite-used', status: 410 });
    }
    expect(await actions()).toEqual(expect.arrayContaining(['staff-invite-opened', 'staff-invite-used administrator', 'staff-way-in-added password', 'staff-invite-refused used']));
  });

  it('sign in with a password and a number, and out again', async () => {
    const { browser, reply } = await signIn(first);
    expect(await reply.json()).toEqual({ next: 'second-step' });
    expect(await codeOf(await browser.get('/api/staff/me')), 'not yet').toBe('not-signed-in');
    expect(await codeOf(await browser.post('/api/staff/second-step', { kind: 'app', code: '000000' }))).toBe('code-wrong');
    const code = numberOf(first.factor.uri, 1);
    expect(await (await browser.post('/api/staff/second-step', { kind: 'app', code })).json()).toEqual({ next: 'home' });
    expect((await me(browser)).name).toBe('Ada First');

    const again = await signIn(first);
    expect(await codeOf(await again.browser.post('/api/staff/second-step', { kind: 'app', code })), 'a number counts once').toBe('code-wrong');
    expect(await codeOf(await again.browser.get('/api/staff/me'))).toBe('not-signed-in');

    const before = browser.copy();
    expect(await (await browser.post('/api/staff/sign-out')).json()).toEqual({ done: true });
    expect(await codeOf(await before.get('/api/staff/me')), 'the cookie of before is good for nothing').toBe('not-signed-in');
    expect(await actions()).toEqual(expect.arrayContaining(['staff-signed-in password', 'staff-sign-in-failed code', 'staff-signed-out']));
  });

  it('are told the same of a wrong password and of an address that nobody has', async () => {
    const wrong = await problemOf((await signIn(first, 'three tall brown cows')).reply);
    expect(wrong).toEqual({ code: 'sign-in-wrong', params: {}, status: 422 });
    expect(await problemOf(await browserOf(server).post('/api/staff/sign-in', { email: 'nobody@else.example', password: aPassword }))).toEqual(wrong);
    expect(await actions()).toContain('staff-sign-in-failed password');
  });

  it('recover with a code, however it is typed, once', async () => {
    const [code = ''] = first.factor.recoveryCodes;
    const { browser } = await signIn(first);
    expect(await (await browser.post('/api/staff/second-step', { kind: 'recovery', code: code.toUpperCase().replace('-', ' ') })).json()).toEqual({ next: 'home' });
    const again = await signIn(first);
    expect(await codeOf(await again.browser.post('/api/staff/second-step', { kind: 'recovery', code }))).toBe('code-wrong');
    const [, second = ''] = first.factor.recoveryCodes;
    const anew = RecoveryCodes.parse(await (await browser.post('/api/staff/recovery-codes', { password: first.password })).json());
    expect(new Set([...anew.recoveryCodes, ...first.factor.recoveryCodes]).size).toBe(20);
    expect(await codeOf(await again.browser.post('/api/staff/second-step', { kind: 'recovery', code: second })), 'the old ones are gone').toBe('code-wrong');
    first.factor.recoveryCodes = anew.recoveryCodes;
  });

  it('sign in with a passkey that asked who holds it', async () => {
    const made = await first.browser.post('/api/staff/areas/hillside/invites', { role: 'coordinator', madeFor: 'Ben Carver' });
    const { secret } = await made.json() as never as { secret: string };
    const passkey = passkeyFor();
    await joinWithPasskey(server, secret, 'Ben Carver', passkey);
    const browser = browserOf(server);
    const options = async () => (await (await browser.post('/api/staff/passkey-options')).json()) as { challenge: string; userVerification: string };
    const asked = await options();
    expect(asked.userVerification).toBe('required');
    const answer = passkey.used(asked);
    expect(await (await browser.post('/api/staff/passkey', answer)).json()).toEqual({ next: 'home' });
    expect(await me(browser)).toMatchObject({ name: 'Ben Carver', roles: [{ role: 'coordinator' }], ways: { password: false } });
    expect(await codeOf(await browserOf(server).post('/api/staff/passkey', answer)), 'an answer without its question').toBe('passkey-wrong');
    expect(await codeOf(await browser.post('/api/staff/passkey', answer)), 'an answer to an earlier question').toBe('passkey-wrong');
    expect(await codeOf(await browser.post('/api/staff/passkey', passkeyFor().used(await options()))), 'one that nobody knows').toBe('passkey-wrong');
    expect(await codeOf(await browser.post('/api/staff/passkey', passkeyFor({ origin: 'http://else.example' }).used(await options())))).toBe('passkey-wrong');
  });

  it('cannot take a passkey that asks for nothing: it would be one factor', async () => {
    const { secret } = await (await first.browser.post('/api/staff/areas/hillside/invites', { role: 'analyst', madeFor: 'Cy' })).json() as never as { secret: string };
    await expect(joinWithPasskey(server, secret, 'Cy Young', passkeyFor({ verified: false }))).rejects.toThrow('passkey-wrong');
    expect((await people()).invites.find(({ madeFor }) => madeFor === 'Cy')).toMatchObject({ state: 'opened', openedBy: { name: 'Cy Young' } });
  });

  it('have a list of devices, and end one, the others, or all', async () => {
    const { secret } = await (await first.browser.post('/api/staff/areas/hillside/invites', { role: 'champion', madeFor: 'Dot' })).json() as never as { secret: string };
    const dot = await joinWithPassword(server, secret, 'Dot Early');
    const other = await signIn(dot);
    await other.browser.post('/api/staff/second-step', { kind: 'recovery', code: dot.factor.recoveryCodes[0] });
    const devices = async () => Devices.parse(await (await dot.browser.get('/api/staff/devices')).json()).devices;
    expect(await devices()).toMatchObject([{ name: 'chrome linux' }, { name: 'chrome linux' }]);
    expect((await devices()).filter(({ here }) => here)).toHaveLength(1);
    const elsewhere = (await devices()).find(({ here }) => !here);
    expect(await codeOf(await other.browser.copy().post('/api/staff/devices/end', { id: elsewhere?.id ?? '', extra: 1 }))).toBe('body-not-understood');
    await first.browser.post('/api/staff/devices/end', { id: elsewhere?.id });
    expect(await devices(), 'nobody ends somebody else’s').toHaveLength(2);
    await dot.browser.post('/api/staff/devices/end', { all: 'others' });
    expect(await codeOf(await other.browser.get('/api/staff/me'))).toBe('not-signed-in');
    expect(await devices()).toHaveLength(1);
    await dot.browser.post('/api/staff/devices/end', { all: 'mine' });
    expect(await codeOf(await dot.browser.get('/api/staff/me'))).toBe('not-signed-in');
  });

  it('see who took up whose invite, and take back what nobody used', async () => {
    const { id, secret } = await (await first.browser.post('/api/staff/areas/hillside/invites', { role: 'senco', madeFor: 'Eli Ford' })).json() as never as { id: string; secret: string };
    expect(InviteFound.parse(await (await browserOf(server).post('/api/staff/invite', { secret })).json())).toMatchObject({ kind: 'role', role: 'senco', madeFor: 'Eli Ford', area: { name: 'Hillside' } });
    await browserOf(server).post('/api/staff/invite/open', { secret, name: 'Somebody Else', email: 'else@else.example' });
    expect((await people()).invites.find((each) => each.id === id)).toMatchObject({ state: 'opened', openedBy: { name: 'Somebody Else', email: 'else@else.example' } });
    await first.browser.post('/api/staff/areas/hillside/invites/take-back', { id });
    expect(await codeOf(await browserOf(server).post('/api/staff/invite', { secret }))).toBe('invite-unknown');
    expect((await people()).invites.find((each) => each.id === id)?.state).toBe('taken-back');
    expect(await codeOf(await first.browser.post('/api/staff/areas/hillside/invites/take-back', { id }))).toBe('not-found');
  });

  it('go on with an invite until it is finished; then a second opening does nothing', async () => {
    const { secret } = await (await first.browser.post('/api/staff/areas/hillside/invites', { role: 'senco', madeFor: 'Fay' })).json() as never as { secret: string };
    const begun = browserOf(server);
    await begun.post('/api/staff/invite/open', { secret, name: 'Fay Gr', email: 'fay@council.example' });
    expect(await me(begun)).toMatchObject({ ready: false, roles: [] });
    const again = browserOf(server);
    await again.post('/api/staff/invite/open', { secret, name: 'Fay Green', email: 'fay@council.example' });
    expect(await codeOf(await begun.get('/api/staff/me')), 'what was begun before is over').toBe('not-signed-in');
    await again.post('/api/staff/set-up/passkey', passkeyFor().made(await (await again.post('/api/staff/set-up/passkey-options')).json() as never));
    expect(await me(again)).toMatchObject({ name: 'Fay Green', ready: true, roles: [{ role: 'senco' }] });
    expect(await codeOf(await browserOf(server).post('/api/staff/invite/open', { secret, name: 'X', email: 'x@else.example' }))).toBe('invite-used');
  });

  it('open a link that was passed on in one moment: one comes in, the other is told, and who came is seen beside whom it was for', async () => {
    const { id, secret } = await (await first.browser.post('/api/staff/areas/hillside/invites', { role: 'coordinator', madeFor: 'Hal Iver' })).json() as never as { id: string; secret: string };
    const both = await Promise.all(
      ['Hal Iver', 'Somebody Passing'].map(async (name) => {
        const browser = browserOf(server);
        await browser.post('/api/staff/invite/open', { secret, name, email: `${name.toLowerCase().replace(' ', '.')}@link.example` });
        const options = await browser.post('/api/staff/set-up/passkey-options');
        if (options.ok) await browser.post('/api/staff/set-up/passkey', passkeyFor().made(await options.json() as never));
        const { ready } = Me.safeParse(await (await browser.get('/api/staff/me')).json()).data ?? { ready: false };
        return ready ? name : undefined;
      }),
    );
    const came = both.filter((name) => name !== undefined);
    expect(came).toHaveLength(1);
    expect((await people()).invites.find((each) => each.id === id)).toMatchObject({ state: 'used', madeFor: 'Hal Iver', openedBy: { name: came[0] } });
    expect((await people()).people.filter(({ email }) => email.endsWith('@link.example')).map(({ name }) => name)).toEqual(came);
    for (const path of ['/api/staff/invite', '/api/staff/invite/open']) expect(await codeOf(await browserOf(server).post(path, path.endsWith('open') ? { secret, name: 'X', email: 'x@link.example' } : { secret }))).toBe('invite-used');
  });

  it('take on a further role by an invite; an address that somebody has is not taken twice', async () => {
    const { secret } = await (await first.browser.post('/api/staff/areas/hillside/invites', { role: 'analyst', madeFor: 'Ada' })).json() as never as { secret: string };
    expect(await codeOf(await browserOf(server).post('/api/staff/invite/open', { secret, name: 'Ada', email: first.email.toUpperCase() }))).toBe('email-taken');
    expect(await (await first.browser.post('/api/staff/invite/join', { secret })).json()).toEqual({ done: true });
    expect((await me()).roles.map(({ role }) => role)).toEqual(['administrator', 'analyst']);
    expect(await codeOf(await first.browser.post('/api/staff/invite/join', { secret }))).toBe('invite-used');
    const { id } = await me();
    await first.browser.post('/api/staff/areas/hillside/roles/take', { person: id, role: 'analyst' });
    expect((await me()).roles.map(({ role }) => role)).toEqual(['administrator']);
    expect(await codeOf(await first.browser.post('/api/staff/areas/hillside/roles/take', { person: id, role: 'administrator' }))).toBe('last-administrator');
  });

  it('get a new way in from an administrator; the old ones open nothing', async () => {
    const { secret } = await (await first.browser.post('/api/staff/areas/hillside/invites', { role: 'champion', madeFor: 'Gus' })).json() as never as { secret: string };
    const gus = await joinWithPassword(server, secret, 'Gus Hill');
    const person = (await people()).people.find(({ name }) => name === 'Gus Hill')?.id;
    const made = await (await first.browser.post('/api/staff/areas/hillside/ways-in', { person })).json() as never as { secret: string };
    const browser = browserOf(server);
    expect(InviteFound.parse(await (await browser.post('/api/staff/invite', made)).json().catch(() => ({})).then(async () => (await browser.post('/api/staff/invite', { secret: made.secret })).json()))).toMatchObject({ kind: 'way-in', madeFor: 'Gus Hill' });
    await browser.post('/api/staff/invite/open', { secret: made.secret });
    expect(await codeOf(await gus.browser.get('/api/staff/me'))).toBe('not-signed-in');
    expect(await codeOf((await signIn(gus)).reply)).toBe('sign-in-wrong');
    expect(await codeOf(await browser.get('/api/staff/devices'))).toBe('set-up-first');
    await browser.post('/api/staff/set-up/passkey', passkeyFor().made(await (await browser.post('/api/staff/set-up/passkey-options')).json() as never));
    expect(await me(browser)).toMatchObject({ id: person, name: 'Gus Hill', ready: true, roles: [{ role: 'champion' }] });
    expect(await codeOf(await first.browser.post('/api/staff/areas/hillside/ways-in', { person: '00000000-0000-4000-8000-000000000000' }))).toBe('not-found');
  });

  it('get no new way in from an administrator of one of their areas alone: it would lead into the other too', async () => {
    const lowlands = { id: '7e0f7a43-6b50-4f3c-9d35-0a1b2c3d4e5f', slug: 'lowlands', name: 'Lowlands', made_up: 1 };
    await addPartnership(server.db, lowlands);
    const invite = (partnershipId: string, role: StaffRole) => makeInvite(server.deps, { partnershipId, kind: 'role', role, madeFor: '' });
    const hal = await joinWithPasskey(server, (await invite(server.partnership.id, 'senco')).secret, 'Hal Both');
    const { id: person } = await me(hal);
    const wayIn = () => first.browser.post('/api/staff/areas/hillside/ways-in', { person });
    const before = (await (await wayIn()).json()) as { secret: string };
    expect((await browserOf(server).post('/api/staff/invite', { secret: before.secret })).status).toBe(200);
    await hal.post('/api/staff/invite/join', { secret: (await invite(lowlands.id, 'analyst')).secret });
    expect((await me(hal)).roles).toMatchObject([{ area: { slug: 'hillside' }, role: 'senco' }, { area: { slug: 'lowlands' }, role: 'analyst' }]);
    expect(await codeOf(await wayIn())).toBe('works-elsewhere-too');
    expect(await codeOf(await browserOf(server).post('/api/staff/invite/open', { secret: before.secret })), 'nor by the link of before').toBe('invite-unknown');
    expect((await me(hal)).ready, 'nothing was taken away').toBe(true);
    for (const path of ['invites', 'ways-in']) expect(await codeOf(await first.browser.post(`/api/staff/areas/lowlands/${path}`, { person }))).toBe('not-allowed');
    await first.browser.post('/api/staff/invite/join', { secret: (await invite(lowlands.id, 'administrator')).secret });
    expect((await wayIn()).status, 'who administers both may').toBe(200);
  });

  it('who administer an area no more leave no link behind that leads into it', async () => {
    const invite = (role: StaffRole) => makeInvite(server.deps, { partnershipId: server.partnership.id, kind: 'role', role, madeFor: '' });
    const ida = await joinWithPasskey(server, (await invite('administrator')).secret, 'Ida Second');
    const made = (await (await ida.post('/api/staff/areas/hillside/invites', { role: 'administrator', madeFor: 'Ida, later' })).json()) as { secret: string };
    const kept = (await (await first.browser.post('/api/staff/areas/hillside/invites', { role: 'champion', madeFor: 'Jo' })).json()) as { secret: string };
    expect((await first.browser.post('/api/staff/areas/hillside/roles/take', { person: (await me(ida)).id, role: 'administrator' })).status).toBe(200);
    expect(await codeOf(await browserOf(server).post('/api/staff/invite', { secret: made.secret }))).toBe('invite-unknown');
    expect((await people()).invites.find(({ madeFor }) => madeFor === 'Ida, later')?.state).toBe('taken-back');
    expect((await browserOf(server).post('/api/staff/invite', { secret: kept.secret })).status, 'those of others stay').toBe(200);
  });

  it('two administrators who take each other’s role away in one moment leave one', async () => {
    const upper = { id: '0b0f7f3e-9d3c-4d36-8a53-0a2f4f1f0a11', slug: 'upper', name: 'Upper', made_up: 1 };
    await addPartnership(server.db, upper);
    const come = async (name: string) => joinWithPasskey(server, (await makeInvite(server.deps, { partnershipId: upper.id, kind: 'role', role: 'administrator', madeFor: '' })).secret, name);
    const both = [await come('Kit One'), await come('Lea Two')];
    const ids = await Promise.all(both.map(async (browser) => (await me(browser)).id));
    const replies = await Promise.all(both.map((browser, at) => browser.post('/api/staff/areas/upper/roles/take', { person: ids[1 - at], role: 'administrator' })));
    expect(replies.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(await holdersOf(server.db, upper.id, 'administrator')).toHaveLength(1);
  });

  it('are spoken to in the first language of their area, until they choose one, which holds on every device', async () => {
    expect((await me()).language).toBeUndefined();
    const profile = { ...emptyProfile, languages: ['pl', 'en'] };
    expect((await first.browser.post('/api/staff/areas/hillside/profile', { revision: 0, profile })).status).toBe(200);
    expect((await me()).language).toBe('pl');
    expect((await first.browser.post('/api/staff/language', { language: 'ur' })).status).toBe(200);
    const { browser } = await signIn(first);
    await browser.post('/api/staff/second-step', { kind: 'recovery', code: first.factor.recoveryCodes[3] });
    expect((await me(browser)).language).toBe('ur');
    for (const language of ['xx', 'english please', '']) expect(await codeOf(await first.browser.post('/api/staff/language', { language }))).toBe('body-not-understood');
    expect((await me()).language).toBe('ur');
  });

  it('change their password, and nobody chooses one that is easily guessed', async () => {
    const next = 'seven small green boats';
    expect(await codeOf(await first.browser.post('/api/staff/password', { current: 'three tall brown cows', password: next }))).toBe('sign-in-wrong');
    expect(await codeOf(await first.browser.post('/api/staff/password', { current: first.password, password: 'Ada.First.2026!' }))).toBe('password-weak');
    expect(await codeOf(await first.browser.post('/api/staff/password', { current: first.password, password: 'short' }))).toBe('body-not-understood');
    expect(await (await first.browser.post('/api/staff/password', { current: first.password, password: next })).json()).toEqual({ done: true });
    expect(await codeOf((await signIn(first)).reply)).toBe('sign-in-wrong');
    first.password = next;
    expect(await (await signIn(first)).reply.json()).toEqual({ next: 'second-step' });
  });
});
