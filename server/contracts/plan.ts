import * as z from 'zod/mini';
import { bounds } from './bounds.ts';
import { attachmentKinds } from './choices.ts';
import { LanguageTag, Slug } from './ids.ts';

/** One picture with its words, as the person saw them. */
export const PlanItem = z.strictObject({
  concept: Slug,
  text: z.string().check(z.minLength(1), z.maxLength(bounds.stringLength)),
  /** The same in English, for whoever reads it at the review; absent where the plan is in English. */
  english: z.optional(z.string().check(z.minLength(1), z.maxLength(bounds.stringLength))),
  /** The option, where a picture of the person's own stands in place of its symbol: it lies beside the plan. */
  own: z.optional(Slug),
});
export type PlanItem = z.infer<typeof PlanItem>;

/** What was said to one question. Words a person wrote stand as written, and are never translated. */
export const PlanSaid = z.strictObject({
  question: Slug,
  /** Somebody else chose this: it stands beside the young person's own voice and says so. */
  chosenFor: z.boolean(),
  items: z.array(PlanItem).check(z.maxLength(bounds.optionsPerQuestion)),
  words: z.optional(z.strictObject({ text: z.string().check(z.minLength(1), z.maxLength(bounds.wordsLength)), language: LanguageTag })),
  /** What was drawn, spoken or photographed: it lies beside the plan. */
  made: z.optional(z.enum(attachmentKinds)),
});
export type PlanSaid = z.infer<typeof PlanSaid>;

/** The parts of the page, in the order they stand on it. */
export const PlanPart = z.enum(['hopes', 'me', 'next']);
export type PlanPart = z.infer<typeof PlanPart>;

/** One heading of the page with what belongs under it; never empty. */
export const PlanEntry = z.strictObject({ id: Slug, part: PlanPart, said: z.array(PlanSaid).check(z.minLength(1), z.maxLength(bounds.questionsPerPage)) });
export type PlanEntry = z.infer<typeof PlanEntry>;

/**
 * My plan: the young person's one page. It holds its own words and pictures, so that a kept or printed
 * plan reads the same when the survey it came from has long been replaced. Nothing `private` is in it.
 */
export const Plan = z.strictObject({
  format: z.literal(1),
  survey: z.strictObject({ id: Slug, version: z.number().check(z.int(), z.gte(1)) }),
  language: LanguageTag,
  entries: z.array(PlanEntry).check(z.maxLength(bounds.pagesPerSurvey)),
});
export type Plan = z.infer<typeof Plan>;
