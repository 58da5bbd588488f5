import * as z from 'zod/mini';
import { bounds } from './bounds.ts';
import { Day, LanguageTag, RandomId, Slug } from './ids.ts';

/** What became of something that people said: each is shown with a symbol of its own. */
export const ReplyStatus = z.enum(['done', 'partly', 'doing', 'not-able']);
export type ReplyStatus = z.infer<typeof ReplyStatus>;

const text = z.string().check(z.minLength(1), z.maxLength(bounds.stringLength));

/** A reply in one language. */
export const ReplyTexts = z.strictObject({
  title: text,
  /** What people said. */
  said: text,
  /** What was done; or why it could not be. */
  done: text,
});
export type ReplyTexts = z.infer<typeof ReplyTexts>;

/** What an area writes back about one thing that people said in a round. */
export const Reply = z.strictObject({
  id: RandomId,
  /** Concept of the picture beside its title. */
  concept: Slug,
  status: ReplyStatus,
  /** The day it was published, Europe/London. */
  on: Day,
  /** By language; English is always among them. */
  texts: z.record(LanguageTag, ReplyTexts).check(z.refine((texts) => 'en' in texts)),
});
export type Reply = z.infer<typeof Reply>;

/** Everything that was published about a round, newest first. */
export const RoundReplies = z.strictObject({
  round: Slug,
  /** The place is made up, and so are its replies. */
  madeUp: z.boolean(),
  replies: z.array(Reply).check(z.maxLength(bounds.repliesPerRound)),
});
export type RoundReplies = z.infer<typeof RoundReplies>;
