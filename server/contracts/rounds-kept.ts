import * as z from 'zod/mini';
import { bounds } from './bounds.ts';
import { CardCode } from './envelope.ts';
import { Day, LanguageTag, RandomId, Slug } from './ids.ts';
import { PauseReason } from './round.ts';
import { roundNeeds } from './round-ready.ts';
import { roundStates } from './round-state.ts';
import { isRealDay } from './school-days.ts';
import { Audience, SchoolYear, Stage } from './survey.ts';
import { topics } from './topics.ts';

/** Rounds as those who keep them see them: never an answer. What they ask of the server stands in `rounds-asks.ts`. */

/** A day that is in the calendar. */
export const RealDay = Day.check(z.refine(isRealDay));

export const SurveyOffered = z.object({
  id: Slug,
  version: z.number(),
  audience: Audience,
  languages: z.array(LanguageTag),
  /** Those of its languages in which real people cannot be asked yet: nobody has checked what it promises there. */
  unchecked: z.array(LanguageTag),
  topics: z.array(z.enum(topics)),
});
export type SurveyOffered = z.infer<typeof SurveyOffered>;

export const RoundListed = z.object({
  slug: Slug,
  survey: z.object({ id: Slug, version: z.number() }),
  audience: Audience,
  opensOn: Day,
  closesOn: Day,
  languages: z.array(LanguageTag),
  topics: z.array(z.enum(topics)),
  state: z.enum(roundStates),
  /** Whether somebody opened it; one that nobody did is asked nowhere. */
  opened: z.boolean(),
});
export type RoundListed = z.infer<typeof RoundListed>;

const Pause = z.object({ until: Day, reason: PauseReason, words: z.string() });
const Named = z.object({ id: RandomId, name: z.string() });
export const SettingListed = z.object({ id: RandomId, name: z.string(), hasDsl: z.boolean() });

export const HolidayListed = z.object({ id: RandomId, name: z.string(), from: Day, to: Day });

/** The rounds of a partnership. What only those who keep rounds may change is left out for others. */
export const RoundsKept = z.object({
  area: z.object({ slug: Slug, name: z.string(), madeUp: z.boolean() }),
  today: Day,
  rounds: z.array(RoundListed),
  /** The pause of all rounds, where there is one. */
  pause: z.optional(Pause),
  may: z.object({ keep: z.boolean(), administer: z.boolean() }),
  surveys: z.array(SurveyOffered),
  /** Languages that the partnership offers, the first first; none where it has not said. */
  offered: z.array(LanguageTag),
  settings: z.array(SettingListed),
  holidays: z.array(HolidayListed),
  /** SENCOs and the settings of each. */
  sencos: z.array(z.object({ id: RandomId, name: z.string(), settings: z.array(RandomId) })),
});
export type RoundsKept = z.infer<typeof RoundsKept>;

export const BatchListed = z.object({
  id: Slug,
  setting: z.optional(Named),
  year: z.optional(SchoolYear),
  stage: z.optional(Stage),
  need: z.optional(Slug),
  cards: z.number(),
  /** In steps of five, and never all; none where the batch is too small to say. */
  usedAtLeast: z.optional(z.number()),
  help: z.string(),
});
export type BatchListed = z.infer<typeof BatchListed>;

export const RoundKept = z.object({
  area: z.object({ slug: Slug, name: z.string(), madeUp: z.boolean() }),
  today: Day,
  round: RoundListed,
  /** What of the checklist concerns it, and what of that is missing. */
  needs: z.array(z.enum(roundNeeds)),
  missing: z.array(z.enum(roundNeeds)),
  languagesUnchecked: z.array(LanguageTag),
  /** The first days on which its words, and its other answers, are not kept any more. */
  goesOn: z.object({ words: Day, answers: Day }),
  owner: z.optional(Named),
  letterSentOn: z.optional(Day),
  /** The first day on which it could open after that letter. */
  earliest: z.optional(Day),
  settings: z.array(SettingListed),
  pause: z.optional(z.object({ until: Day, reason: PauseReason, words: z.string(), all: z.boolean() })),
  may: z.object({ keep: z.boolean() }),
  /** Whom it could be owned by, and where it could run; only for who may change that. */
  people: z.array(Named),
  allSettings: z.array(SettingListed),
  /** Settings that whoever asks may print cards for. */
  printFor: z.array(Named),
  batches: z.array(BatchListed),
});
export type RoundKept = z.infer<typeof RoundKept>;

export const RoundPlanned = z.object({ slug: Slug });

/** The cards of one batch, all of them whether used or not: so a second print tells nobody who took part. */
export const BatchCards = z.object({
  batch: BatchListed,
  round: Slug,
  cards: z.array(z.object({ code: CardCode, path: z.string() })).check(z.maxLength(bounds.cardsPerBatch)),
});
export type BatchCards = z.infer<typeof BatchCards>;

const KeptUntil = z.object({ slug: Slug, survey: Slug, closesOn: Day, words: Day, answers: Day });
export type KeptUntil = z.infer<typeof KeptUntil>;

/** What everybody may read of how an area handles answers. */
export const AreaNotice = z.object({
  area: z.object({ slug: Slug, name: z.string(), madeUp: z.boolean() }),
  controller: z.string(),
  contact: z.string(),
  officer: z.string(),
  /** The longest that any round is kept. */
  wordsMonths: z.number(),
  answersMonths: z.number(),
  /** When what is kept of each round that anybody could answer goes: the first day on which it is not kept any more. */
  rounds: z.array(KeptUntil),
});
export type AreaNotice = z.infer<typeof AreaNotice>;
