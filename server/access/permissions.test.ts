import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { apiRoutes } from '#server/app.ts';
import { StaffRole } from '#server/contracts/staff.ts';
import { makeInvite } from '#server/access/invites.ts';
import { addPartnership } from '#server/queries/partnerships.ts';
import { engines, makeApp, problemOf, type TestServer } from '#test/helpers/make-app.ts';
import { browserOf, signedInAs, type StaffBrowser } from '#test/helpers/staff.ts';
import { permissions } from './permissions.ts';

const otherArea = { id: '7e0f7a43-6b50-4f3c-9d35-0a1b2c3d4e5f', slug: 'lowlands', name: 'Lowlands', made_up: 1 };

/** Every role, administrators of another partnership, who has not finished their way in, and who is not signed in. */
const askers = [...StaffRole.options, 'administrator elsewhere', 'unfinished', 'nobody'] as const;
type Asker = (typeof askers)[number];

const everyRole = new Set<Asker>([...StaffRole.options, 'administrator elsewhere']);
/**
 * What the table shall say, written down a second time: for each operation that is not for everybody, who may ask.
 * A change of the table is a change here too.
 */
const expected: Readonly<Record<string, ReadonlySet<Asker>>> = {
  'get /api/staff/me': new Set([...everyRole, 'unfinished']),
  'post /api/staff/sign-out': new Set([...everyRole, 'unfinished']),
  'post /api/staff/set-up/password': new Set([...everyRole, 'unfinished']),
  'post /api/staff/set-up/code': new Set([...everyRole, 'unfinished']),
  'post /api/staff/set-up/passkey-options': new Set([...everyRole, 'unfinished']),
  'post /api/staff/set-up/passkey': new Set([...everyRole, 'unfinished']),
  'post /api/staff/set-up/council': new Set([...everyRole, 'unfinished']),
  'post /api/staff/set-up/council/done': new Set([...everyRole, 'unfinished']),
  'post /api/staff/invite/join': everyRole,
  'get /api/staff/devices': everyRole,
  'post /api/staff/devices/end': everyRole,
  'post /api/staff/language': new Set([...everyRole, 'unfinished']),
  'post /api/staff/passkeys/remove': everyRole,
  'post /api/staff/councils/remove': everyRole,
  'post /api/staff/password': everyRole,
  'post /api/staff/recovery-codes': everyRole,
  'get /api/staff/areas/:area/people': new Set(['administrator']),
  'post /api/staff/areas/:area/invites': new Set(['administrator']),
  'post /api/staff/areas/:area/invites/take-back': new Set(['administrator']),
  'post /api/staff/areas/:area/ways-in': new Set(['administrator']),
  'post /api/staff/areas/:area/roles/take': new Set(['administrator']),
  'post /api/staff/areas/:area/devices/end': new Set(['administrator']),
  'get /api/staff/areas/:area/profile': new Set(['administrator']),
  'post /api/staff/areas/:area/profile': new Set(['administrator']),
  'get /api/staff/areas/:area/keeping': new Set(['administrator']),
  'post /api/staff/areas/:area/keeping': new Set(['administrator']),
  'get /api/staff/areas/:area/keys': new Set(['administrator']),
  'get /api/staff/areas/:area/surveys': new Set(['administrator']),
  'get /api/staff/areas/:area/health': new Set(['administrator']),
  'get /api/staff/areas/:area/audit': new Set(['administrator']),
  'get /api/staff/areas/:area/sessions': new Set(['administrator', 'coordinator']),
  'get /api/staff/areas/:area/sessions/:session': new Set(['administrator', 'coordinator']),
  'post /api/staff/areas/:area/sessions/entries': new Set(['administrator', 'coordinator']),
  'get /api/staff/areas/:area/sessions/:session/room': new Set(['coordinator', 'administrator']),
  'post /api/staff/areas/:area/sessions/:session/room/ended': new Set(['coordinator', 'administrator']),
  'get /api/staff/areas/:area/accounts': new Set(['coordinator', 'analyst', 'administrator']),
  'post /api/staff/areas/:area/accounts': new Set(['coordinator']),
  'post /api/staff/areas/:area/accounts/approve': new Set(['coordinator']),
  'post /api/staff/areas/:area/accounts/publish': new Set(['analyst', 'administrator']),
  'post /api/staff/areas/:area/accounts/take-back': new Set(['coordinator', 'analyst', 'administrator']),
  'get /api/staff/areas/:area/sessions/:session/run': new Set(['coordinator', 'administrator']),
  'post /api/staff/areas/:area/sessions/:session/run/end-device': new Set(['coordinator', 'administrator']),
  'get /api/staff/areas/:area/rounds': new Set(['administrator', 'coordinator', 'senco']),
  'get /api/staff/areas/:area/rounds/:round': new Set(['administrator', 'coordinator', 'senco']),
  'post /api/staff/areas/:area/rounds': new Set(['administrator', 'coordinator']),
  'post /api/staff/areas/:area/rounds/:round/duties': new Set(['administrator', 'coordinator']),
  'post /api/staff/areas/:area/rounds/:round/open': new Set(['administrator', 'coordinator']),
  'post /api/staff/areas/:area/rounds/:round/drop': new Set(['administrator', 'coordinator']),
  'post /api/staff/areas/:area/rounds/:round/dates': new Set(['administrator', 'coordinator']),
  'post /api/staff/areas/:area/rounds/:round/pause': new Set(['administrator', 'coordinator']),
  'post /api/staff/areas/:area/rounds/:round/go-on': new Set(['administrator', 'coordinator']),
  'post /api/staff/areas/:area/pause': new Set(['administrator']),
  'post /api/staff/areas/:area/go-on': new Set(['administrator']),
  'post /api/staff/areas/:area/holidays': new Set(['administrator', 'coordinator']),
  'post /api/staff/areas/:area/holidays/remove': new Set(['administrator', 'coordinator']),
  'post /api/staff/areas/:area/sencos': new Set(['administrator']),
  'post /api/staff/areas/:area/rounds/:round/batches': new Set(['administrator', 'coordinator', 'senco']),
  'post /api/staff/areas/:area/rounds/:round/batches/help': new Set(['administrator', 'coordinator', 'senco']),
  'post /api/staff/areas/:area/rounds/:round/batches/cards': new Set(['administrator', 'coordinator', 'senco']),
  'get /api/staff/areas/:area/network': new Set(['administrator', 'coordinator', 'senco']),
  'get /api/staff/areas/:area/groups/:group/replies': new Set(['administrator', 'coordinator', 'senco']),
  'post /api/staff/areas/:area/settings': new Set(['administrator', 'coordinator']),
  'post /api/staff/areas/:area/settings/change': new Set(['administrator', 'coordinator']),
  'post /api/staff/areas/:area/settings/close': new Set(['administrator', 'coordinator']),
  'post /api/staff/areas/:area/groups': new Set(['administrator', 'coordinator']),
  'post /api/staff/areas/:area/groups/change': new Set(['administrator', 'coordinator']),
  'post /api/staff/areas/:area/groups/close': new Set(['administrator', 'coordinator']),
  'post /api/staff/areas/:area/groups/ask': new Set(['administrator', 'coordinator']),
  'post /api/staff/areas/:area/groups/link': new Set(['administrator', 'coordinator']),
  'post /api/staff/areas/:area/groups/codes': new Set(['administrator', 'coordinator']),
  'post /api/staff/areas/:area/groups/cards': new Set(['administrator', 'coordinator']),
  'post /api/staff/areas/:area/groups/came-of': new Set(['administrator', 'coordinator']),
  'post /api/staff/areas/:area/groups/tell': new Set(['administrator', 'coordinator']),
  'get /api/staff/areas/:area/booklets/:round': new Set(['administrator', 'coordinator', 'senco']),
  'post /api/staff/areas/:area/booklets/:round': new Set(['administrator', 'coordinator', 'senco']),
  'post /api/staff/areas/:area/booklets/:round/sheet': new Set(['administrator', 'coordinator', 'senco']),
  'post /api/staff/areas/:area/booklets/:round/find': new Set(['administrator', 'coordinator']),
  'post /api/staff/areas/:area/booklets/:round/twice': new Set(['administrator', 'coordinator']),
};

