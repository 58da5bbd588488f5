import { keyedDigest } from '#server/access/tries.ts';
import { lifetimes } from '#server/access/lifetimes.ts';
import { orProblem, refusalOf } from '#server/access/refusals.ts';
import { asGivenOut } from '#server/access/recovery-codes.ts';
import { type PasskeyOptions, type SignedIn } from '#server/contracts/staff.ts';
import { PasskeyAnswer, SecondStep, SignIn } from '#server/contracts/staff-asks.ts';
import { Problem } from '#server/problems.ts';
import { endDevices, forgetOldDevices } from '#server/queries/staff-devices.ts';
import { staffByEmail, staffById } from '#server/queries/staff.ts';
import { takeCode } from '#server/queries/staff-misses.ts';
import type { ApiRoute } from './api-route.ts';
import { fromOurPages } from './guard.ts';
import { bodyProblems, readBody } from './read-body.ts';
import type { StaffDeps } from './staff-deps.ts';
import { asNobody, sendWithCookies } from './staff-reply.ts';

/** The library's code for a second step that was waited for too long, or never begun. */
const notBegun = 'INVALID_TWO_FACTOR_COOKIE';
const tooOften = new Set(['TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE', 'ACCOUNT_TEMPORARILY_LOCKED']);

const before = (now: Date, milliseconds: number): string => new Date(now.getTime() - milliseconds).toISOString();

