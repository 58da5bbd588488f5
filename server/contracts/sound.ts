import * as z from 'zod/mini';
import { bounds } from './bounds.ts';
import { LanguageTag, Sha256 } from './ids.ts';
import { SoundPath } from './sound-reference.ts';

/** From which place of the text to which (UTF-16 units) a word reaches, and when it begins, in milliseconds from the start of the clip. */
export const Mark = z.tuple([z.int().check(z.gte(0)), z.int().check(z.gte(1)), z.int().check(z.gte(0))]);
export type Mark = z.infer<typeof Mark>;

/** Who is heard. A computer's voice is never passed off as a person's. */
export const Speaker = z.enum(['synthetic', 'person']);
export type Speaker = z.infer<typeof Speaker>;

const soundLicences = ['CC BY 4.0', 'CC BY-SA 4.0', 'CC0 1.0'] as const;

/** One recorded text. */
export const Clip = z.strictObject({
  path: SoundPath,
  sha256: Sha256,
  bytes: z.int().check(z.gte(1), z.lte(bounds.clipBytes)),
  /** How long it is, in milliseconds. */
  ms: z.int().check(z.gte(1), z.lte(bounds.clipMs)),
  speaker: Speaker,
  licence: z.enum(soundLicences),
  /** In the order in which they are heard; a clip without marks has its whole text marked. */
  marks: z.array(Mark).check(z.maxLength(bounds.stringLength)),
});
export type Clip = z.infer<typeof Clip>;

/** All recorded sound for one survey in one language, by the text that is said: what says an older text is not in it. */
export const SoundSheet = z.strictObject({
  language: LanguageTag,
  clips: z.record(z.string().check(z.maxLength(bounds.stringLength)), Clip),
});
export type SoundSheet = z.infer<typeof SoundSheet>;

/**
 * A clip as it lies in `locales/<language>/clips/<namespace>.json`, under the key of its text. Its file is
 * `public/sound/<language>/<first 16 hex digits of sha256>.mp3`. `says` is the digest of the text that is heard (16 hex
 * digits): where the text has changed since, the clip is stale and nobody hears it.
 */
export const KeptClip = z.extend(z.omit(Clip, { path: true }), { says: z.string().check(z.regex(/^[0-9a-f]{16}$/)) });
export type KeptClip = z.infer<typeof KeptClip>;
export const KeptClips = z.record(z.string(), KeptClip);
export type KeptClips = z.infer<typeof KeptClips>;
