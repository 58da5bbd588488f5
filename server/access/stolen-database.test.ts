import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readFile } from 'node:fs/promises';
import { sql } from 'kysely';
import { describeTables } from '#server/database/tables.ts';
import { sqliteFile } from '#server/database/open.ts';
import { sha256 } from '#server/sealing/digest.ts';
import { engines, makeApp, type TestServer } from '#test/helpers/make-app.ts';
import { browserOf, firstSecret, joinWithPassword } from '#test/helpers/staff.ts';
import { numberOf } from '#test/helpers/totp.ts';

describe.each(engines)('who steals the database, on %s', (engine) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await makeApp(engine);
  });
  afterAll(() => server.close());

  const everyColumn = async (): Promise<string> => {
    const tables = await describeTables(server.db, engine);
    const rows = await Promise.all(tables.map(async ({ name }) => (await sql<Record<string, unknown>>`select * from ${sql.table(name)}`.execute(server.db)).rows));
    return JSON.stringify(rows);
  };

  it('finds no secret that let anybody in, in any column, nor any that is under way', async () => {
    const secret = await firstSecret(server);
    const person = await joinWithPassword(server, secret, 'Ada First');
    const { secret: waiting } = (await (await person.browser.post('/api/staff/areas/hillside/invites', { role: 'analyst', madeFor: 'Ben' })).json()) as { secret: string };
    // One sign-in that ended well, one that waits for its second step, one that waits for its passkey.
    const another = browserOf(server);
    await another.post('/api/staff/sign-in', { email: person.email, password: person.password });
    const number = numberOf(person.factor.uri, 1);
    expect((await another.post('/api/staff/second-step', { kind: 'app', code: number })).status).toBe(200);
    const begun = browserOf(server);
    await begun.post('/api/staff/sign-in', { email: person.email, password: person.password });
    const withPasskey = browserOf(server);
    await withPasskey.post('/api/staff/passkey-options');

    const cookies = [person.browser, another, begun, withPasskey].flatMap((browser) => browser.cookies().split('; ').map((each) => decodeURIComponent(each.slice(each.indexOf('=') + 1))));
    expect(cookies.length).toBeGreaterThan(3);
    const shared = new URL(person.factor.uri).searchParams.get('secret') ?? '';
    const handedOut = {
      secret,
      waiting,
      password: person.password,
      shared,
      number,
      ...Object.fromEntries(person.factor.recoveryCodes.flatMap((code, index) => [[`code ${index}`, code], [`code ${index} without its dash`, code.replace('-', '')]])),
      // A cookie is a token and its seal; neither is there.
      ...Object.fromEntries(cookies.flatMap((cookie, index) => cookie.split('.').map((part, place) => [`cookie ${index} ${place}`, part]))),
    };
    const kept = await everyColumn();
    expect(kept).toContain('ada.first@council.example');
    expect(kept, 'the digest of a link is there').toContain(sha256(Buffer.from(waiting, 'base64url')));
    for (const [name, text] of Object.entries(handedOut)) {
      expect(text.length, name).toBeGreaterThanOrEqual(6);
      expect(kept.toLowerCase().includes(text.toLowerCase()), name).toBe(false);
      expect(kept.includes(Buffer.from(text).toString('base64url')), `${name}, encoded`).toBe(false);
    }
    if (engine === 'postgres') return;
    // Nor in the file, where rows of before would still be.
    const files = await Promise.all(['', '-wal'].map((end) => readFile(`${sqliteFile(server.dataDir)}${end}`).catch(() => Buffer.alloc(0))));
    for (const [name, text] of Object.entries(handedOut)) for (const file of files) expect(file.includes(text), `${name} in the file`).toBe(false);
  });

  it('cannot go on as anybody with what stands there', async () => {
    const [device] = await server.db.selectFrom('staff_devices').select('token').execute();
    const [check] = await server.db.selectFrom('staff_checks').select('identifier').execute();
    for (const value of [device?.token, check?.identifier, `${device?.token}.${'A'.repeat(43)}=`]) {
      const reply = await server.get('/api/staff/me', { cookie: `all-heard.session_token=${encodeURIComponent(value ?? '')}` });
      expect(reply.status).toBe(401);
    }
    expect((await browserOf(server, new Map([['all-heard.two_factor', check?.identifier ?? '']])).post('/api/staff/second-step', { kind: 'app', code: '123456' })).status).toBe(403);
  });
});
