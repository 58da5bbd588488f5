import * as z from 'zod/mini';
import { bounds } from './bounds.ts';
import { BookletNumber } from './booklet-number.ts';
import { CardCode } from './envelope.ts';
import { Day, LanguageTag, RandomId, Slug } from './ids.ts';
import { SchoolYear, Stage } from './survey.ts';

/* Paper booklets of a round: batches of one-time codes, one on each booklet, for those who would rather have paper. */

/** How many, for which setting, group or session, and what the questions may depend on. Nothing about a person. */
export const MakeBooklets = z.strictObject({
  booklets: z.number().check(z.int(), z.gte(1), z.lte(bounds.bookletsPerBatch)),
  setting: z.optional(RandomId),
  group: z.optional(RandomId),
  session: z.optional(RandomId),
  year: z.optional(SchoolYear),
  stage: z.optional(Stage),
});
export type MakeBooklets = z.infer<typeof MakeBooklets>;

export const BookletBatch = z.object({
  id: Slug,
  booklets: z.number(),
  /** How many of them have come back as answers, by whatever way, and never which; for who types them in. */
  used: z.optional(z.number()),
  /** The same as a school is told it: in steps of five, and never all; none where the batch is too small to say. */
  usedAtLeast: z.optional(z.number()),
  /** Of the booklets that were typed twice: how many, how many answers were compared, and how many of these differed. */
  twice: z.object({ booklets: z.number(), answers: z.number(), different: z.number() }),
  setting: z.optional(z.string()),
  group: z.optional(z.string()),
  session: z.optional(Day),
  year: z.optional(SchoolYear),
  stage: z.optional(Stage),
  madeAt: z.optional(z.string()),
});
export type BookletBatch = z.infer<typeof BookletBatch>;

/** A round as its booklets are made and typed in. */
export const Booklets = z.object({
  round: z.object({ slug: Slug, survey: Slug, languages: z.array(LanguageTag), closesOn: Day, closed: z.boolean() }),
  /** Whether who asks may type booklets in; who may not prints for their own settings alone. */
  may: z.object({ type: z.boolean() }),
  settings: z.array(z.object({ id: RandomId, name: z.string() })),
  groups: z.array(z.object({ id: RandomId, name: z.string() })),
  sessions: z.array(z.object({ id: RandomId, day: Day, group: z.string() })),
  batches: z.array(BookletBatch),
});
export type Booklets = z.infer<typeof Booklets>;

export const BookletsMade = z.object({ batch: Slug });

export const PrintBooklets = z.strictObject({ batch: Slug });

/** What is printed on the booklets of a batch: a sheet can be printed again. Used ones are left out by whoever prints; a school is not told which they are. */
export const BookletSheet = z.object({
  booklets: z.array(z.object({ number: BookletNumber, code: CardCode, used: z.boolean() })).check(z.maxLength(bounds.bookletsPerBatch)),
});
export type BookletSheet = z.infer<typeof BookletSheet>;

/** A booklet that somebody wants to type in, by the number on its pages or by its whole code. */
export const FindBooklet = z.union([z.strictObject({ number: BookletNumber }), z.strictObject({ code: CardCode })]);
export type FindBooklet = z.infer<typeof FindBooklet>;

/** An unused booklet of this round. */
export const BookletFound = z.object({ batch: Slug, code: CardCode, year: z.optional(SchoolYear), stage: z.optional(Stage) });
export type BookletFound = z.infer<typeof BookletFound>;

/** What typing a booklet a second time came to: counts alone. */
export const TypedTwice = z.strictObject({
  batch: Slug,
  answers: z.number().check(z.int(), z.gte(1), z.lte(bounds.answersPerResponse * bounds.optionsPerBoard)),
  different: z.number().check(z.int(), z.gte(0), z.lte(bounds.answersPerResponse * bounds.optionsPerBoard)),
});
