import * as z from 'zod/mini';
import { bounds } from './bounds.ts';
import { places, scaleSets } from './choices.ts';
import { Slug } from './ids.ts';

/**
 * A survey definition: structure only. Every word a person reads is in a language bundle
 * (`bundle.ts`), under a key that `text-keys.ts` derives from the ids here.
 */

/** Kind of help recorded with a card batch: K is SEN support, E is an EHC plan, N is neither. */
export const Stage = z.enum(['K', 'E', 'N']);
export type Stage = z.infer<typeof Stage>;

/** A school year, 0 (Reception) to 14; 15 stands for "after that". */
export const SchoolYear = z.number().check(z.int(), z.gte(0), z.lte(15));

export const Place = z.enum(places);
export type Place = z.infer<typeof Place>;

/** When something is shown. What is not known (an open link carries no stage) makes a test false. */
export type Condition =
  | { kind: 'answered'; question: string; anyOf: string[] }
  | { kind: 'placed'; question: string; option: string; anyOf: Place[] }
  | { kind: 'stage'; anyOf: Stage[] }
  | { kind: 'year'; from?: number | undefined; to?: number | undefined }
  | { kind: 'all'; of: Condition[] }
  | { kind: 'any'; of: Condition[] }
  | { kind: 'not'; of: Condition };

export const Condition: z.ZodMiniType<Condition> = z.lazy(() =>
  z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('answered'), question: Slug, anyOf: z.array(Slug).check(z.minLength(1), z.maxLength(bounds.optionsPerQuestion)) }),
    z.strictObject({ kind: z.literal('placed'), question: Slug, option: Slug, anyOf: z.array(Place).check(z.minLength(1), z.maxLength(3)) }),
    z.strictObject({ kind: z.literal('stage'), anyOf: z.array(Stage).check(z.minLength(1), z.maxLength(3)) }),
    z.strictObject({ kind: z.literal('year'), from: z.optional(SchoolYear), to: z.optional(SchoolYear) }),
    z.strictObject({ kind: z.literal('all'), of: z.array(Condition).check(z.minLength(1), z.maxLength(bounds.conditionsPerNode)) }),
    z.strictObject({ kind: z.literal('any'), of: z.array(Condition).check(z.minLength(1), z.maxLength(bounds.conditionsPerNode)) }),
    z.strictObject({ kind: z.literal('not'), of: Condition }),
  ]),
);

/** The four preparing-for-adulthood outcomes of the SEND code of practice (2015), paragraph 7.38. */
export const Outcome = z.enum(['work', 'home', 'friends', 'health']);
export type Outcome = z.infer<typeof Outcome>;

export const Option = z.strictObject({
  id: Slug,
  /** The concept whose symbol stands beside the words (`app/symbols/concepts.json`). */
  concept: Slug,
  /** The theme of the codebook that choosing it counts towards. */
  theme: z.optional(Slug),
  /** Where it differs from the question's. */
  outcome: z.optional(Outcome),
  showIf: z.optional(Condition),
});
export type Option = z.infer<typeof Option>;

export const Tag = z.enum([
  /** A worrying answer goes to the reading queue. */
  'worry',
  /** A wish to talk to someone goes to the reading queue. */
  'talk',
  /** Never in the keep card's copy, My plan or a room. */
  'private',
  /** May be shown in a room. */
  'room',
  /** Asked only where the round enables it, and from the school year on that its condition names (`topics.ts`). */
  'relationships',
  'health',
]);
export type Tag = z.infer<typeof Tag>;

const common = {
  id: Slug,
  concept: Slug,
  tags: z.array(Tag).check(z.maxLength(Tag.options.length)),
  theme: z.optional(Slug),
  criterion: z.optional(Slug),
  outcome: z.optional(Outcome),
  showIf: z.optional(Condition),
};
/** The options that go to the reading queue when chosen; of a scale or board it is the place `not-well`. */
const alertOn = z.optional(z.array(Slug).check(z.minLength(1), z.maxLength(bounds.optionsPerQuestion)));
/** Where the words of the three places come from; without it they are the question's own. */
const set = z.optional(z.enum(scaleSets));
const options = (most: number) => z.array(Option).check(z.minLength(2), z.maxLength(most));

