import * as z from 'zod/mini';
import { AreaProfile } from './area-profile.ts';
import { RandomId, Slug } from './ids.ts';

// What administrators send. Of two who change the profile at once, the second is told: it says which one it changes.

export const SaveProfile = z.strictObject({ revision: z.number().check(z.int(), z.gte(0)), profile: AreaProfile });
export const ChangeKeeping = z.strictObject({
  round: Slug,
  /** As they were when they were looked at. */
  before: z.strictObject({ wordsMonths: z.number(), answersMonths: z.number() }),
  wordsMonths: z.number(),
  answersMonths: z.number(),
});
export const EndDevicesOf = z.strictObject({ person: RandomId });
