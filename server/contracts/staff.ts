import * as z from 'zod/mini';
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

/** An instant as our servers write it. */
export const Instant = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/));

const AreaName = z.object({ slug: Slug, name: z.string() });

/** What an invite is for: a role, or a new way in for somebody who lost theirs. */
export const InviteKind = z.enum(['role', 'way-in']);
export type InviteKind = z.infer<typeof InviteKind>;

export const InviteFound = z.object({
  kind: InviteKind,
  role: z.optional(StaffRole),
  area: AreaName,
  /** For whom it was made, as the person who made it wrote; empty for a server's first administrator. */
  madeFor: z.string(),
  expiresAt: Instant,
});
export type InviteFound = z.infer<typeof InviteFound>;

/** What a person does next: their second step, finishing their way in, or nothing more. */
export const SignedIn = z.object({ next: z.enum(['second-step', 'set-up', 'home']) });
export type SignedIn = z.infer<typeof SignedIn>;

/** WebAuthn's own JSON forms, which the browser makes and reads; the library on the server checks them. */
export const PasskeyOptions = z.record(z.string(), z.unknown());
export type PasskeyOptions = z.infer<typeof PasskeyOptions>;
/** Councils' own sign-ins, each by the name on its button. */
const Council = z.object({ id: Slug, name: z.string() });
export const Councils = z.object({ councils: z.array(Council) });
export type Councils = z.infer<typeof Councils>;
export const CouncilPlace = z.object({ url: z.string() });
export type CouncilPlace = z.infer<typeof CouncilPlace>;

export const RecoveryCodes = z.object({ recoveryCodes: z.array(z.string()) });
export const SecondFactor = z.object({
  /** `otpauth://…`, for the QR code and to be typed: it holds the secret that the app shares. */
  uri: z.string(),
  recoveryCodes: z.array(z.string()),
});
export type SecondFactor = z.infer<typeof SecondFactor>;
export const Me = z.object({
  id: RandomId,
  name: z.string(),
  email: z.string(),
  /** The language to speak with them: what they chose, or else the first that an area of theirs offers; none where nobody has said. */
  language: z.optional(LanguageTag),
  /** Whether a way in is finished: a passkey, or a password with its second step. Until then nothing else can be done. */
  ready: z.boolean(),
  roles: z.array(z.object({ area: AreaName, role: StaffRole })),
  ways: z.object({ passkeys: z.array(z.object({ id: RandomId, name: z.string(), addedAt: Instant })), password: z.boolean(),
    /** The councils whose sign-in lets them in. */
    councils: z.array(Council),
  }),
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

export const InviteMade = z.object({ id: RandomId, secret: base64url(32), expiresAt: Instant });
export type InviteMade = z.infer<typeof InviteMade>;
/** That it was done; nothing else is to be said. */
export const Done = z.object({ done: z.literal(true) });
