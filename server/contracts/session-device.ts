import * as z from 'zod/mini';
import { bounds } from './bounds.ts';
import { base64url, Day, LanguageTag, RandomId, Slug } from './ids.ts';
import { JoinSaid } from './join-code.ts';
import { AccessNeed, SessionState } from './session.ts';

// What devices in a session and the server say to each other. No answer, no question and no name is in any of it.

/** `shared`: passed from person to person. `own`: somebody's phone. */
export const DeviceKind = z.enum(['shared', 'own']);
export type DeviceKind = z.infer<typeof DeviceKind>;

/** 32 random bytes, by which a device is known to the server from then on. */
export const DeviceToken = z.string().check(z.regex(/^[A-Za-z0-9_-]{43}$/));
/** A one-time code, as a printed card has one. */
export const OneTimeCode = z.string().check(z.regex(/^[0-9A-HJKMNP-TV-Z]{16}$/));

/** A device asks to join. */
export const JoinSession = z.strictObject({ said: JoinSaid, kind: DeviceKind });
export type JoinSession = z.infer<typeof JoinSession>;

const count = z.number().check(z.int(), z.gte(0), z.lte(bounds.answersPerDevice));

/** One-time codes of a round, for answers that this device takes. */
export const GivenCodes = z.object({ round: Slug, batch: Slug, codes: z.array(OneTimeCode) });
export type GivenCodes = z.infer<typeof GivenCodes>;

/** What a device that joined is told. */
export const JoinedSession = z.object({
  /** The area's slug. */
  area: Slug,
  session: RandomId,
  day: Day,
  device: RandomId,
  token: DeviceToken,
  /** 1, 2, 3 …: what staff call it. */
  number: z.number(),
  rounds: z.array(z.object({ slug: Slug, survey: Slug, languages: z.array(LanguageTag) })),
  /** The first is the one to start in. */
  languages: z.array(LanguageTag),
  needs: z.array(AccessNeed),
  codes: z.array(GivenCodes),
  /** For a tablet that many people use: the key under which it counts for the room (`account.ts`), without being able to read what it counts. */
  room: z.optional(base64url(bounds.encapsulatedKeyBytes)),
});
export type JoinedSession = z.infer<typeof JoinedSession>;

/** What a device says of itself when something changed and there is a network. Bytes of storage or the state of a battery tell devices apart, so each is a word or nothing. */
export const DeviceReport = z.strictObject({
  token: DeviceToken,
  /** 1, 2, 3 … of this device: one that comes late changes nothing. */
  turn: z.number().check(z.int(), z.gte(1), z.lte(bounds.reportsPerDevice)),
  answering: z.boolean(),
  finished: count,
  waiting: count,
  refused: count,
  codesLeft: count,
  battery: z.optional(z.enum(['fine', 'low'])),
  storage: z.optional(z.enum(['fine', 'nearly-full', 'may-be-cleared'])),
});
export type DeviceReport = z.infer<typeof DeviceReport>;

/** What the server says to it. */
export const ReportHeard = z.object({ state: SessionState, codes: z.array(GivenCodes) });
export type ReportHeard = z.infer<typeof ReportHeard>;

/** A device as its coordinator sees it. */
export const SessionDevice = z.object({
  id: RandomId,
  number: z.number(),
  kind: DeviceKind,
  joinedAt: z.string(),
  seenAt: z.string(),
  endedAt: z.optional(z.string()),
  answering: z.boolean(),
  finished: count,
  waiting: count,
  refused: count,
  codesLeft: count,
  battery: z.optional(z.enum(['fine', 'low'])),
  storage: z.optional(z.enum(['fine', 'nearly-full', 'may-be-cleared'])),
});
export type SessionDevice = z.infer<typeof SessionDevice>;

/** A session while it runs: what its devices said, and how many answers the server has. Never an answer. */
export const SessionRun = z.object({
  session: RandomId,
  group: z.string(),
  day: Day,
  state: SessionState,
  expected: z.number(),
  /** The server's clock, an instant. */
  now: z.string(),
  rounds: z.array(z.object({ slug: Slug, stored: z.number() })),
  /** Kept for a person to look at: they break a rule. */
  held: z.number(),
  devices: z.array(SessionDevice),
});
export type SessionRun = z.infer<typeof SessionRun>;

/** Ends a device's token. */
export const EndSessionDevice = z.strictObject({ device: RandomId });