/** What the guard refuses with; an operation that refuses for reasons of its own has got beyond it. */
const guardSays = new Set(['not-signed-in', 'not-allowed', 'set-up-first', 'other-site']);
/** These say "not allowed" themselves to who has nothing to change; who gets that far was let through. */
const mayRefuseItself = new Set(['post /api/staff/set-up/code', 'post /api/staff/password', 'post /api/staff/recovery-codes', 'post /api/staff/passkeys/remove']);

describe('the permission table', () => {
  it('has a line for every operation of the API, and no other', async () => {
    const server = await makeApp('sqlite');
    const routes = apiRoutes(server.deps).map(({ method, path }) => `${method} ${path}`);
    await server.close();
    expect(Object.keys(permissions).toSorted()).toEqual(routes.toSorted());
  });

  it('opens to everybody what respondents need and the ways in, and nothing else', () => {
    const open = Object.keys(permissions).filter((key) => permissions[key] === 'everybody');
    expect(Object.keys(permissions).filter((key) => !open.includes(key)).toSorted()).toEqual(Object.keys(expected).toSorted());
    expect(open.filter((key) => key.includes('/staff/')).toSorted()).toEqual(
      [...['council/return', 'council/return/:council', 'councils'].map((each) => `get /api/staff/${each}`), ...['council/start', 'invite', 'invite/open', 'passkey', 'passkey-options', 'second-step', 'sign-in'].map((each) => `post /api/staff/${each}`)],
    );
  });
});

