import { pieceBounds } from '#server/contracts/piece-bounds.ts';
import { piecesOf } from '#server/contracts/attachment.ts';
import { boundPiece, pieceInfo, type Piece } from '#server/contracts/piece.ts';
import type { Round } from '#server/contracts/round.ts';
import { fromBase64url, toBase64url } from './bytes.ts';

/** A piece of the bytes, the last one filled up with zeros: whoever puts them together knows how many bytes there were. */
function cut(bytes: Uint8Array, at: number): Uint8Array<ArrayBuffer> {
  const part = bytes.subarray(at * pieceBounds.bytes, (at + 1) * pieceBounds.bytes);
  const filled = new Uint8Array(Math.ceil(part.length / pieceBounds.stepBytes) * pieceBounds.stepBytes);
  filled.set(part);
  return filled;
}

/**
 * Cuts an attachment into pieces and seals each to the round's public key, as envelopes are (HPKE, `sealResponse`), bound to
 * its envelope, attachment, number and count. Sealing is randomised: seal once, and send the same bytes as often as it takes.
 * @param place the envelope's id and the attachment's.
 */
export async function sealPieces(round: Pick<Round, 'id' | 'key'>, place: Pick<Piece, 'envelope' | 'attachment'>, bytes: Uint8Array): Promise<Piece[]> {
  const { Aes256Gcm, CipherSuite, DhkemP256HkdfSha256, HkdfSha256 } = await import('@hpke/core');
  const suite = new CipherSuite({ kem: new DhkemP256HkdfSha256(), kdf: new HkdfSha256(), aead: new Aes256Gcm() });
  const recipientPublicKey = await suite.kem.deserializePublicKey(fromBase64url(round.key.publicKey).buffer);
  const of = piecesOf(bytes.length);
  const pieces: Piece[] = [];
  for (let at = 0; at < of; at += 1) {
    const bound = { ...place, round: round.id, key: round.key.id, number: at + 1, of };
    const { enc, ct } = await suite.seal({ recipientPublicKey, info: pieceInfo.buffer }, cut(bytes, at).buffer, boundPiece(bound).buffer);
    pieces.push({ ...bound, enc: toBase64url(new Uint8Array(enc)), ct: toBase64url(new Uint8Array(ct)) });
  }
  return pieces;
}
