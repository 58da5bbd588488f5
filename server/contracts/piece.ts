import * as z from 'zod/mini';
import { bounds } from './bounds.ts';
import { pieceBounds } from './piece-bounds.ts';
import { base64url, RandomId } from './ids.ts';
import { ProblemBody } from './problem.ts';

/**
 * A sealed piece of an attachment. It goes to the server after its envelope, on its own, as often as it takes: what
 * was acknowledged is never sent again, so that a recording gets through a connection that keeps breaking.
 */
export const Piece = z.strictObject({
  /** The envelope's id; round and key are the envelope's. */
  envelope: RandomId,
  round: RandomId,
  key: RandomId,
  attachment: RandomId,
  /** From 1 to `of`. */
  number: z.number().check(z.int(), z.gte(1), z.lte(pieceBounds.perAttachment)),
  of: z.number().check(z.int(), z.gte(1), z.lte(pieceBounds.perAttachment)),
  enc: base64url(bounds.encapsulatedKeyBytes),
  ct: base64url(pieceBounds.bytes + pieceBounds.sealTagBytes),
}).check(z.refine(({ number, of }) => number <= of));
export type Piece = z.infer<typeof Piece>;

/** HPKE `info` of pieces: what is sealed as a piece opens as nothing else. */
export const pieceInfo = new TextEncoder().encode('all-heard piece 1');

/** What a piece is known by. */
export type PiecePlace = Pick<Piece, 'envelope' | 'round' | 'key' | 'attachment' | 'number' | 'of'>;

/** The additional data that binds a sealed piece to its place: what is moved, renumbered or left over from another attachment no longer opens. */
export function boundPiece({ envelope, round, key, attachment, number, of }: PiecePlace): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(['all-heard', '1', 'piece', envelope, round, key, attachment, String(number), String(of)].join('\n'));
}

/** The bytes whose SHA-256 tells a second copy of a piece from other bytes under the same name. */
export function identifyingPieceBytes(piece: Piece): Uint8Array<ArrayBuffer> {
  const { envelope, round, key, attachment, number, of, enc, ct } = piece;
  return new TextEncoder().encode([envelope, round, key, attachment, number, of, `${enc}.${ct}`].join('\n'));
}

/** The body of `POST /api/pieces`. Items are `unknown` here and parsed one by one, so that one bad piece never stops the others. */
export const PieceBatch = z.strictObject({ pieces: z.array(z.unknown()).check(z.minLength(1), z.maxLength(pieceBounds.perBatch)) });

/** What became of one piece, in the order of the batch. */
export const PieceReceipt = z.discriminatedUnion('outcome', [
  /** On disk, durable. */
  z.strictObject({ outcome: z.literal('stored') }),
  /** The same bytes were received before, or their envelope was withdrawn or purged since: the device may let go. */
  z.strictObject({ outcome: z.literal('already') }),
  /** Not stored. The device keeps it. */
  z.strictObject({ outcome: z.literal('refused'), problem: ProblemBody }),
]);
export type PieceReceipt = z.infer<typeof PieceReceipt>;

export const PieceReceipts = z.strictObject({ receipts: z.array(PieceReceipt).check(z.maxLength(pieceBounds.perBatch)) });
