import * as z from 'zod/mini';
import { bounds } from './bounds.ts';
import { LanguageTag, RandomId, Slug } from './ids.ts';
import { PauseReason } from './round.ts';
import { RealDay } from './rounds-kept.ts';
import { SchoolYear, Stage } from './survey.ts';
import { topics } from './topics.ts';

/** What those who keep rounds ask of the server. */

const Note = z.string().check(z.trim(), z.maxLength(bounds.noteLength));
const SaidLine = z.string().check(z.trim(), z.minLength(1), z.maxLength(bounds.nameLength));

export const PlanRound = z.strictObject({
  survey: z.strictObject({ id: Slug, version: z.number().check(z.int(), z.gte(1)) }),
  opensOn: RealDay,
  closesOn: RealDay,
  /** The first is the one young people start in. */
  languages: z.array(LanguageTag).check(z.minLength(1), z.maxLength(bounds.languagesPerSurvey)),
  topics: z.array(z.enum(topics)),
});
export type PlanRound = z.infer<typeof PlanRound>;

/** What is done of the checklist; what is not named stays as it is. */
export const RoundDuties = z.strictObject({
  owner: z.optional(RandomId),
  settings: z.optional(z.array(RandomId).check(z.maxLength(200))),
  letterSentOn: z.optional(RealDay),
  opensOn: z.optional(RealDay),
});
export type RoundDuties = z.infer<typeof RoundDuties>;

export const RoundDates = z.strictObject({ closesOn: RealDay });
export const AskPause = z.strictObject({ until: RealDay, reason: PauseReason, words: Note });
export type AskPause = z.infer<typeof AskPause>;
/** Nothing more is to be said. */
export const Nothing = z.strictObject({});
export const AddHoliday = z.strictObject({ name: SaidLine, from: RealDay, to: RealDay });
export const RemoveHoliday = z.strictObject({ id: RandomId });
export const BindSenco = z.strictObject({ person: RandomId, setting: RandomId, bound: z.boolean() });
export const PrintBatch = z.strictObject({
  setting: RandomId,
  year: z.optional(SchoolYear),
  stage: z.optional(Stage),
  /** Kind of need, as the Department for Education codes it, in lower case. */
  need: z.optional(Slug),
  /** Judged by the route, so that who asks for none or for ten thousand is told how many there may be. */
  cards: z.number().check(z.int(), z.gte(0), z.lte(1_000_000)),
  help: Note,
});
export type PrintBatch = z.infer<typeof PrintBatch>;
export const SayHelp = z.strictObject({ batch: Slug, help: Note });
export const AskCards = z.strictObject({ batch: Slug });
