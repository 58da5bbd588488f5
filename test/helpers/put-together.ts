import { hash } from 'node:crypto';
import { Aes256Gcm, CipherSuite, DhkemP256HkdfSha256, HkdfSha256 } from '@hpke/core';
import type { Attachment } from '#server/contracts/attachment.ts';
import { boundPiece, pieceInfo, type Piece } from '#server/contracts/piece.ts';

const suite = new CipherSuite({ kem: new DhkemP256HkdfSha256(), kdf: new HkdfSha256(), aead: new Aes256Gcm() });
const bytesOf = (text: string) => Uint8Array.from(Buffer.from(text, 'base64url'));

/**
 * An attachment from its pieces, as whoever may read it will put it together one day: opened, in order, without what
 * filled up the last one. Throws where a piece is missing, twice or does not open, and where the bytes are not those described.
 */
export async function putTogether({ id, pieces, bytes, sha256 }: Pick<Attachment, 'id' | 'pieces' | 'bytes' | 'sha256'>, found: readonly Piece[], recipientKey: CryptoKey): Promise<Uint8Array<ArrayBuffer>> {
  const own = found.filter(({ attachment }) => attachment === id).toSorted((a, b) => a.number - b.number);
  if (own.map(({ number, of }) => `${number} ${of}`).join() !== Array.from({ length: pieces }, (_, at) => `${at + 1} ${pieces}`).join()) throw new Error('The pieces of an attachment are not those it should have.');
  const opened = await Promise.all(own.map((piece) => suite.open({ recipientKey, enc: bytesOf(piece.enc), info: pieceInfo }, bytesOf(piece.ct), boundPiece(piece))));
  const whole = Uint8Array.from(Buffer.concat(opened.map((part) => Buffer.from(part)))).subarray(0, bytes);
  if (whole.length !== bytes || hash('sha256', whole, 'hex') !== sha256) throw new Error('An attachment came with other bytes.');
  return Uint8Array.from(whole);
}
