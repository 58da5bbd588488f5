import * as z from 'zod/mini';
import { bounds } from './bounds.ts';
import { LanguageTag, Sha256, Slug } from './ids.ts';
import { SoundReference } from './sound-reference.ts';

/**
 * Who has checked a string. `source` is the language it was written in. Nothing is called `checked`
 * unless a person with a role checked it on a day.
 */
export const Provenance = z.enum(['source', 'untranslated', 'machine', 'needs-editing', 'checked']);
export type Provenance = z.infer<typeof Provenance>;

export const BundleString = z.strictObject({
  text: z.string().check(z.minLength(1), z.maxLength(bounds.stringLength)),
  state: Provenance,
});
export type BundleString = z.infer<typeof BundleString>;

/** Every word of one survey version in one language; the register (Easy Read) is part of the tag. */
export const Bundle = z.strictObject({
  survey: z.strictObject({ id: Slug, version: z.number().check(z.int(), z.gte(1)) }),
  language: LanguageTag,
  direction: z.enum(['ltr', 'rtl']),
  strings: z.record(z.string(), BundleString),
  /** Where the list of its recorded clips lies: sound is fetched by those who listen, and is no part of the words. */
  sound: z.optional(SoundReference),
  /** SHA-256 of the rest, so that what was on screen can be named. */
  revision: Sha256,
});
export type Bundle = z.infer<typeof Bundle>;
