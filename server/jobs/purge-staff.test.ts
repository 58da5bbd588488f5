import { expect, it } from 'vitest';
import { makeInvite } from '#server/access/invites.ts';
import { People } from '#server/contracts/staff.ts';
import { engines, makeApp } from '#test/helpers/make-app.ts';
import { browserOf, firstSecret, joinWithPassword, signedInAs } from '#test/helpers/staff.ts';
import { purgeStaff } from './purge-staff.ts';

it.each(engines)('what signing in left behind is deleted when its time is over, and nothing that still lets somebody in, on %s', async (engine) => {
  const server = await makeApp(engine);
  const { db, deps, partnership } = server;
  const left = async () =>
    Object.fromEntries(
      await Promise.all(
        (['staff', 'staff_accounts', 'staff_devices', 'staff_checks', 'staff_misses', 'staff_used_codes', 'staff_invites'] as const).map(async (table) => [table, (await db.selectFrom(table).selectAll().execute()).length]),
      ),
    ) as Record<string, number>;
  const invite = (madeFor: string) => makeInvite(deps, { partnershipId: partnership.id, kind: 'role', role: 'analyst', madeFor });

  const ada = await joinWithPassword(server, await firstSecret(server), 'Ada First');
  const coordinator = await signedInAs(server, 'coordinator');
  await browserOf(server).post('/api/staff/sign-in', { email: ada.email, password: ada.password });
  await browserOf(server).post('/api/staff/sign-in', { email: ada.email, password: 'not the password' });
  await invite('Nobody came');
  const opened = await invite('Una Finished');
  const una = browserOf(server);
  await una.post('/api/staff/invite/open', { secret: opened.secret, name: 'Una Finished', email: 'una@council.example' });
  await una.post('/api/staff/set-up/password', { password: 'nine loud purple drums' });
  const full = await left();
  expect(full).toMatchObject({ staff: 3, staff_devices: 3, staff_misses: 1, staff_used_codes: 1, staff_invites: 4 });

  server.setNow('2026-11-21T10:14:00Z');
  expect(await purgeStaff(deps), 'soon afterwards').toMatchObject({ devices: 0, invites: 0, unfinished: 0 });
  expect(await left()).toMatchObject({ staff: 3, staff_devices: 3, staff_misses: 1, staff_invites: 4 });
  expect((await coordinator.get('/api/staff/me')).status).toBe(200);

  server.setNow('2026-11-21T12:05:00Z');
  expect(await purgeStaff(deps), 'two hours later: who did something since is signed in').toMatchObject({ devices: 2, invites: 0, unfinished: 0 });
  expect((await coordinator.get('/api/staff/me')).status).toBe(200);
  expect(await left()).toMatchObject({ staff_misses: 0, staff_used_codes: 0 });

  // Used on the 21st of November; out of time on the 28th.
  server.setNow('2027-02-19T09:00:00Z');
  expect(await purgeStaff(deps)).toMatchObject({ devices: 1, invites: 0, unfinished: 0 });
  server.setNow('2027-02-20T09:00:00Z');
  expect(await purgeStaff(deps)).toMatchObject({ invites: 2, unfinished: 0 });
  server.setNow('2027-02-26T12:00:00Z');
  expect(await purgeStaff(deps), 'and with the link who opened it in vain').toEqual({ devices: 0, tries: 0, invites: 2, unfinished: 1 });
  expect(await left()).toMatchObject({ staff: 2, staff_accounts: 1, staff_devices: 0, staff_checks: 0, staff_invites: 0 });

  const again = browserOf(server);
  expect(await (await again.post('/api/staff/sign-in', { email: ada.email, password: ada.password })).json()).toEqual({ next: 'second-step' });
  await again.post('/api/staff/second-step', { kind: 'recovery', code: ada.factor.recoveryCodes[0] });
  const { people, invites } = People.parse(await (await again.get('/api/staff/areas/hillside/people')).json());
  expect([people.map(({ name }) => name), invites]).toEqual([['Ada First', expect.stringContaining('coordinator') as string], []]);
  await server.close();
});
