import { boundPiece, identifyingPieceBytes, Piece, pieceInfo } from '#server/contracts/piece.ts';
import type { ProblemBody } from '#server/contracts/problem.ts';
import { problem } from '#server/problems.ts';
import type { RoundToCheck } from './check-envelope.ts';
import { sha256 } from './digest.ts';
import type { Keys } from './round-keys.ts';
import { suite } from './suite.ts';

/** A piece that was judged: `whole` may be kept, as soon as its envelope is known. */
export type CheckedPiece = { outcome: 'refused'; problem: ProblemBody } | { outcome: 'whole'; piece: Piece; hash: string; partnershipId: string };

function parse(item: unknown): Piece | ProblemBody {
  const parsed = Piece.safeParse(item);
  if (parsed.success) return parsed.data;
  const [first] = parsed.error.issues;
  const tooBig = parsed.error.issues.some((issue) => issue.code === 'too_big' && issue.path[0] === 'ct');
  return tooBig ? problem('piece-too-large') : problem('piece-not-understood', { at: first?.code === 'unrecognized_keys' ? '' : (first?.path.join('.') ?? '') });
}

const bytes = (text: string): Uint8Array<ArrayBuffer> => Uint8Array.from(Buffer.from(text, 'base64url'));

/** Whether a piece can be opened one day. The device lets go of it once it is acknowledged; what came out is looked at by nobody, and let go of here too. */
async function isWhole(piece: Piece, recipientKey: CryptoKey): Promise<boolean> {
  try {
    await suite.open({ recipientKey, enc: bytes(piece.enc), info: pieceInfo }, bytes(piece.ct), boundPiece(piece));
    return true;
  } catch {
    // HPKE says no more than that it does not open, whatever the cause; so do we.
    return false;
  }
}

/**
 * Judges one item of a batch: parses it and tries its seal. Touches no table. Of a purged round nothing can be tried any
 * more: whether the piece still means anything is told by its envelope's receipt.
 * @param roundOf finds a round by id.
 */
export async function checkPiece(item: unknown, roundOf: (id: string) => Promise<RoundToCheck | undefined>, keys: Keys): Promise<CheckedPiece> {
  const piece = parse(item);
  if ('code' in piece) return { outcome: 'refused', problem: piece };
  const round = await roundOf(piece.round);
  if (round === undefined) return { outcome: 'refused', problem: problem('round-unknown') };
  if (!round.purged && piece.key !== round.keyId) return { outcome: 'refused', problem: problem('key-unknown') };
  // A purge that was finished since the round was looked at has taken the key; the database knows.
  const privateKey = round.purged ? undefined : keys.privateKey(piece.key);
  if (privateKey !== undefined && !(await isWhole(piece, await privateKey))) return { outcome: 'refused', problem: problem('seal-broken', { part: 'piece' }) };
  return { outcome: 'whole', piece, hash: sha256(identifyingPieceBytes(piece)), partnershipId: round.partnershipId };
}
