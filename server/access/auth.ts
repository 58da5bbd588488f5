import { passkey } from '@better-auth/passkey';
import { kyselyAdapter } from '@better-auth/kysely-adapter';
import { betterAuth, type BetterAuthPlugin } from 'better-auth';
import { APIError, createAuthEndpoint, getOAuthState } from 'better-auth/api';
import { setSessionCookie } from 'better-auth/cookies';
import { genericOAuth, type GenericOAuthConfig } from 'better-auth/plugins';
import { twoFactor } from 'better-auth/plugins/two-factor';
import * as z from 'zod';
import type { CouncilSignIn, Deps, StaffSettings } from '#server/deps.ts';
import { onlyCouncil } from './council-settings.ts';
import { councilAccount } from '#server/queries/staff-councils.ts';
import { uuidFrom } from '#server/sealing/digest.ts';
import { deviceName } from './device-name.ts';
import { lifetimes } from './lifetimes.ts';
import { passwords } from './passwords.ts';
import { recoveryCodes } from './recovery-codes.ts';
import { digestingTokens } from './token-digests.ts';

const productName = 'All Heard';

/** Where a council's own sign-in sends people back to: each to an address of its own, so that no council is taken for another. */
export const councilReturn = '/api/staff/council/return';
const returnOf = ({ id }: CouncilSignIn): string => (id === onlyCouncil ? councilReturn : `${councilReturn}/${id}`);

/** A council's tokens are for asking it about people; we ask nothing after the sign-in, and keep none. */
const withoutTokens = <T extends object>(account: T) => Promise.resolve({ data: { ...account, accessToken: null, refreshToken: null, idToken: null, accessTokenExpiresAt: null, refreshTokenExpiresAt: null, scope: null } });

/** Where a passkey belongs: the server's name. An address of numbers has none, so on this machine it is `localhost`. */
export const passkeyPlace = (publicUrl: string): string => {
  const { hostname } = new URL(publicUrl);
  return /^(127\.|\[::1\]$)/.test(hostname) ? 'localhost' : hostname;
};

/** Who somebody is at their council; only for who went to this one, and not to another. */
const subjectFor = ({ id }: CouncilSignIn) => async ({ profile }: { profile: Record<string, unknown> }): Promise<string> => {
  if ((await getOAuthState())?.['council'] !== id) throw new APIError('UNAUTHORIZED', { code: 'ANOTHER_COUNCIL' });
  return typeof profile['sub'] === 'string' ? profile['sub'] : '';
};

const unverified = () => new APIError('UNAUTHORIZED', { code: 'PASSKEY_WITHOUT_PERSON' });

/** Signs a device in as somebody who came by an invite: the one way that the library does not have. */
const byInvite = {
  id: 'by-invite',
  endpoints: {
    openDevice: createAuthEndpoint.serverOnly({ method: 'POST', body: z.object({ staffId: z.string() }) }, async (ctx) => {
      const { internalAdapter } = ctx.context;
      const user = await internalAdapter.findUserById(ctx.body.staffId);
      if (user === null) throw new APIError('NOT_FOUND');
      const session = await internalAdapter.createSession(user.id);
      await setSessionCookie(ctx, { session, user });
      return ctx.json({ device: session.id });
    }),
  },
} satisfies BetterAuthPlugin;

/**
 * Councils whose descriptions are fetched when somebody first goes there, for ten seconds at most. The library would
 * fetch all of them at the start and have everybody wait who signs in, in whatever way, until the slowest had answered;
 * these it takes for those that did not answer then.
 */
const whenAsked = (configs: readonly GenericOAuthConfig[]) => {
  const context = { genericOAuthPendingDiscovery: new Map(configs.map((each) => [each.providerId, each])) };
  return { id: 'when-asked', init: () => ({ context }) } satisfies BetterAuthPlugin;
};

/**
 * The sign-in library, set up for our tables and our rules. Its own addresses are served nowhere: our routes call it, so
 * that everything that can be asked of this server stands in our contracts and in the permission table.
 */
