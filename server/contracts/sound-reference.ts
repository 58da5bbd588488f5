import * as z from 'zod/mini';
import { Sha256 } from './ids.ts';

/** The address of a file of sound; its name changes with its bytes. */
export const SoundPath = z.string().check(z.regex(/^\/sound\/[a-z0-9./-]{1,150}$/));

/** How a bundle names its sheet: where it lies, its digest, and the bytes of all its clips together. */
export const SoundReference = z.strictObject({ path: SoundPath, sha256: Sha256, bytes: z.number().check(z.int(), z.gte(1)) });
export type SoundReference = z.infer<typeof SoundReference>;
