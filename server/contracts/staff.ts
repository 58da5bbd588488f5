import * as z from 'zod/mini';
import { bounds } from './bounds.ts';
import { base64url, LanguageTag, RandomId, Slug } from './ids.ts';

/**
 * What somebody of the staff may be in a partnership; one person may be several things, in several partnerships.
 * `reader-…` are those who only read what was published for them. What each may do: `server/access/permissions.ts`.
 */
export const StaffRole = z.enum([
  'administrator',
  'coordinator',
  'senco',
  'champion',
  'analyst',
  'safeguarding-lead',
  'reader-pcf',
  'reader-sendiass',
  'reader-colleges',
  'reader-health',
]);
export type StaffRole = z.infer<typeof StaffRole>;

/** A name or a label as a person types it: one line, no control characters. */
const Line = (most: number) => z.string().check(z.trim(), z.minLength(1), z.maxLength(most), z.regex(/^[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}]*$/u));
const Email = z.string().check(z.trim(), z.toLowerCase(), z.maxLength(bounds.emailLength), z.regex(/^[^\s@]+@[^\s@]+\.[^\s@]+$/));
/** An instant as our servers write it. */
const Instant = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/));

/** The secret of an invite link: 32 random bytes, which stand in the link's fragment and nowhere on the server. */
export const InviteSecret = z.string().check(z.regex(/^[A-Za-z0-9_-]{43}$/));

/** A password as it is typed. Long rather than complicated; nothing is asked of its letters. */
export const NewPassword = z.string().check(z.minLength(bounds.passwordLeast), z.maxLength(bounds.passwordMost));

const AreaName = z.object({ slug: Slug, name: z.string() });

/** What an invite is for: a role, or a new way in for somebody who lost theirs. */
export const InviteKind = z.enum(['role', 'way-in']);
export type InviteKind = z.infer<typeof InviteKind>;

export const InviteLook = z.strictObject({ secret: InviteSecret });
export const InviteFound = z.object({
  kind: InviteKind,
  role: z.optional(StaffRole),
  area: AreaName,
  /** For whom it was made, as the person who made it wrote; empty for a server's first administrator. */
  madeFor: z.string(),
  expiresAt: Instant,
});
export type InviteFound = z.infer<typeof InviteFound>;

/** Opening an invite. Who gets a new way in has a name and an address already. */
export const InviteTakeUp = z.strictObject({ secret: InviteSecret, name: z.optional(Line(bounds.nameLength)), email: z.optional(Email) });

export const SignIn = z.strictObject({ email: Email, password: z.string().check(z.minLength(1), z.maxLength(bounds.passwordMost)) });
/** What a person does next: their second step, finishing their way in, or nothing more. */
export const SignedIn = z.object({ next: z.enum(['second-step', 'set-up', 'home']) });
export type SignedIn = z.infer<typeof SignedIn>;

/** The second step: the number that an authenticator app shows, or one of the recovery codes. */
export const SecondStep = z.strictObject({ kind: z.enum(['app', 'recovery']), code: z.string().check(z.minLength(1), z.maxLength(bounds.codeLength)) });

/** WebAuthn's own JSON forms, which the browser makes and reads; the library on the server checks them. */
export const PasskeyOptions = z.record(z.string(), z.unknown());
export type PasskeyOptions = z.infer<typeof PasskeyOptions>;
const Bytes = base64url(bounds.passkeyBytes);
const credentialParts = {
  id: Bytes,
  rawId: Bytes,
  type: z.literal('public-key'),
  /** Nothing is asked of extensions, and what they say is not read. */
  clientExtensionResults: z.pipe(z.unknown(), z.transform(() => ({}))),
};
/** A passkey that is used. */
export const PasskeyAnswer = z.strictObject({
  credential: z.object({ ...credentialParts, response: z.object({ clientDataJSON: Bytes, authenticatorData: Bytes, signature: Bytes, userHandle: z.exactOptional(Bytes) }) }),
});
/** A passkey that was just made. */
export const NewPasskey = z.strictObject({
  credential: z.object({ ...credentialParts, response: z.object({ clientDataJSON: Bytes, attestationObject: Bytes, transports: z.optional(z.array(z.string().check(z.maxLength(20))).check(z.maxLength(10))) }) }),
});
/** A council's own sign-in, by the name on its button; none where there is none. */
export const Council = z.object({ name: z.optional(z.string()) });
export type Council = z.infer<typeof Council>;
/** Going there, and coming back in this language. */
export const CouncilStart = z.strictObject({ language: z.optional(LanguageTag) });
export const CouncilPlace = z.object({ url: z.string() });
export type CouncilPlace = z.infer<typeof CouncilPlace>;

