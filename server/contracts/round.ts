import * as z from 'zod/mini';
import { bounds } from './bounds.ts';
import { Bundle } from './bundle.ts';
import { base64url, Day, LanguageTag, RandomId, Slug } from './ids.ts';
import { Audience, SchoolYear, Stage, Survey } from './survey.ts';

/** What a device must know of a card batch to show the right questions. The kind of need stays on the server. */
export const PublicBatch = z.strictObject({ id: Slug, year: z.optional(SchoolYear), stage: z.optional(Stage) });
export type PublicBatch = z.infer<typeof PublicBatch>;

/** Why rounds are paused, as young people are told it. */
export const PauseReason = z.enum(['inspection', 'holiday', 'trouble', 'other']);
export type PauseReason = z.infer<typeof PauseReason>;

const Languages = z.array(LanguageTag).check(z.minLength(1), z.maxLength(bounds.languagesPerSurvey));

/** A round as devices see it: one survey version asked of an audience between two dates. */
export const Round = z.strictObject({
  id: RandomId,
  slug: Slug,
  partnership: z.strictObject({
    slug: Slug,
    name: z.string().check(z.minLength(1), z.maxLength(120)),
    /** The place and its answers are made up, and every screen says so. */
    madeUp: z.boolean(),
  }),
  survey: z.strictObject({ id: Slug, version: z.number().check(z.int(), z.gte(1)) }),
  audience: Audience,
  opensOn: Day,
  closesOn: Day,
  /** The languages it can be answered in; the first is the one young people start in. */
  languages: Languages,
  /** Whether words can be written. Without a staffed reading queue the server keeps this false, except in a made-up area. */
  words: z.boolean(),
  key: z.strictObject({ id: RandomId, publicKey: base64url(bounds.encapsulatedKeyBytes) }),
  batches: z.array(PublicBatch).check(z.maxLength(bounds.batchesInPack)),
  /** Nobody begins now: until the end of this day, and why. What is under way is finished and taken in. A round that goes on says nothing of it. */
  paused: z.optional(z.strictObject({ until: Day, reason: PauseReason })),
});
export type Round = z.infer<typeof Round>;

/** A round that stands beside one of young people: a parent or supporter says there what they think, in answers of their own. */
export const View = z.strictObject({ slug: Slug, audience: z.enum(['parent-or-carer', 'practitioner']), languages: Languages });
export type View = z.infer<typeof View>;

/** Everything a device needs to ask a round's questions in one language, without a network. */
export const Pack = z.strictObject({
  round: Round,
  survey: Survey,
  bundle: Bundle,
  /** The views that stand beside it. Packs of before views, and of rounds without any, say nothing. */
  views: z.optional(z.array(View).check(z.maxLength(bounds.viewsPerRound))),
});
export type Pack = z.infer<typeof Pack>;

/** The reply header that names the SHA-256 (lower-case hex) of a pack's JSON, before any compression: a device believes what fits it, and checks it again later. */
export const packDigestHeader = 'x-pack-sha256';
