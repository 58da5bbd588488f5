import { deviceName } from '#server/access/device-name.ts';
import { isWeak, ownWords } from '#server/access/passwords.ts';
import { keyedDigest } from '#server/access/tries.ts';
import { lifetimes } from '#server/access/lifetimes.ts';
import { type PasskeyOptions, type SecondFactor } from '#server/contracts/staff.ts';
import { NewPasskey, SetUpCode, SetUpPassword } from '#server/contracts/staff-asks.ts';
import { Problem } from '#server/problems.ts';
import { takeCode } from '#server/queries/staff-misses.ts';
import { forgetPassword, removePasskey } from '#server/queries/staff.ts';
import type { ApiRoute } from './api-route.ts';
import { guarded, type StaffRoute } from './guard.ts';
import { bodyProblems, readBody } from './read-body.ts';
import type { StaffDeps } from './staff-deps.ts';
import { orProblem } from '#server/access/refusals.ts';
import { finishWayIn } from './staff-finish.ts';
import { sendWithCookies } from './staff-reply.ts';

/**
 * Finishing a way in: a passkey, or a password with an authenticator app. Who is ready already adds a further way, if
 * they signed in a moment ago.
 */
export function setUpRoutes(deps: StaffDeps): ApiRoute[] {
  const { auth, clock, db } = deps;

  const routes: StaffRoute[] = [
    {
      method: 'post',
      path: '/api/staff/set-up/password',
      summary: 'A password, and what an authenticator app needs; it counts once a number of the app was given',
      request: 'SetUpPassword',
      reply: 'SecondFactor',
      problems: [...bodyProblems, 'password-weak'],
      fresh: true,
      async handle(context, { staff }) {
        const { password } = await readBody(context, SetUpPassword);
        if (isWeak(password, ownWords(staff))) throw new Problem('password-weak');
        const { headers } = context.req.raw;
        // A finished one is changed with the password itself, and not made anew.
        if (staff.hasSecondFactor) throw new Problem('not-allowed');
        if (staff.hasPassword) await db.transaction().execute((trx) => forgetPassword(trx, staff.id));
        await auth.api.setPassword({ body: { newPassword: password }, headers });
        const made = await auth.api.enableTwoFactor({ body: { password, method: 'totp' }, headers });
        if (made.method !== 'totp') throw new Error('The second step is not an authenticator app.');
        const reply: SecondFactor = { uri: made.totpURI, recoveryCodes: made.backupCodes };
        return sendWithCookies(reply, undefined);
      },
    },
    {
      method: 'post',
      path: '/api/staff/set-up/code',
      summary: 'The first number of the authenticator app: from now on the password with such a number signs in',
      request: 'SetUpCode',
      reply: 'Done',
      problems: [...bodyProblems, 'code-wrong'],
      fresh: true,
      async handle(context, { staff }) {
        const { code } = await readBody(context, SetUpCode);
        const { headers } = context.req.raw;
        if (!staff.hasPassword || (await deps.tries.spent('code', staff.id))) throw new Problem(staff.hasPassword ? 'too-many-requests' : 'not-allowed');
        const given = await auth.api.verifyTOTP({ body: { code }, headers, returnHeaders: true }).catch(async () => {
          await deps.tries.missed('code', staff.id);
          throw new Problem('code-wrong');
        });
        const now = clock();
        await takeCode(db, keyedDigest(deps.staff.secret, 'code', staff.id, code), now.toISOString(), new Date(now.getTime() - lifetimes.code).toISOString());
        return sendWithCookies({ done: true }, (await finishWayIn(deps, staff, 'password', headers)) ?? given.headers);
      },
    },
    {
      method: 'post',
      path: '/api/staff/set-up/passkey-options',
      summary: 'What the browser needs to make a passkey',
      reply: 'PasskeyOptions',
      problems: [],
      fresh: true,
      async handle(context, { staff }) {
        const { response, headers } = await auth.api.generatePasskeyRegistrationOptions({ query: { name: staff.email }, headers: context.req.raw.headers, returnHeaders: true });
        const options: PasskeyOptions = { ...response };
        return sendWithCookies(options, headers);
      },
    },
    {
      method: 'post',
      path: '/api/staff/set-up/passkey',
      summary: 'A passkey that the browser made: from now on it signs in',
      request: 'NewPasskey',
      reply: 'Done',
      problems: [...bodyProblems, 'passkey-wrong'],
      fresh: true,
      async handle(context, { staff }) {
        const { credential } = await readBody(context, NewPasskey);
        const { headers } = context.req.raw;
        const name = deviceName(headers.get('user-agent'));
        const made = await orProblem(auth.api.verifyPasskeyRegistration({ body: { response: credential, name }, headers }), 'passkey-wrong');
        const finished = await finishWayIn(deps, staff, 'passkey', headers).catch(async (fault: unknown) => {
          if (fault instanceof Problem) await removePasskey(db, staff.id, made.id);
          throw fault;
        });
        return sendWithCookies({ done: true }, finished);
      },
    },
  ];
  return routes.map((route) => guarded(deps, route));
}
