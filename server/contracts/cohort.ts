import * as z from 'zod/mini';
import { Slug } from './ids.ts';

/**
 * Types of need as the school census records them (DfE code list, lower case), and `unknown` where
 * the source has no need for a child. They come with a card batch; no child is asked.
 */
export const Need = z.enum(['spld', 'mld', 'sld', 'pmld', 'slcn', 'semh', 'asd', 'hi', 'vi', 'msi', 'pd', 'ds', 'oth', 'nsa', 'unknown']);
export type Need = z.infer<typeof Need>;

/** Where known counts come from, as the screen names them. */
export const CohortSource = z.strictObject({
  publisher: z.string().check(z.minLength(1), z.maxLength(120)),
  title: z.string().check(z.minLength(1), z.maxLength(200)),
  year: z.number().check(z.int(), z.gte(2000), z.lte(2100)),
  /** Not `z.url()`, which brings a parser of addresses to everybody who answers, and lets any scheme through. */
  url: z.string().check(z.regex(/^https?:\/\/\S+$/)),
  licence: z.string().check(z.minLength(1), z.maxLength(120)),
  /** The real place that the counts belong to. */
  place: z.string().check(z.minLength(1), z.maxLength(120)),
});
export type CohortSource = z.infer<typeof CohortSource>;

/** The file of known counts, before its rules are asked (`server/themes/cohort.ts`). */
export const CohortFile = z.strictObject({
  format: z.literal(1),
  source: CohortSource,
  /** Ages in whole years; each is taken as one school year (13 is Year 9). */
  ages: z.array(z.number().check(z.int(), z.gte(4), z.lte(25))).check(z.minLength(1), z.maxLength(22)),
  needs: z.array(Slug).check(z.minLength(1), z.maxLength(30)),
  counts: z.array(z.strictObject({ age: z.number(), need: z.string().check(z.maxLength(48)), children: z.nullable(z.number()) })).check(z.maxLength(1_000)),
  total: z.number(),
});
export type CohortFile = z.infer<typeof CohortFile>;

/** The known number of children per age and need, complete and adding up. */
export interface Cohort {
  source: CohortSource;
  /** School years, from ages. */
  years: readonly number[];
  needs: readonly Need[];
  cells: readonly { year: number; need: Need; children: number }[];
  total: number;
}
