import * as z from 'zod/mini';
import { bounds } from './bounds.ts';
import { pieceBounds } from './piece-bounds.ts';
import { Day } from './ids.ts';

/** Says what a file is, and which edition of its form. Another edition gets another name. */
export const carriedFormat = 'all-heard sealed answers 1';

/**
 * A file in which sealed envelopes are carried from a device without a network: to another device, or straight into the
 * server (`npm run import-envelopes`). They are exactly those of the outbox, which keeps them too until the server has
 * acknowledged them: however often and by whatever way one arrives, its id and its bytes make it count once.
 *
 * Items are `unknown` here, as in a batch, and parsed one by one with `Envelope`: one that is spoilt never stops the others.
 */
export const Carried = z.strictObject({
  format: z.literal(carriedFormat),
  /** By the clock of the device that wrote it, which may be wrong: it only helps people to tell files apart. */
  madeOn: Day,
  envelopes: z.array(z.unknown()).check(z.minLength(1), z.maxLength(bounds.envelopesPerFile)),
  /** The pieces of what is attached to these envelopes that were not acknowledged yet; an earlier app does not know such a file. */
  pieces: z.optional(z.array(z.unknown()).check(z.minLength(1), z.maxLength(bounds.envelopesPerFile * bounds.attachmentsPerResponse * pieceBounds.perAttachment))),
});
export type Carried = z.infer<typeof Carried>;
