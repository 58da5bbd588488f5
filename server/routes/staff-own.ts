import { isWeak, ownWords } from '#server/access/passwords.ts';
import { lifetimes } from '#server/access/lifetimes.ts';
import { orProblem } from '#server/access/refusals.ts';
import type { Staff } from '#server/access/who.ts';
import { type Devices, type Me } from '#server/contracts/staff.ts';
import { Problem } from '#server/problems.ts';
import { devicesOf, endDevices } from '#server/queries/staff-devices.ts';
import { profileOf } from '#server/queries/area-profile.ts';
import { removeCouncil } from '#server/queries/staff-councils.ts';
import { chooseLanguage, passkeysOf, removePasskey } from '#server/queries/staff.ts';
import type { ApiRoute } from './api-route.ts';
import { guarded, type StaffRoute } from './guard.ts';
import { sendPrivate } from './reply.ts';
import type { StaffDeps } from './staff-deps.ts';
import { sendWithCookies } from './staff-reply.ts';
import { done, orNotFound, step } from './step.ts';

/** One's own: who I am, where I am signed in, and my ways in. */
export function ownRoutes(deps: StaffDeps): ApiRoute[] {
  const { auth, audit, clock, db, tries } = deps;

  /** Does what somebody with a password must give it once more for; only so often with a wrong one. */
  async function withPassword<T>({ id, hasSecondFactor }: Staff, work: () => Promise<T>): Promise<T> {
    if (!hasSecondFactor) throw new Problem('not-allowed');
    return tries.alone('password', id, async () => {
      if (await tries.spent('password', id)) throw new Problem('too-many-requests');
      try {
        return await orProblem(work(), 'sign-in-wrong');
      } catch (fault) {
        if (fault instanceof Problem) await tries.missed('password', id);
        throw fault;
      }
    });
  }

  /** The councils that let somebody in today: one that is no longer set lets in nobody. */
  const councilsOf = (staff: Staff) => deps.staff.councils.filter(({ issuer }) => staff.councils.includes(issuer));

  /** What somebody chose, or else the first language of an area of theirs that offers one. */
  async function languageFor({ language, roles }: Staff): Promise<string | undefined> {
    if (language !== undefined) return language;
    for (const partnershipId of new Set(roles.map((each) => each.partnershipId))) {
      const [first] = (await profileOf(db, partnershipId)).profile.languages;
      if (first !== undefined) return first;
    }
    return undefined;
  }

  const routes: StaffRoute[] = [
    {
      method: 'get',
      path: '/api/staff/me',
      summary: 'Who is signed in on this device, with their roles and ways in',
      reply: 'Me',
      problems: [],
      async handle(_context, { staff }) {
        const passkeys = (await passkeysOf(db, staff.id)).map(({ id, name, created_at }) => ({ id, name: name ?? '', addedAt: created_at ?? '' }));
        const reply: Me = {
          id: staff.id,
          name: staff.name,
          email: staff.email,
          language: await languageFor(staff),
          ready: staff.ready,
          // Roles count once a way in is finished.
          roles: staff.ready ? staff.roles.map(({ area, role }) => ({ area, role })) : [],
          ways: { passkeys, password: staff.hasSecondFactor, councils: councilsOf(staff).map(({ id, name }) => ({ id, name })) },
        };
        return sendPrivate(reply);
      },
    },
    {
      method: 'post',
      path: '/api/staff/sign-out',
      summary: 'Signs this device out',
      reply: 'Done',
      problems: [],
      async handle(context, { staff }) {
        const { headers } = await auth.api.signOut({ headers: context.req.raw.headers, returnHeaders: true });
        await endDevices(db, staff.id, { id: staff.device.id });
        await audit.of(staff.id, 'staff-signed-out');
        return sendWithCookies({ done: true }, headers);
      },
    },
    {
      method: 'get',
      path: '/api/staff/devices',
      summary: 'Where I am signed in',
      reply: 'Devices',
      problems: [],
      async handle(_context, { staff }) {
        const rows = await devicesOf(db, staff.id, new Date(clock().getTime() - lifetimes.signedIn).toISOString());
        const devices = rows.map(({ id, user_agent, created_at, seen_at }) => ({ id, name: user_agent ?? '', signedInAt: created_at, seenAt: seen_at ?? created_at, here: id === staff.device.id }));
        return sendPrivate({ devices } satisfies Devices);
      },
    },
    step({
      path: '/api/staff/devices/end',
      summary: 'Signs out one of my devices, all others, or all',
      request: 'EndDevices',
      reply: 'Done',
      problems: [],
      async take(which, { staff }) {
        const devices = 'id' in which ? { id: which.id } : which.all === 'others' ? { allBut: staff.device.id } : 'all';
        const ended = await endDevices(db, staff.id, devices);
        if (ended > 0) await audit.of(staff.id, 'staff-devices-ended', String(ended));
        return done;
      },
    }),
    step({
      path: '/api/staff/language',
      summary: 'The language that I want the screens for staff in, on every device',
      request: 'ChooseLanguage',
      reply: 'Done',
      problems: [],
      async take({ language }, { staff }) {
        await chooseLanguage(db, staff.id, language);
        return done;
      },
    }),
    step({
      path: '/api/staff/passkeys/remove',
      summary: 'Takes one of my passkeys away, as long as another way in is left',
      request: 'RemovePasskey',
      reply: 'Done',
      problems: ['not-found'],
      fresh: true,
      async take({ id }, { staff }) {
        const others = (await passkeysOf(db, staff.id)).filter((each) => each.id !== id);
        if (others.length === 0 && !staff.hasSecondFactor && councilsOf(staff).length === 0) throw new Problem('not-allowed');
        if (!(await removePasskey(db, staff.id, id))) throw new Problem('not-found');
        await audit.of(staff.id, 'staff-way-in-removed', 'passkey');
        return done;
      },
    }),
    step({
      path: '/api/staff/councils/remove',
      summary: 'A council’s own sign-in lets me in no longer, as long as another way in is left',
      request: 'RemoveCouncil',
      reply: 'Done',
      problems: ['not-found'],
      fresh: true,
      async take({ council }, { staff }) {
        const joined = councilsOf(staff);
        const found = orNotFound(joined.find(({ id }) => id === council));
        if (joined.length === 1 && !staff.hasSecondFactor && (await passkeysOf(db, staff.id)).length === 0) throw new Problem('not-allowed');
        await removeCouncil(db, staff.id, found.issuer);
        await audit.of(staff.id, 'staff-way-in-removed', 'council');
        return done;
      },
    }),
    step({
      path: '/api/staff/password',
      summary: 'Changes my password, and signs out my other devices',
      request: 'ChangePassword',
      reply: 'Done',
      problems: ['password-weak', 'sign-in-wrong', 'too-many-requests'],
      async take({ current, password }, { staff }, context) {
        if (isWeak(password, ownWords(staff))) throw new Problem('password-weak');
        const { headers } = context.req.raw;
        await withPassword(staff, () => auth.api.changePassword({ body: { currentPassword: current, newPassword: password }, headers }));
        await endDevices(db, staff.id, { allBut: staff.device.id });
        await audit.of(staff.id, 'staff-way-in-added', 'password');
        return done;
      },
    }),
    step({
      path: '/api/staff/recovery-codes',
      summary: 'New recovery codes; the old ones open nothing any more',
      request: 'NewRecoveryCodes',
      reply: 'RecoveryCodes',
      problems: ['sign-in-wrong', 'too-many-requests'],
      async take({ password }, { staff }, context) {
        const { headers } = context.req.raw;
        const { backupCodes } = await withPassword(staff, () => auth.api.generateBackupCodes({ body: { password }, headers }));
        await audit.of(staff.id, 'staff-way-in-added', 'recovery-codes');
        return { recoveryCodes: backupCodes };
      },
    }),
  ];
  return routes.map((route) => guarded(deps, route));
}
