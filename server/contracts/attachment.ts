import * as z from 'zod/mini';
import { bounds } from './bounds.ts';
import { pieceBounds } from './piece-bounds.ts';
import type { AttachmentKind } from './choices.ts';
import { RandomId, Sha256, Slug } from './ids.ts';

/** The forms in which each kind may come; the first is the one a device would rather make. */
export const attachmentTypes = {
  /** Drawn here, or on paper and photographed. */
  drawing: ['image/png', 'image/jpeg'],
  sound: ['audio/webm', 'audio/mp4', 'audio/ogg'],
  photo: ['image/jpeg', 'image/png'],
} as const satisfies Record<AttachmentKind, readonly string[]>;

/** How many pieces an attachment of so many bytes travels in. */
export const piecesOf = (bytes: number): number => Math.ceil(bytes / pieceBounds.bytes);

const common = {
  question: Slug,
  /** Its own, random: its pieces name it, and nothing else does. */
  id: RandomId,
  /** As it was made, before any filling up. */
  bytes: z.number().check(z.int(), z.gte(1), z.lte(bounds.attachmentBytes)),
  /** Of those bytes. */
  sha256: Sha256,
  pieces: z.number().check(z.int(), z.gte(1), z.lte(pieceBounds.perAttachment)),
};

/**
 * What is said of a drawing, a sound or a photo: it is sealed with the words, so that nobody on the way knows what the
 * pieces are of. Whoever puts the pieces together compares bytes and digest.
 */
export const Attachment = z
  .discriminatedUnion('kind', [
    z.strictObject({ ...common, kind: z.literal('drawing'), type: z.enum(attachmentTypes.drawing) }),
    z.strictObject({ ...common, kind: z.literal('sound'), type: z.enum(attachmentTypes.sound) }),
    z.strictObject({ ...common, kind: z.literal('photo'), type: z.enum(attachmentTypes.photo) }),
  ])
  .check(z.refine(({ bytes, pieces }) => pieces === piecesOf(bytes)));
export type Attachment = z.infer<typeof Attachment>;

/** What is known of an attachment on the device that it was made on. */
export type Made = Pick<Attachment, 'id' | 'bytes'> & KindAndType;
/** A kind with one of its forms. */
export type KindAndType = { [Kind in AttachmentKind]: { kind: Kind; type: (typeof attachmentTypes)[Kind][number] } }[AttachmentKind];