export function staffAuth({ db, random, clock, staff }: Pick<Deps, 'db' | 'random' | 'clock'> & { staff: StaffSettings }) {
  const { secret, publicUrl, passwordCost, councils } = staff;
  const secure = publicUrl.startsWith('https://');
  const fields = { userId: 'staff_id', createdAt: 'created_at', updatedAt: 'updated_at', expiresAt: 'expires_at' };
  return betterAuth({
    appName: productName,
    baseURL: publicUrl,
    secret,
    // One form on both engines: text for times, 0 and 1 for no and yes, as in all our tables.
    database: digestingTokens(kyselyAdapter(db, { type: 'sqlite', transaction: false })),
    telemetry: { enabled: false },
    logger: { disabled: true },
    rateLimit: { enabled: false },
    user: { modelName: 'staff', fields: { emailVerified: 'email_verified', createdAt: 'created_at', updatedAt: 'updated_at' } },
    session: {
      modelName: 'staff_devices',
      fields: { userId: fields.userId, createdAt: fields.createdAt, updatedAt: fields.updatedAt, expiresAt: fields.expiresAt, ipAddress: 'ip_address', userAgent: 'user_agent' },
      expiresIn: lifetimes.signedIn / 1000,
      disableSessionRefresh: true,
      freshAge: 0,
      cookieCache: { enabled: false },
    },
    account: {
      modelName: 'staff_accounts',
      // What a sign-in elsewhere comes back with waits in a sealed cookie, and not in the database.
      storeStateStrategy: 'cookie',
      updateAccountOnSignIn: false,
      // Nobody is taken for somebody because of an address: an account is joined by who is signed in here, and in no other way.
      accountLinking: { enabled: true, disableImplicitLinking: true, allowDifferentEmails: true, trustedProviders: councils.map(({ issuer }) => councilAccount(issuer)), updateUserInfoOnLink: false },
      fields: {
        ...fields,
        accountId: 'account_id',
        providerId: 'provider_id',
        accessToken: 'access_token',
        refreshToken: 'refresh_token',
        idToken: 'id_token',
        accessTokenExpiresAt: 'access_token_expires_at',
        refreshTokenExpiresAt: 'refresh_token_expires_at',
      },
    },
    verification: { modelName: 'staff_checks', storeIdentifier: 'hashed', fields: { createdAt: 'created_at', updatedAt: 'updated_at', expiresAt: 'expires_at' } },
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 1, password: passwords(secret, random, passwordCost) },
    databaseHooks: {
      account: { create: { before: withoutTokens }, update: { before: withoutTokens } },
      session: {
        create: {
          before: (session) => Promise.resolve({ data: { ...session, createdAt: clock(), updatedAt: clock(), userAgent: deviceName(session['userAgent']) } }),
        },
      },
    },
    advanced: {
      database: { generateId: () => uuidFrom(random(16)) },
      ipAddress: { disableIpTracking: true },
      // `__Host-`: no other server of the same domain can set or read them.
      useSecureCookies: false,
      cookiePrefix: secure ? '__Host-all-heard' : 'all-heard',
      // Whoever comes back from their council comes from another site.
      cookies: { oauth_state: { attributes: { sameSite: 'lax' } } },
      defaultCookieAttributes: { httpOnly: true, sameSite: 'strict', path: '/', secure },
    },
    plugins: [
      twoFactor({
        issuer: productName,
        backupCodeOptions: { storeBackupCodes: 'encrypted', customBackupCodesGenerate: () => recoveryCodes(random) },
        schema: {
          user: { fields: { twoFactorEnabled: 'second_factor' } },
          twoFactor: {
            modelName: 'staff_second_factors',
            fields: { userId: 'staff_id', backupCodes: 'recovery_codes', failedVerificationCount: 'failures', lockedUntil: 'locked_until' },
          },
        },
      }),
      passkey({
        rpID: passkeyPlace(publicUrl),
        rpName: productName,
        authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
        // The device is one factor; that it asked for a finger, a face or a PIN is the other, so it is insisted on.
        registration: {
          afterVerification: ({ verification }) => {
            if (verification.registrationInfo?.userVerified !== true) throw unverified();
            return Promise.resolve();
          },
        },
        authentication: {
          afterVerification: ({ verification }) => {
            if (!verification.authenticationInfo.userVerified) throw unverified();
            return Promise.resolve();
          },
        },
        schema: {
          passkey: {
            modelName: 'staff_passkeys',
            fields: { publicKey: 'public_key', userId: 'staff_id', credentialID: 'credential_id', deviceType: 'device_type', backedUp: 'backed_up', createdAt: 'created_at' },
          },
        },
      }),
      genericOAuth({ config: [] }),
      whenAsked(
        councils.map((council) => ({
          providerId: councilAccount(council.issuer),
          name: council.name,
          discoveryUrl: `${council.issuer}/.well-known/openid-configuration`,
          clientId: council.clientId,
          clientSecret: council.clientSecret,
          redirectURI: `${publicUrl}${returnOf(council)}`,
          scopes: ['openid', 'email', 'profile'],
          pkce: true,
          requireIdTokenVerification: true,
          accountSubject: subjectFor(council),
          disableSignUp: true,
          disableImplicitSignUp: true,
        })),
      ),
      byInvite,
    ],
  });
}
export type StaffAuth = ReturnType<typeof staffAuth>;
