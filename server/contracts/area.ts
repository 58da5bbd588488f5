import * as z from 'zod/mini';
import { bounds } from './bounds.ts';
import { CardCode } from './envelope.ts';
import { Day, LanguageTag, Slug } from './ids.ts';
import { View } from './round.ts';
import { Audience, SchoolYear, Stage } from './survey.ts';

/** A local area as anybody may see it, with the rounds that it asks. */
export const Area = z.strictObject({
  slug: Slug,
  name: z.string().check(z.minLength(1), z.maxLength(120)),
  /** The place and its answers are made up, and every screen says so. */
  madeUp: z.boolean(),
  rounds: z
    .array(
      z.strictObject({
        slug: Slug,
        survey: z.strictObject({ id: Slug, version: z.number().check(z.int(), z.gte(1)) }),
        audience: Audience,
        opensOn: Day,
        closesOn: Day,
        languages: z.array(LanguageTag).check(z.minLength(1), z.maxLength(bounds.languagesPerSurvey)),
        words: z.boolean(),
        /** The round of young people that it stands beside, where it does. */
        beside: z.optional(Slug),
      }),
    )
    .check(z.maxLength(200)),
});
export type Area = z.infer<typeof Area>;

/** The areas that a server serves, by name. */
export const Areas = z.strictObject({ areas: z.array(Area).check(z.maxLength(500)) });
export type Areas = z.infer<typeof Areas>;

/** One card to print. `need` says which pile it belongs to, for whoever hands it out; it is not on the card. */
export const Card = z.strictObject({
  round: Slug,
  batch: Slug,
  year: z.optional(SchoolYear),
  stage: z.optional(Stage),
  need: z.optional(Slug),
  code: CardCode,
  /** Where the card's QR code leads on this server; the code stands in the fragment only. */
  path: z.string().check(z.regex(/^\/answer\/[a-z0-9-]+#card=[a-z0-9-]+\.[0-9A-Z]{16}$/)),
  used: z.boolean(),
});
export type Card = z.infer<typeof Card>;

/** The cards of a made-up area. Those of a real one are printed once and never shown again. */
export const CardSheet = z.strictObject({
  area: Slug,
  cards: z.array(Card).check(z.maxLength(10_000)),
  /** What stands beside the rounds that have cards, by the round's slug; a server of before views says nothing. */
  views: z.optional(z.record(Slug, z.array(View).check(z.maxLength(bounds.viewsPerRound)))),
});
export type CardSheet = z.infer<typeof CardSheet>;
