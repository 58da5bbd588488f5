import * as z from 'zod/mini';
import { Attachment } from './attachment.ts';
import { bounds } from './bounds.ts';
import { LanguageTag, RandomId, Slug } from './ids.ts';
import { Answer, Circumstances, OwnWords } from './response.ts';
import { Audience } from './survey.ts';

/* The two parts of an envelope, as they are before they are sealed and after they were opened. A device makes them and never reads them. */

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
  /** Typed in from a paper booklet, which counts once: a second copy of the same booklet is held for a person. */
  paper: z.optional(z.literal(true)),
  answers: z.array(Answer).check(z.maxLength(bounds.answersPerResponse)),
});
export type Response = z.infer<typeof Response>;

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