/** The ways in: a password and its second step, or a passkey. Whether an address is known here is never said. */
export function signInRoutes(deps: StaffDeps): ApiRoute[] {
  const { auth, audit, clock, db, staff, tries } = deps;
  const cookies = auth.$context.then(({ authCookies, createAuthCookie }) => ({ session: authCookies.sessionToken.name, secondStep: createAuthCookie('two_factor').name }));
  const nobody = async (headers: Headers) => asNobody(headers, (await cookies).session);

  /** Whose second step these headers wait for. Only to count and to note: the library checks the cookie's seal. */
  async function waitsFor(headers: Headers): Promise<string | undefined> {
    const { secondStep } = await cookies;
    const cookie = (headers.get('cookie') ?? '').split(/;\s*/).find((each) => each.startsWith(`${secondStep}=`));
    const identifier = decodeURIComponent(cookie?.slice(secondStep.length + 1) ?? '').replace(/\.[^.]*$/, '');
    const { internalAdapter } = await auth.$context;
    return identifier === '' ? undefined : (await internalAdapter.findVerificationValue(identifier))?.value;
  }

  async function signedIn(staffId: string, way: string): Promise<void> {
    await audit.of(staffId, 'staff-signed-in', way);
    await forgetOldDevices(db, before(clock(), lifetimes.signedIn));
  }

  const routes: ApiRoute[] = [
    {
      method: 'post',
      path: '/api/staff/sign-in',
      summary: 'Staff sign in with their address and password; then the second step is asked for',
      request: 'SignIn',
      reply: 'SignedIn',
      problems: [...bodyProblems, 'sign-in-wrong', 'too-many-requests'],
      async handle(context) {
        const { email, password } = await readBody(context, SignIn);
        return tries.alone('password', email, async () => {
          if (await tries.spent('password', email)) throw new Problem('too-many-requests');
          const known = await staffByEmail(db, email);
          const refuse = async () => {
            await tries.missed('password', email);
            if (known !== undefined) await audit.of(known.id, 'staff-sign-in-failed', 'password');
            return new Problem('sign-in-wrong');
          };
          const headers = await nobody(context.req.raw.headers);
          const done = await auth.api.signInEmail({ body: { email, password }, headers, returnHeaders: true }).catch((fault: unknown) => {
            if (refusalOf(fault) === undefined) throw fault;
            return undefined;
          });
          if (done === undefined) throw await refuse();
          if ('twoFactorRedirect' in done.response) return sendWithCookies({ next: 'second-step' } satisfies SignedIn, done.headers);
          // A password whose second step was never finished lets in only to finish it, and nobody who has another way in.
          const { id } = done.response.user;
          if ((await staffById(db, id))?.ready === true) {
            await endDeviceOf(done.response.token);
            throw await refuse();
          }
          return sendWithCookies({ next: 'set-up' } satisfies SignedIn, done.headers);
        });
      },
    },
    {
      method: 'post',
      path: '/api/staff/second-step',
      summary: 'The number of an authenticator app, or a recovery code, after the password',
      request: 'SecondStep',
      reply: 'SignedIn',
      problems: [...bodyProblems, 'code-wrong', 'sign-in-again', 'too-many-requests'],
      async handle(context) {
        const { kind, code } = await readBody(context, SecondStep);
        const headers = await nobody(context.req.raw.headers);
        const staffId = await waitsFor(headers);
        if (staffId === undefined) throw new Problem('sign-in-again');
        return tries.alone('code', staffId, async () => {
          if (await tries.spent('code', staffId)) throw new Problem('too-many-requests');
          const wrong = async () => {
            await tries.missed('code', staffId);
            await audit.of(staffId, 'staff-sign-in-failed', kind === 'app' ? 'code' : 'recovery-code');
            return new Problem('code-wrong');
          };
          const call = { headers, returnHeaders: true } as const;
          const typed = kind === 'app' ? code.replaceAll(/\s/g, '') : asGivenOut(code);
          const work = kind === 'app' ? auth.api.verifyTOTP({ ...call, body: { code: typed } }) : auth.api.verifyBackupCode({ ...call, body: { code: typed } });
          const done = await work.catch(async (fault: unknown) => {
            const refusal = refusalOf(fault);
            if (refusal === undefined) throw fault;
            if (refusal === notBegun) throw new Problem('sign-in-again');
            if (tooOften.has(refusal)) throw new Problem('too-many-requests');
            throw await wrong();
          });
          const now = clock();
          // A number that somebody looked over a shoulder for is good for nothing once it was used.
          if (kind === 'app' && !(await takeCode(db, keyedDigest(staff.secret, 'code', staffId, typed), now.toISOString(), before(now, lifetimes.code)))) {
            await endDeviceOf(done.response.token);
            throw await wrong();
          }
          await signedIn(staffId, kind === 'app' ? 'password' : 'recovery-code');
          return sendWithCookies({ next: 'home' } satisfies SignedIn, done.headers);
        });
      },
    },
    {
      method: 'post',
      path: '/api/staff/passkey-options',
      summary: 'What the browser needs to ask for a passkey',
      reply: 'PasskeyOptions',
      problems: [],
      async handle(context) {
        const headers = await nobody(context.req.raw.headers);
        const { response, headers: given } = await auth.api.generatePasskeyAuthenticationOptions({ headers, returnHeaders: true });
        const options: PasskeyOptions = { ...response, userVerification: 'required' };
        return sendWithCookies(options, given);
      },
    },
    {
      method: 'post',
      path: '/api/staff/passkey',
      summary: 'Staff sign in with a passkey',
      request: 'PasskeyAnswer',
      reply: 'SignedIn',
      problems: [...bodyProblems, 'passkey-wrong'],
      async handle(context) {
        const { credential } = await readBody(context, PasskeyAnswer);
        const headers = await nobody(context.req.raw.headers);
        const { response, headers: given } = await orProblem(auth.api.verifyPasskeyAuthentication({ body: { response: credential }, headers, returnHeaders: true }), 'passkey-wrong');
        await signedIn(response.user.id, 'passkey');
        return sendWithCookies({ next: 'home' } satisfies SignedIn, given);
      },
    },
  ];

  /** Signs out a device that was signed in a moment ago, by its token. */
  async function endDeviceOf(token: string | undefined | null): Promise<void> {
    const found = typeof token === 'string' ? await (await auth.$context).internalAdapter.findSession(token) : null;
    if (found !== null) await endDevices(db, found.user.id, { id: found.session.id });
  }

  return routes.map((route) => fromOurPages(deps, route));
}
