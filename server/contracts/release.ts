import * as z from 'zod/mini';
import { bounds } from './bounds.ts';
import { CohortSource } from './cohort.ts';
import { Day, LanguageTag, RandomId, Slug } from './ids.ts';
import { Outcome } from './survey.ts';

/** Why a number is not shown. The screen says it in plain words (`themes` namespace, `why.<reason>`). */
export const WhyHidden = z.enum([
  /** 0 to 7 people; zero included, so that "nobody" and "a few" look the same. */
  'small',
  /** All but 0 to 7 people. */
  'nearly-all',
  /** Large enough itself, but it would let a smaller number be worked out. */
  'guards',
  /** As `guards`; it stood in the release before, so the screen says why it is gone. */
  'guards-now',
  /** Somebody took their answers back, and too little has changed since to count again. */
  'taken-back',
]);
export type WhyHidden = z.infer<typeof WhyHidden>;

const rounded = z.number().check(z.int(), z.gte(0), z.refine((value) => value % 5 === 0));

/** One published number, or the reason why it is not there. */
export const Figure = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('shown'), value: rounded }),
  z.strictObject({ kind: z.literal('hidden'), why: WhyHidden }),
]);
export type Figure = z.infer<typeof Figure>;

/** Why a group has no table at all. */
export const WhyNoTable = z.enum([
  /** Fewer than ten people of the group answered. */
  'few-people',
  /** Fewer than thirty such children live here, or nobody knows how many. */
  'small-cohort',
  /** Somebody took their answers back, and too little has changed since to count again. */
  'taken-back',
  /** Any table of it would let a small number be worked out. */
  'guards',
  /** As `guards`; the release before had one. */
  'guards-now',
]);
export type WhyNoTable = z.infer<typeof WhyNoTable>;

/** Whose answers a table counts. They never stand in one table. */
export const Population = z.enum([
  /** The young person's own voice, on a card. */
  'own',
  /** Chosen for them by somebody else, or observed; on a card. */
  'chosen-for',
  /** By the open link: nobody knows who answered, or how often. */
  'open-link',
]);
export type Population = z.infer<typeof Population>;

/** What the people of a table are told apart by. `all` has the one group `all`. */
export const Attribute = z.enum(['all', 'year', 'need']);
export type Attribute = z.infer<typeof Attribute>;

/** One thing counted: how many people chose each option of a question, or an option of each outcome. */
export const Measure = z.strictObject({
  id: Slug,
  question: Slug,
  by: z.enum(['option', 'outcome']),
  /** Which tables it stands in; in the others its list of counts is empty. */
  attributes: z.array(Attribute).check(z.minLength(1)),
  /** Of a `choice`, each person counts in one part at most; of a `several`, in as many as `most`. */
  most: z.number().check(z.int(), z.gte(1)),
  parts: z
    .array(z.strictObject({ id: Slug, concept: z.optional(Slug), outcome: z.optional(Outcome) }))
    .check(z.minLength(2), z.maxLength(bounds.optionsPerQuestion)),
});
export type Measure = z.infer<typeof Measure>;

export const Table = z.discriminatedUnion('kind', [
  /** `counts[measure][part]`, in the order of the release's measures and their parts. */
  z.strictObject({ kind: z.literal('shown'), counts: z.array(z.array(Figure)) }),
  z.strictObject({ kind: z.literal('hidden'), why: WhyNoTable }),
]);
export type Table = z.infer<typeof Table>;

/** The figures of one group of one population, all of one making. */
export const GroupFigures = z.strictObject({
  population: Population,
  attribute: Attribute,
  group: Slug,
  /** Number of the release in which these figures were made; later ones repeat them until enough has changed. */
  madeIn: z.number().check(z.int(), z.gte(1)),
  /** People of the group with an answer that this release counts. The base of every percentage. */
  people: Figure,
  table: Table,
});
export type GroupFigures = z.infer<typeof GroupFigures>;

/** How well a category was heard, from published figures alone. */
export const CoverageState = z.enum([
  'heard',
  /** A share of people between half and four fifths of the share of children. */
  'under-heard',
  /** Less than half. */
  'missing',
  /** So few were expected that a hidden number says nothing. */
  'too-few-to-tell',
  /** The number is hidden for another reason. */
  'not-shown',
]);
export type CoverageState = z.infer<typeof CoverageState>;

export const Category = z.strictObject({
  attribute: Attribute,
  group: Slug,
  /** The codes that were put together under this name; one where nothing was merged. */
  members: z.array(Slug),
  /** Known number of children. */
  children: z.number().check(z.int(), z.gte(0)),
  coverage: CoverageState,
  /** Share of people ÷ share of children, to two places; only where the figure is shown. */
  ratio: z.optional(z.number().check(z.gte(0))),
});
export type Category = z.infer<typeof Category>;

/** The thresholds a release was made under. All are people, but `roundTo` and the ratios. */
export const ReleaseRules = z.strictObject({
  leastPeople: z.number().check(z.int(), z.gte(1)),
  leastChildren: z.number().check(z.int(), z.gte(1)),
  hiddenUpTo: z.number().check(z.int(), z.gte(0)),
  roundTo: z.literal(5),
  leastChanges: z.number().check(z.int(), z.gte(1)),
  /** Days after which a withdrawal that old figures still carry takes the group's table away. */
  withdrawnDays: z.number().check(z.int(), z.gte(1)),
  missingBelow: z.number(),
  underHeardBelow: z.number(),
});
export type ReleaseRules = z.infer<typeof ReleaseRules>;

/**
 * A frozen, disclosure-checked set of tables: the only thing a results page reads.
 * It holds no sentence; `labels` are the survey's own texts for what it lists.
 */
export const Release = z.strictObject({
  format: z.literal(1),
  id: RandomId,
  number: z.number().check(z.int(), z.gte(1)),
  madeOn: Day,
  partnership: z.strictObject({ slug: Slug, name: z.string().check(z.minLength(1), z.maxLength(120)), madeUp: z.boolean() }),
  round: z.strictObject({ slug: Slug, opensOn: Day, closesOn: Day }),
  survey: z.strictObject({ id: Slug, version: z.number().check(z.int(), z.gte(1)) }),
  /** Whether answers in it were made by the simulation. */
  simulated: z.enum(['none', 'some', 'all']),
  rules: ReleaseRules,
  cohort: z.strictObject({ source: CohortSource, total: z.number().check(z.int(), z.gte(0)), categories: z.array(Category) }),
  /** Languages in which at least `leastPeople` young people answered; names only. */
  languages: z.array(LanguageTag),
  measures: z.array(Measure).check(z.minLength(1)),
  groups: z.array(GroupFigures).check(z.minLength(1)),
  /** By language, then by text key. */
  labels: z.record(LanguageTag, z.record(z.string(), z.string().check(z.maxLength(bounds.stringLength)))),
});
export type Release = z.infer<typeof Release>;
