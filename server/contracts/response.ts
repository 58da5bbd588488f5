import * as z from 'zod/mini';
import { bounds } from './bounds.ts';
import { attachmentKinds, voices } from './choices.ts';
import { LanguageTag, Slug } from './ids.ts';
import { Place, SchoolYear, Stage } from './survey.ts';

export const Voice = z.enum(voices);
export type Voice = z.infer<typeof Voice>;

export const AnswerValue = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('choice'), option: Slug }),
  z.strictObject({ kind: z.literal('several'), options: z.array(Slug).check(z.minLength(1), z.maxLength(bounds.optionsPerQuestion)) }),
  z.strictObject({ kind: z.literal('scale'), place: Place }),
  z.strictObject({
    kind: z.literal('board'),
    placed: z.array(z.strictObject({ option: Slug, place: Place })).check(z.minLength(1), z.maxLength(bounds.optionsPerBoard)),
  }),
  z.strictObject({ kind: z.literal('weeks'), weeks: z.number().check(z.int(), z.gte(0), z.lte(bounds.weeks)) }),
  /**
   * Words, which travel in the envelope's other part; or what was made: its description travels with the words, and its
   * bytes in pieces. Or nothing, and why.
   */
  z.strictObject({ kind: z.enum(['words', ...attachmentKinds, 'not-sure', 'skipped']) }),
]);
export type AnswerValue = z.infer<typeof AnswerValue>;

export const Answer = z.strictObject({ question: Slug, voice: Voice, value: AnswerValue });
export type Answer = z.infer<typeof Answer>;

/** What a device knows of the person, from the card: it decides what is shown, never what is counted. */
export const Circumstances = z.strictObject({ stage: z.optional(Stage), year: z.optional(SchoolYear) });
export type Circumstances = z.infer<typeof Circumstances>;

/** What a person wrote in answer to one question, in the language they wrote it in. */
export const OwnWords = z.strictObject({ question: Slug, language: LanguageTag, text: z.string().check(z.minLength(1), z.maxLength(bounds.wordsLength)) });
export type OwnWords = z.infer<typeof OwnWords>;
