import * as z from 'zod/mini';
import { bounds } from './bounds.ts';
import { voices } from './choices.ts';
import { entryBounds } from './entry-bounds.ts';
import { Day, LanguageTag, RandomId, Slug } from './ids.ts';
import { JoinCode } from './join-code.ts';
import { GroupReplies } from './network.ts';
import { ProblemBody } from './problem.ts';
import { Session, SessionPlan } from './session.ts';
import { Audience } from './survey.ts';

// What coordinators say of a session, before it and after it. Numbers and their own words; never a child's name.

const people = z.number().check(z.int(), z.gte(0), z.lte(bounds.peoplePerSession));

/** How many were reached: how many were there, how many took part, and in what voice. As the coordinator saw it. */
export const Reach = z
  .strictObject({
    there: people,
    tookPart: people,
    voices: z.array(z.strictObject({ voice: z.enum(voices), people })).check(z.maxLength(voices.length)),
  })
  .check(
    z.refine(({ there, tookPart }) => tookPart <= there),
    z.refine(({ tookPart, voices: each }) => each.reduce((sum, one) => sum + one.people, 0) <= tookPart),
    z.refine(({ voices: each }) => new Set(each.map(({ voice }) => voice)).size === each.length),
  );
export type Reach = z.infer<typeof Reach>;

/** What a note is about: what to do better, what was agreed with the group, or something else. */
export const NoteAbout = z.enum(['better', 'agreed', 'other']);
export type NoteAbout = z.infer<typeof NoteAbout>;

/** A day that there is: none of them is the 31st of November. */
const RealDay = Day.check(
  z.refine((day) => {
    const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
    return new Date(Date.UTC(year, month - 1, date)).getUTCDate() === date;
  }),
);

export const EntryContent = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('plan'), group: RandomId, day: RealDay, plan: SessionPlan }),
  z.strictObject({ kind: z.literal('reach'), reach: Reach }),
  z.strictObject({ kind: z.literal('note'), about: NoteAbout, text: z.string().check(z.trim(), z.minLength(1), z.maxLength(bounds.wordsLength)) }),
]);
export type EntryContent = z.infer<typeof EntryContent>;

/**
 * One thing that somebody said of a session. Its id is made where it was said, so that it is taken in once however often it
 * is sent. It is never changed: who says it anew says which entries theirs stands in place of.
 */
export const NewEntry = z.strictObject({
  id: RandomId,
  session: RandomId,
  content: EntryContent,
  replaces: z.array(RandomId).check(z.maxLength(entryBounds.replaced)),
});
export type NewEntry = z.infer<typeof NewEntry>;

/** What the server says of an entry: its place among those of its session, who said it, and when it arrived. */
export const Entry = z.object({ ...NewEntry.shape, number: z.number(), by: z.string(), at: z.string() });
export type Entry = z.infer<typeof Entry>;

export const SendEntries = z.strictObject({ entries: z.array(NewEntry).check(z.minLength(1), z.maxLength(entryBounds.perBatch)) });

/** What became of each entry, in the order sent. */
export const EntryReceipts = z.object({
  receipts: z.array(z.object({ id: RandomId, outcome: z.enum(['stored', 'already', 'refused']), problem: z.optional(ProblemBody) })),
});
export type EntryReceipts = z.infer<typeof EntryReceipts>;

/** A session as its coordinators see it: its codes, all that was said of it, and how many answers have come. Never an answer. */
export const SessionSeen = z.object({
  ...Session.shape,
  /** None where its day or the key file makes it none. */
  code: z.optional(JoinCode),
  entries: z.array(Entry),
  /** Answers that arrived, over all its rounds. */
  arrived: z.number(),
});
export type SessionSeen = z.infer<typeof SessionSeen>;

/** What planning needs, at once: it is also what a device keeps for where there is no network. */
export const SessionsSeen = z.object({
  /** By the server's clock, Europe/London. */
  today: Day,
  /** Who asks. What a device kept earlier does not say. */
  staff: z.optional(RandomId),
  groups: z.array(z.object({ id: RandomId, name: z.string(), setting: z.string(), languages: z.array(LanguageTag) })),
  rounds: z.array(z.object({ slug: Slug, survey: Slug, audience: Audience, languages: z.array(LanguageTag), opensOn: Day, closesOn: Day })),
  /** Of the last months and all that are to come, the latest day first. */
  sessions: z.array(SessionSeen),
  /** What was written back about what groups said, for those with a session in the next days: told before anything is asked. A device that kept less has none. */
  brought: z.optional(z.array(z.object({ group: RandomId, replies: GroupReplies }))),
});
export type SessionsSeen = z.infer<typeof SessionsSeen>;