export const Question = z.discriminatedUnion('kind', [
  z.strictObject({ ...common, kind: z.literal('choice'), options: options(bounds.optionsPerQuestion), alertOn }),
  z.strictObject({
    ...common,
    kind: z.literal('several'),
    options: options(bounds.optionsPerQuestion),
    /** The most that may be chosen. */
    most: z.number().check(z.int(), z.gte(2), z.lte(bounds.optionsPerQuestion)),
    alertOn,
  }),
  z.strictObject({ ...common, kind: z.literal('scale'), set }),
  z.strictObject({ ...common, kind: z.literal('board'), options: options(bounds.optionsPerBoard), set }),
  z.strictObject({ ...common, kind: z.literal('words'), most: z.number().check(z.int(), z.gte(1), z.lte(bounds.wordsLength)) }),
  /** What the person makes in answer: drawn with fingers or keys, spoken, or a photo of a thing of their own. */
  z.strictObject({ ...common, kind: z.enum(['drawing', 'photo']) }),
  z.strictObject({
    ...common,
    kind: z.literal('sound'),
    /** The longest recording, in seconds. */
    most: z.number().check(z.int(), z.gte(1), z.lte(bounds.soundSeconds)),
  }),
  /** A whole number of weeks, such as somebody waited; from 0 to `most`. */
  z.strictObject({ ...common, kind: z.literal('weeks'), most: z.number().check(z.int(), z.gte(1), z.lte(bounds.weeks)) }),
]);
export type Question = z.infer<typeof Question>;
export type QuestionKind = Question['kind'];

const questions = z.array(Question).check(z.minLength(1), z.maxLength(bounds.questionsPerPage));

/** One screen. */
export const Page = z.discriminatedUnion('kind', [
  /** What this is, who sees it, you can stop. */
  z.strictObject({ kind: z.literal('welcome'), id: Slug, concept: Slug }),
  /** Yes, no or later. Only `yes` goes on. */
  z.strictObject({ kind: z.literal('assent'), id: Slug, concept: Slug }),
  /** A try-out whose answer is kept nowhere. */
  z.strictObject({ kind: z.literal('practice'), question: Question }),
  /** Who is with me: sets the voice of the answers that follow. */
  z.strictObject({ kind: z.literal('with-me'), id: Slug, concept: Slug }),
  z.strictObject({ kind: z.literal('questions'), questions }),
  /** Look at what I said and change it; questions here come last. */
  z.strictObject({ kind: z.literal('check'), id: Slug, concept: Slug, questions: z.array(Question).check(z.maxLength(bounds.questionsPerPage)) }),
  /** Saved, help, keep card. The response was sealed when this page opens. */
  z.strictObject({ kind: z.literal('saved'), id: Slug, concept: Slug }),
]);
export type Page = z.infer<typeof Page>;

export const Audience = z.enum(['young-person', 'parent-or-carer', 'practitioner']);
export type Audience = z.infer<typeof Audience>;

/** One published version of a survey. It never changes; a change is a new version. */
export const Survey = z.strictObject({
  id: Slug,
  version: z.number().check(z.int(), z.gte(1), z.lte(9_999)),
  audience: Audience,
  /**
   * Somebody writes down what they saw of a young person for whom questions do not work. Every answer has this voice and
   * stands apart; who agreed to it is asked on the page of assent, and whoever fills it in is the audience.
   */
  voice: z.optional(z.literal('observed')),
  /** A survey about aspirations feeds My plan. */
  checkIn: z.boolean(),
  pages: z.array(Page).check(z.minLength(2), z.maxLength(bounds.pagesPerSurvey)),
  /** Ids of pages, questions (`question`) and options (`question.option`) of earlier versions, never to be used again. */
  retired: z.array(z.string().check(z.regex(/^[a-z0-9-]+(\.[a-z0-9-]+)?$/), z.maxLength(bounds.slugLength * 2 + 1))).check(z.maxLength(500)),
  licence: z.literal('CC-BY-4.0'),
});
export type Survey = z.infer<typeof Survey>;