export const RemovePasskey = z.strictObject({ id: RandomId });

export const SetUpPassword = z.strictObject({ password: NewPassword });
const TypedPassword = z.string().check(z.minLength(1), z.maxLength(bounds.passwordMost));
export const ChangePassword = z.strictObject({ current: TypedPassword, password: NewPassword });
export const NewRecoveryCodes = z.strictObject({ password: TypedPassword });
export const RecoveryCodes = z.object({ recoveryCodes: z.array(z.string()) });
export const SecondFactor = z.object({
  /** `otpauth://…`, for the QR code and to be typed: it holds the secret that the app shares. */
  uri: z.string(),
  recoveryCodes: z.array(z.string()),
});
export type SecondFactor = z.infer<typeof SecondFactor>;
export const SetUpCode = z.strictObject({ code: z.string().check(z.regex(/^\d{6}$/)) });

export const Me = z.object({
  id: RandomId,
  name: z.string(),
  email: z.string(),
  /** Whether a way in is finished: a passkey, or a password with its second step. Until then nothing else can be done. */
  ready: z.boolean(),
  roles: z.array(z.object({ area: AreaName, role: StaffRole })),
  ways: z.object({ passkeys: z.array(z.object({ id: RandomId, name: z.string(), addedAt: Instant })), password: z.boolean(), council: z.boolean() }),
});
export type Me = z.infer<typeof Me>;

export const Devices = z.object({
  devices: z.array(
    z.object({
      id: RandomId,
      /** Such as `chrome android`; not more than is needed to know one's own. */
      name: z.string(),
      signedInAt: Instant,
      seenAt: Instant,
      /** The device that asks. */
      here: z.boolean(),
    }),
  ),
});
export type Devices = z.infer<typeof Devices>;
export const EndDevices = z.union([z.strictObject({ id: RandomId }), z.strictObject({ all: z.enum(['others', 'mine']) })]);

const InviteState = z.enum(['waiting', 'opened', 'used', 'expired', 'taken-back']);
export const People = z.object({
  people: z.array(z.object({ id: RandomId, name: z.string(), email: z.string(), ready: z.boolean(), roles: z.array(StaffRole) })),
  invites: z.array(
    z.object({
      id: RandomId,
      kind: InviteKind,
      role: z.optional(StaffRole),
      madeFor: z.string(),
      madeAt: Instant,
      expiresAt: Instant,
      state: InviteState,
      /** Who opened it, in their own words: to be compared with whom it was made for. */
      openedBy: z.optional(z.object({ name: z.string(), email: z.string(), at: Instant })),
    }),
  ),
});
export type People = z.infer<typeof People>;

export const MakeInvite = z.strictObject({ role: StaffRole, madeFor: Line(bounds.nameLength) });
export const MakeWayIn = z.strictObject({ person: RandomId });
export const InviteMade = z.object({ id: RandomId, secret: base64url(32), expiresAt: Instant });
export type InviteMade = z.infer<typeof InviteMade>;
export const TakeBackInvite = z.strictObject({ id: RandomId });
export const TakeRole = z.strictObject({ person: RandomId, role: StaffRole });

/** That it was done; nothing else is to be said. */
export const Done = z.object({ done: z.literal(true) });
