import * as z from 'zod/mini';
import { bounds } from './bounds.ts';
import { LanguageTag, Slug } from './ids.ts';
import { Answer, OwnWords } from './response.ts';

/**
 * What the holder of a keep card reads back: the answers that are not `private`, by id, so that they can be
 * shown in any language of the round and brought back in a later one. Encrypted on the device under the
 * card's own key; the server holds it without being able to read it.
 */
export const KeepCopy = z.strictObject({
  format: z.literal(1),
  /** The round's slug: where the pack with the questions' words and pictures is. */
  round: Slug,
  survey: z.strictObject({ id: Slug, version: z.number().check(z.int(), z.gte(1)) }),
  language: LanguageTag,
  answers: z.array(Answer).check(z.maxLength(bounds.answersPerResponse)),
  words: z.array(OwnWords).check(z.maxLength(bounds.answersPerResponse)),
});
export type KeepCopy = z.infer<typeof KeepCopy>;
