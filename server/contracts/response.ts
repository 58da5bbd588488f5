import * as z from 'zod/mini';
import { bounds } from './bounds.ts';
import { Attachment } from './attachment.ts';
import { voices } from './choices.ts';
import { LanguageTag, RandomId, Slug } from './ids.ts';
import { Audience, Place, SchoolYear, Stage } from './survey.ts';

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
  /** There are words; they travel in the envelope's other part. */
  z.strictObject({ kind: z.literal('words') }),
  /** There is one; its description travels with the words, and its bytes in pieces. */
  z.strictObject({ kind: z.literal('drawing') }),
  z.strictObject({ kind: z.literal('sound') }),
  z.strictObject({ kind: z.literal('photo') }),
  z.strictObject({ kind: z.literal('weeks'), weeks: z.number().check(z.int(), z.gte(0), z.lte(bounds.weeks)) }),
  z.strictObject({ kind: z.literal('not-sure') }),
  z.strictObject({ kind: z.literal('skipped') }),
]);
export type AnswerValue = z.infer<typeof AnswerValue>;

export const Answer = z.strictObject({ question: Slug, voice: Voice, value: AnswerValue });
export type Answer = z.infer<typeof Answer>;

/** What a device knows of the person, from the card: it decides what is shown, never what is counted. */
export const Circumstances = z.strictObject({ stage: z.optional(Stage), year: z.optional(SchoolYear) });
export type Circumstances = z.infer<typeof Circumstances>;

/** One person's finished answers in a round: the first part of an envelope, never edited. */
export const Response = z.strictObject({
  format: z.literal(1),
  /** The envelope's id; the server refuses a response that was sealed for another. */
  envelope: RandomId,
  round: RandomId,
  survey: z.strictObject({ id: Slug, version: z.number().check(z.int(), z.gte(1)) }),
  language: LanguageTag,
  audience: Audience,
  circumstances: Circumstances,
  /** Made by `npm run simulate`; shown as simulated wherever it counts. */
  simulated: z.boolean(),
  answers: z.array(Answer).check(z.maxLength(bounds.answersPerResponse)),
});
export type Response = z.infer<typeof Response>;

/** What a person wrote in answer to one question, in the language they wrote it in. */
export const OwnWords = z.strictObject({ question: Slug, language: LanguageTag, text: z.string().check(z.minLength(1), z.maxLength(bounds.wordsLength)) });
export type OwnWords = z.infer<typeof OwnWords>;

/**
 * What the person wrote, and what describes what they made: the second part of an envelope. It stays sealed until somebody
 * with the right reads it. One of the two is there.
 */
export const ResponseWords = z
  .strictObject({
    format: z.literal(1),
    words: z.array(OwnWords).check(z.maxLength(bounds.answersPerResponse)),
    attachments: z.optional(z.array(Attachment).check(z.minLength(1), z.maxLength(bounds.attachmentsPerResponse))),
  })
  .check(z.refine(({ words, attachments }) => words.length > 0 || attachments !== undefined));
export type ResponseWords = z.infer<typeof ResponseWords>;
