import { inviteAdministrator } from '#server/access/first-administrator.ts';
import { InviteMade, SecondFactor, type StaffRole } from '#server/contracts/staff.ts';
import { makeInvite } from '#server/access/invites.ts';
import type { TestServer } from './make-app.ts';
import { passkeyFor } from './passkey.ts';
import { numberOf } from './totp.ts';

const origin = 'http://localhost';

/** A browser of somebody of the staff: it keeps its cookies, and says where its page comes from. */
export interface StaffBrowser {
  get: (path: string) => Promise<Response>;
  /** Comes to an address from another site, with the cookies that may come along then. */
  comeTo: (path: string) => Promise<Response>;
  post: (path: string, body?: unknown, headers?: Record<string, string>) => Promise<Response>;
  /** The cookies that it holds, as it sends them. */
  cookies: () => string;
  /** Another browser with the same cookies, as they are now. */
  copy: () => StaffBrowser;
}

export function browserOf(server: Pick<TestServer, 'app'>, held: ReadonlyMap<string, string> = new Map()): StaffBrowser {
  const jar = new Map(held);
  /** Cookies that are sent from pages of their own site alone. */
  const strict = new Set<string>();
  const cookies = () => [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
  const ask = async (path: string, init: RequestInit, fromElsewhere = false) => {
    const headers = new Headers(init.headers);
    const sent = fromElsewhere ? [...jar].filter(([name]) => !strict.has(name)).map(([name, value]) => `${name}=${value}`).join('; ') : cookies();
    if (sent !== '') headers.set('cookie', sent);
    headers.set('user-agent', 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/142.0 Safari/537.36');
    const reply = await server.app.request(path, { ...init, headers });
    for (const cookie of reply.headers.getSetCookie()) {
      const [pair = '', ...attributes] = cookie.split(/;\s*/);
      const name = pair.slice(0, pair.indexOf('='));
      if (attributes.some((each) => /^max-age=0$/i.test(each))) jar.delete(name);
      else jar.set(name, pair.slice(name.length + 1));
      if (attributes.some((each) => /^samesite=strict$/i.test(each))) strict.add(name);
    }
    return reply;
  };
  return {
    get: (path) => ask(path, { method: 'GET' }),
    comeTo: (path) => ask(path, { method: 'GET' }, true),
    post: (path, body = {}, headers = {}) => ask(path, { method: 'POST', headers: { 'content-type': 'application/json', host: 'localhost', origin, ...headers }, body: JSON.stringify(body) }),
    cookies,
    copy: () => browserOf(server, jar),
  };
}

/** Somebody of the staff, with a browser that is signed in, and what only they know. */
export interface Person {
  browser: StaffBrowser;
  email: string;
  password: string;
  factor: SecondFactor;
}

const ok = async (reply: Response): Promise<Response> => {
  if (!reply.ok) throw new Error(`${reply.status} ${await reply.text()}`);
  return reply;
};

export const aPassword = 'three tall brown horses';

/** Takes an invite up with a password and an authenticator app. */
export async function joinWithPassword(server: TestServer, secret: string, name: string): Promise<Person> {
  const browser = browserOf(server);
  const email = `${name.toLowerCase().replaceAll(' ', '.')}@council.example`;
  await ok(await browser.post('/api/staff/invite/open', { secret, name, email }));
  const factor = SecondFactor.parse(await (await ok(await browser.post('/api/staff/set-up/password', { password: aPassword }))).json());
  await ok(await browser.post('/api/staff/set-up/code', { code: numberOf(factor.uri) }));
  return { browser, email, password: aPassword, factor };
}

/** Takes an invite up with a passkey. */
export async function joinWithPasskey(server: Pick<TestServer, 'app'>, secret: string, name: string, passkey = passkeyFor()): Promise<StaffBrowser> {
  const browser = browserOf(server);
  await ok(await browser.post('/api/staff/invite/open', { secret, name, email: `${name.toLowerCase().replaceAll(' ', '.')}@council.example` }));
  const options: { challenge: string } = await (await ok(await browser.post('/api/staff/set-up/passkey-options'))).json() as never;
  await ok(await browser.post('/api/staff/set-up/passkey', passkey.made(options)));
  return browser;
}

export const firstSecret = async (server: TestServer): Promise<string> => (await inviteAdministrator(server.deps, server.partnership.id)).secret;

/** Somebody with a role in a partnership, signed in. */
export async function signedInAs(server: Pick<TestServer, 'app' | 'deps' | 'partnership'>, role: StaffRole, partnershipId = server.partnership.id): Promise<StaffBrowser> {
  const { secret } = InviteMade.parse(await makeInvite(server.deps, { partnershipId, kind: 'role', role, madeFor: role }));
  return joinWithPasskey(server, secret, `${role} ${partnershipId.slice(0, 8)}`);
}
