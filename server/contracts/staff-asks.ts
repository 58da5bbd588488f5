import * as z from 'zod/mini';
import { bounds } from './bounds.ts';
import { staffBounds } from './staff-bounds.ts';
import { base64url, LanguageTag, RandomId, Slug } from './ids.ts';
import { languageOf } from './languages.ts';
import { StaffRole } from './staff.ts';

// What the screens of staff send. The server alone reads it, so that what reads it is on no device.

/** A name or a label as a person types it: one line, no control characters. */
const Line = (most: number) => z.string().check(z.trim(), z.minLength(1), z.maxLength(most), z.regex(/^[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}]*$/u));
const Email = z.string().check(z.trim(), z.toLowerCase(), z.maxLength(staffBounds.emailLength), z.regex(/^[^\s@]+@[^\s@]+\.[^\s@]+$/));
/** The secret of an invite link: 32 random bytes, which stand in the link's fragment and nowhere on the server. */
export const InviteSecret = z.string().check(z.regex(/^[A-Za-z0-9_-]{43}$/));

/** A password as it is typed. Long rather than complicated; nothing is asked of its letters. */
export const NewPassword = z.string().check(z.minLength(staffBounds.passwordLeast), z.maxLength(staffBounds.passwordMost));

export const InviteLook = z.strictObject({ secret: InviteSecret });
/** Opening an invite. Who gets a new way in has a name and an address already. */
export const InviteTakeUp = z.strictObject({ secret: InviteSecret, name: z.optional(Line(bounds.nameLength)), email: z.optional(Email) });

export const SignIn = z.strictObject({ email: Email, password: z.string().check(z.minLength(1), z.maxLength(staffBounds.passwordMost)) });
/** The second step: the number that an authenticator app shows, or one of the recovery codes. */
export const SecondStep = z.strictObject({ kind: z.enum(['app', 'recovery']), code: z.string().check(z.minLength(1), z.maxLength(staffBounds.codeLength)) });

const Bytes = base64url(staffBounds.passkeyBytes);
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
/** Going to a council's sign-in, and coming back in this language. */
export const CouncilStart = z.strictObject({ council: Slug, language: z.optional(LanguageTag) });
export const ChooseLanguage = z.strictObject({ language: LanguageTag.check(z.refine((tag) => languageOf(tag) !== undefined)) });
export const RemoveCouncil = z.strictObject({ council: Slug });
export const RemovePasskey = z.strictObject({ id: RandomId });

export const SetUpPassword = z.strictObject({ password: NewPassword });
const TypedPassword = z.string().check(z.minLength(1), z.maxLength(staffBounds.passwordMost));
export const ChangePassword = z.strictObject({ current: TypedPassword, password: NewPassword });
export const NewRecoveryCodes = z.strictObject({ password: TypedPassword });
export const SetUpCode = z.strictObject({ code: z.string().check(z.regex(/^\d{6}$/)) });

export const EndDevices = z.union([z.strictObject({ id: RandomId }), z.strictObject({ all: z.enum(['others', 'mine']) })]);

export const MakeInvite = z.strictObject({ role: StaffRole, madeFor: Line(bounds.nameLength) });
export const MakeWayIn = z.strictObject({ person: RandomId });
export const TakeBackInvite = z.strictObject({ id: RandomId });
export const TakeRole = z.strictObject({ person: RandomId, role: StaffRole });
