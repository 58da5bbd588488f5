import * as z from 'zod/mini';
import { bounds } from './bounds.ts';
import { networkBounds } from './network-bounds.ts';
import { Day, LanguageTag, RandomId, Slug } from './ids.ts';
import { Release } from './release.ts';
import { Reply } from './reply.ts';
import { SchoolYear } from './survey.ts';

/** Where groups meet. */
export const SettingKind = z.enum(['school', 'special-school', 'college', 'alternative-provision', 'youth-club', 'other']);
export type SettingKind = z.infer<typeof SettingKind>;

/** Young people who meet. Those who meet to shape things together are of their own kind: what they shaped is shown. */
export const GroupKind = z.enum(['class', 'youth-group', 'school-council', 'young-commissioners', 'board', 'other']);
export type GroupKind = z.infer<typeof GroupKind>;

const Name = z.string().check(z.trim(), z.minLength(1), z.maxLength(bounds.nameLength));
const Line = z.string().check(z.trim(), z.maxLength(bounds.nameLength));
const Spoken = z.array(LanguageTag).check(z.maxLength(bounds.languagesPerSurvey));

/** What staff say of a setting. No child's name, and no name of a person: whom to ask is said by what they do there. */
export const SettingSaid = z.strictObject({ name: Name, kind: SettingKind, place: Line, languages: Spoken, contactRole: Line, dslContact: Line });
export type SettingSaid = z.infer<typeof SettingSaid>;

export const Setting = z.object({ ...SettingSaid.shape, id: RandomId, revision: z.number(), closedOn: z.optional(Day) });
export type Setting = z.infer<typeof Setting>;

/** What staff say of a group. `mayBeNamed`: the group agreed that its name stands beside what it shaped; else it is "a youth club". */
export const GroupSaid = z.strictObject({ setting: RandomId, name: Name, kind: GroupKind, year: z.optional(SchoolYear), languages: Spoken, contactRole: Line, mayBeNamed: z.boolean() });
export type GroupSaid = z.infer<typeof GroupSaid>;

export const Group = z.object({ ...GroupSaid.shape, id: RandomId, revision: z.number(), closedOn: z.optional(Day) });
export type Group = z.infer<typeof Group>;

const count = z.number().check(z.int(), z.gte(0));

/** What a group was asked. How many took part, and never what anybody answered. */
export const GroupAsk = z.object({
  round: Slug,
  survey: Slug,
  askedOn: Day,
  /** What came of it, as a coordinator wrote it; empty until somebody does. */
  cameOf: z.string(),
  /** Whether it was sent a link and codes of its own, beside what it is asked in sessions. */
  sent: z.boolean(),
  /** One-time codes that there are for people of the group, one each, and how many of them a device or a printed card has. */
  codes: count,
  given: count,
  /** Devices of its sessions hold further codes, more than there are people. */
  inSessions: z.boolean(),
  /** Answers that came with any of them. Nobody knows any more where a round's answers were deleted. */
  tookPart: z.optional(count),
  /** The day since which everybody may see that the group took part. */
  toldOn: z.optional(Day),
});
export type GroupAsk = z.infer<typeof GroupAsk>;

/** A round as a coordinator chooses one. */
export const RoundToAsk = z.object({ slug: Slug, survey: Slug, opensOn: Day, closesOn: Day });
export type RoundToAsk = z.infer<typeof RoundToAsk>;

/** Everything of an area's network. */
export const Network = z.object({
  settings: z.array(Setting),
  groups: z.array(z.object({ ...Group.shape, asks: z.array(GroupAsk) })),
  /** Young people's rounds that can be asked of groups now, by slug. */
  rounds: z.array(RoundToAsk),
  /** Whether who asked may change any of it; schools only read. */
  mayChange: z.boolean(),
});
export type Network = z.infer<typeof Network>;
export type GroupInNetwork = Network['groups'][number];

/** The link of a group's own for a round. Its secret stands in the link's fragment; each device that opens it is given one code. */
export const GroupLink = z.object({ secret: z.string() });
export type GroupLink = z.infer<typeof GroupLink>;

/** Codes for a group's cards. They are said once: what is printed is given out. */
export const GroupCards = z.object({ round: Slug, batch: Slug, codes: z.array(z.string()) });
export type GroupCards = z.infer<typeof GroupCards>;

/**
 * What was written back about the rounds that a group was asked, for the start of the next session with it: first what
 * was published since its last session. Rounds about which nothing was published are not here.
 */
export const GroupReplies = z.object({
  /** The day of the last session with the group, where there was one. */
  since: z.optional(Day),
  /** The place is made up, and so are its replies. */
  madeUp: z.boolean(),
  rounds: z.array(z.object({ round: Slug, survey: Slug, askedOn: Day, fresh: z.array(Reply), before: z.array(Reply) })),
});
export type GroupReplies = z.infer<typeof GroupReplies>;

/** Surveys that are brought to groups before anything is decided. Their releases stand beside the groups that took part, and nowhere else. */
export const liveIssues: readonly string[] = ['live-issue', 'live-issue-2'];

/** How many of a group were heard, as far as everybody may know. */
export const Heard = z.enum(['ten-or-more', 'not-said']);
export type Heard = z.infer<typeof Heard>;

/** A group that took part in a round, as everybody may see it: its name only where it agreed. */
export const ShapedBy = z.object({ name: z.optional(z.string()), kind: GroupKind, where: SettingKind, heard: Heard });
export type ShapedBy = z.infer<typeof ShapedBy>;

/** Which groups took part in what, what they answered together, and what was written back about it. Frozen as coordinators told it, never counted anew. */
export const Shaped = z.object({
  area: z.object({ slug: Slug, name: z.string(), madeUp: z.boolean() }),
  rounds: z.array(z.object({ round: Slug, survey: Slug, askedOn: Day, groups: z.array(ShapedBy).check(z.maxLength(networkBounds.groupsPerArea)), replies: z.array(Reply), together: z.optional(Release) })),
});
export type Shaped = z.infer<typeof Shaped>;

/** What a device is given that opened a group's link: a one-time code, or none where all are given; then its answers are counted apart. */
export const GroupCode = z.object({ round: Slug, card: z.optional(z.object({ batch: Slug, code: z.string() })) });
export type GroupCode = z.infer<typeof GroupCode>;
