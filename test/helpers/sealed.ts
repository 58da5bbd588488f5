import { hash } from 'node:crypto';
import { Aes256Gcm, CipherSuite, DhkemP256HkdfSha256, HkdfSha256 } from '@hpke/core';
import { boundBytes, sealingInfo, type Envelope, type EnvelopePart, type Keep } from '#server/contracts/envelope.ts';
import { boundPiece, pieceInfo, type Piece, type PiecePlace } from '#server/contracts/piece.ts';
import type { Response, ResponseWords } from '#server/contracts/sealed-parts.ts';
import type { Answer } from '#server/contracts/response.ts';
import type { Round } from '#server/contracts/round.ts';

/** Sealing as a device does it, but of anything: a test must be able to seal what a device never would. */
const suite = new CipherSuite({ kem: new DhkemP256HkdfSha256(), kdf: new HkdfSha256(), aead: new Aes256Gcm() });
const base64url = (bytes: ArrayBuffer | Uint8Array) => Buffer.from(new Uint8Array(bytes)).toString('base64url');

type Place = Pick<Envelope, 'id' | 'round' | 'survey' | 'bundle' | 'key'>;

/** Seals any text to a round's key, bound to the place given. */
export async function sealText(round: Pick<Round, 'key'>, place: Place, part: EnvelopePart, text: string): Promise<{ enc: string; ct: string }> {
  const recipientPublicKey = await suite.kem.deserializePublicKey(Uint8Array.from(Buffer.from(round.key.publicKey, 'base64url')).buffer);
  const { enc, ct } = await suite.seal({ recipientPublicKey, info: sealingInfo }, new TextEncoder().encode(text), boundBytes(place, part));
  return { enc: base64url(enc), ct: base64url(ct) };
}

export interface ToSeal {
  round: Round;
  bundle: string;
  id?: string;
  answers: Answer[];
  /** Text by question. */
  words?: Record<string, string>;
  card?: string;
  keep?: Keep;
  /** What in the response shall be other than it should. */
  response?: Record<string, unknown>;
  /** What in the envelope's place shall be other than it should; sealed so. */
  place?: Partial<Place>;
}

/** An envelope as a device makes it. */
export async function sealed(given: ToSeal): Promise<Envelope> {
  const { round, bundle } = given;
  const id = given.id ?? crypto.randomUUID();
  const place: Place = { id, round: round.id, survey: round.survey, bundle, key: round.key.id, ...given.place };
  const response: Response = {
    format: 1,
    envelope: id,
    round: round.id,
    survey: round.survey,
    language: 'en',
    audience: round.audience,
    circumstances: {},
    simulated: true,
    answers: given.answers,
  };
  const words: ResponseWords = { format: 1, words: Object.entries(given.words ?? {}).map(([question, text]) => ({ question, language: 'en', text })) };
  return {
    ...place,
    answers: await sealText(round, place, 'answers', JSON.stringify({ ...response, ...given.response })),
    ...(given.words === undefined ? {} : { words: await sealText(round, place, 'words', JSON.stringify(words)) }),
    ...(given.card === undefined ? {} : { card: given.card }),
    ...(given.keep === undefined ? {} : { keep: given.keep }),
  };
}

/** The pieces of an attachment of an envelope, as a device makes them; of any sizes. */
export function sealedPieces(round: Round, envelope: string, parts: readonly Uint8Array<ArrayBuffer>[], place: Partial<PiecePlace> = {}): Promise<Piece[]> {
  const attachment = crypto.randomUUID();
  return Promise.all(
    parts.map(async (bytes, at) => {
      const bound: PiecePlace = { envelope, round: round.id, key: round.key.id, attachment, number: at + 1, of: parts.length, ...place };
      const recipientPublicKey = await suite.kem.deserializePublicKey(Uint8Array.from(Buffer.from(round.key.publicKey, 'base64url')).buffer);
      const { enc, ct } = await suite.seal({ recipientPublicKey, info: pieceInfo }, bytes, boundPiece(bound));
      return { ...bound, enc: base64url(enc), ct: base64url(ct) };
    }),
  );
}

/** A keep card's two tokens, and what the envelope carries of them. */
export function keepCard(): { lookUp: string; withdrawal: string; keep: Keep } {
  const token = () => base64url(crypto.getRandomValues(new Uint8Array(32)));
  const digest = (text: string) => hash('sha256', Buffer.from(text, 'base64url'), 'hex');
  const [lookUp, withdrawal] = [token(), token()];
  return { lookUp, withdrawal, keep: { lookUp: digest(lookUp), withdrawal: digest(withdrawal), copy: base64url(crypto.getRandomValues(new Uint8Array(80))) } };
}