describe.each(engines)('who may do what, on %s', (engine) => {
  let server: TestServer;
  const browsers = new Map<Asker, StaffBrowser>();
  beforeAll(async () => {
    server = await makeApp(engine);
    await addPartnership(server.db, otherArea);
    for (const role of StaffRole.options) browsers.set(role, await signedInAs(server, role));
    browsers.set('administrator elsewhere', await signedInAs(server, 'administrator', otherArea.id));
    const unfinished = browserOf(server);
    const { secret } = await makeInvite(server.deps, { partnershipId: server.partnership.id, kind: 'role', role: 'administrator', madeFor: '' });
    await unfinished.post('/api/staff/invite/open', { secret, name: 'Una Finished', email: 'una@council.example' });
    browsers.set('unfinished', unfinished);
    browsers.set('nobody', browserOf(server));
  });
  afterAll(() => server.close());

  const ask = (asker: Asker, key: string, area: string): Promise<Response> => {
    const [method, path = ''] = key.split(' ');
    // A copy, so that what one operation does to the cookies does not change who asks the next.
    const browser = browsers.get(asker)?.copy() ?? browserOf(server);
    const address = path.replace(':area', area);
    // Nothing that could be understood: who is let through is told so, and nothing is done.
    return method === 'get' ? browser.get(address) : browser.post(address, { nothing: true });
  };

  // What takes no body would be done: it is asked last, and only by who may not.
  const bodiless = new Set(['post /api/staff/sign-out', 'post /api/staff/set-up/council/done']);

  it.each(Object.keys(expected))('%s: each role, one by one', async (key) => {
    for (const asker of askers) {
      const may = expected[key]?.has(asker) === true;
      if (may && bodiless.has(key)) continue;
      const reply = await ask(asker, key, 'hillside');
      if (asker === 'nobody') {
        expect(await problemOf(reply), asker).toEqual({ code: 'not-signed-in', params: {}, status: 401 });
        continue;
      }
      const code = reply.ok ? undefined : (await problemOf(reply)).code;
      const refused = code !== undefined && guardSays.has(code) && !(may && mayRefuseItself.has(key));
      expect(refused, `${asker}: ${reply.status} ${code}`).toBe(!may);
      if (!may) expect(reply.status, asker).toBe(403);
    }
  });

  it('a partnership that does not exist is answered as one where somebody has no role', async () => {
    for (const key of Object.keys(expected).filter((each) => each.includes(':area'))) {
      const [there, nowhere] = await Promise.all(['lowlands', 'nowhere'].map(async (area) => problemOf(await ask('administrator', key, area))));
      expect(there, key).toEqual({ code: 'not-allowed', params: {}, status: 403 });
      expect(nowhere, key).toEqual(there);
      expect(await problemOf(await ask('nobody', key, 'nowhere'))).toMatchObject({ status: 401 });
    }
  });

  it('answering asks nobody who they are, and a cookie of staff changes nothing', async () => {
    const asNobody = await (await server.get('/api/rounds/autumn')).text();
    expect(await (await ask('administrator', 'get /api/rounds/autumn', '')).text()).toBe(asNobody);
  });

  it('a role that was taken away is gone with the next request', async () => {
    const analyst = await signedInAs(server, 'administrator', server.partnership.id).catch(() => undefined);
    expect(analyst).toBeUndefined();
    const senco = browsers.get('senco')?.copy() ?? browserOf(server);
    const { id } = (await (await senco.get('/api/staff/me')).json()) as { id: string };
    await browsers.get('administrator')?.post('/api/staff/areas/hillside/roles/take', { person: id, role: 'senco' });
    expect((await senco.get('/api/staff/me')).status, 'who has no role left is signed out').toBe(401);
  });
});
