import type { Piece } from '#server/contracts/piece.ts';

/** One sealed piece of an attachment that waits beside its envelope. Nobody on the device can read it. */
export interface PieceRow extends Piece {
  /** Bytes of its JSON. */
  size: number;
}
