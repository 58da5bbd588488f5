import * as z from 'zod/mini';
import { AreaProfile, ProfileGap } from './area-profile.ts';
import { auditKinds } from './audit-kinds.ts';
import { Provenance } from './bundle.ts';
import { Day, LanguageTag, RandomId, Slug } from './ids.ts';
import { InSteps } from './in-steps.ts';
import { Instant } from './staff.ts';

// What administrators see of their area. Never an answer, never a key, and never how many answered from day to day.

/** The profile as it stands, what it lacks, and who changed it last. */
export const ProfileShown = z.object({
  /** 0 where nothing was written yet. */
  revision: z.number(),
  profile: AreaProfile,
  gaps: z.array(ProfileGap),
  changed: z.optional(z.object({ at: Instant, by: z.string() })),
});
export type ProfileShown = z.infer<typeof ProfileShown>;

const Part = z.enum(['words', 'answers']);
const Months = z.number();

/** How long one round is kept, and when what goes. */
export const RoundKeptFor = z.object({
  slug: Slug,
  survey: Slug,
  opensOn: Day,
  closesOn: Day,
  /** Whether people could answer already. */
  opened: z.boolean(),
  wordsMonths: Months,
  answersMonths: Months,
  /** The first day on which a purge takes them. */
  wordsGoOn: Day,
  answersGoOn: Day,
  wordsGone: z.optional(Day),
  answersGone: z.optional(Day),
  /** What the next purge takes. */
  due: z.array(Part),
});
export type RoundKeptFor = z.infer<typeof RoundKeptFor>;
export const KeepingShown = z.object({ rounds: z.array(RoundKeptFor), lastPurge: z.optional(Instant) });
export type KeepingShown = z.infer<typeof KeepingShown>;

/** `there`: the server holds it; `missing`: it does not, and answers cannot be opened; `gone`: destroyed with the words. */
export const KeyState = z.enum(['there', 'missing', 'gone']);
export const KeysShown = z.object({
  rounds: z.array(z.object({ slug: Slug, survey: Slug, opensOn: Day, state: KeyState, goneOn: z.optional(Day), backedUpAt: z.optional(Instant) })),
  lastBackup: z.optional(Instant),
});
export type KeysShown = z.infer<typeof KeysShown>;

/** How many texts of a language are in which state. */
const States = z.record(Provenance, z.number());
export const SurveysShown = z.object({
  surveys: z.array(
    z.object({
      id: Slug,
      versions: z.array(
        z.object({
          version: z.number(),
          /** Rounds that ask it, and rounds that asked it before. */
          asked: z.array(Slug),
          askedBefore: z.array(Slug),
          languages: z.array(z.object({ language: LanguageTag, texts: States })),
        }),
      ),
    }),
  ),
});
export type SurveysShown = z.infer<typeof SurveysShown>;

export const HealthShown = z.object({
  engine: z.enum(['sqlite', 'postgres']),
  /** The engine's own settings, read back when the server started: without them it does not start. */
  durability: z.record(z.string(), z.string()),
  bytes: z.number(),
  /** Room left on the disk; unknown where the database is on another machine. */
  roomLeft: z.optional(z.number()),
  /** Envelopes that opened but break the rules, by what is wrong with them. */
  held: z.array(z.object({ code: z.string(), count: z.number() })),
  /** Drawings, sounds and photos of which pieces have not come yet. */
  attachmentsWaiting: InSteps,
  late: InSteps,
  /** Answers that came, by weeks that are over. */
  weeks: z.array(z.object({ from: Day, to: Day, came: InSteps })),
  lastDataBackup: z.optional(Instant),
  lastKeysBackup: z.optional(Instant),
  lastPurge: z.optional(Instant),
  lastRelease: z.optional(Instant),
});
export type HealthShown = z.infer<typeof HealthShown>;

/** Where a page of the audit log goes on: the last line of the one before. */
export const AuditCursor = z.string().check(z.regex(/^[0-9T:.Z-]{10,24}_[0-9a-f-]{36}$/));
export const AuditPage = z.object({
  lines: z.array(
    z.object({
      id: RandomId,
      /** An instant, or only a day for what the server does on days. */
      at: z.union([Instant, Day]),
      action: z.string(),
      /** Who did it; none: the server. */
      by: z.optional(z.string()),
      /** A person of the staff to whom it was done. */
      to: z.optional(z.string()),
      round: z.optional(Slug),
      detail: z.optional(z.string()),
    }),
  ),
  next: z.optional(AuditCursor),
  /** Whoever did something here, by name. */
  people: z.array(z.object({ id: RandomId, name: z.string() })),
});
export type AuditPage = z.infer<typeof AuditPage>;

/** What of the audit log is asked for. */
export const AuditAsked = z.object({ kind: z.optional(z.enum(auditKinds)), person: z.optional(RandomId), after: z.optional(AuditCursor) });
export type AuditAsked = z.infer<typeof AuditAsked>;
