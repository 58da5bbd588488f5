import { boundBytes, sealingInfo, type Envelope, type EnvelopePart, type Keep } from '#server/contracts/envelope.ts';
import type { Response, ResponseWords } from '#server/contracts/sealed-parts.ts';
import type { Round } from '#server/contracts/round.ts';
import { fromBase64url, paddedJson, toBase64url } from './bytes.ts';

/** What is sealed into one envelope. */
export interface ToSeal {
  round: Pick<Round, 'id' | 'key'>;
  /** Revision of the language bundle that was on screen at the end. */
  bundleRevision: string;
  response: Response;
  /** `undefined` where nothing was written: then the envelope has no such part. */
  words: ResponseWords | undefined;
  card?: string | undefined;
  keep?: Keep | undefined;
}

/** Bytes to which each part is filled up before it is sealed. */
const padTo = { answers: 1024, words: 512 } as const;

/**
 * Seals a response to its round's public key: HPKE (RFC 9180), single-shot base mode, DHKEM(P-256, HKDF-SHA256),
 * HKDF-SHA256, AES-256-GCM. The additional data binds each part to its place (`boundBytes`).
 * Sealing is randomised: seal once, and send the same bytes as often as it takes.
 * Fails where the public key is not a point of P-256.
 */
export async function sealResponse({ round, bundleRevision, response, words, card, keep }: ToSeal): Promise<Envelope> {
  // Loaded only now: nobody needs it before the last page.
  const { Aes256Gcm, CipherSuite, DhkemP256HkdfSha256, HkdfSha256 } = await import('@hpke/core');
  const suite = new CipherSuite({ kem: new DhkemP256HkdfSha256(), kdf: new HkdfSha256(), aead: new Aes256Gcm() });
  const recipientPublicKey = await suite.kem.deserializePublicKey(fromBase64url(round.key.publicKey).buffer);

  const place = { id: response.envelope, round: round.id, survey: response.survey, bundle: bundleRevision, key: round.key.id };
  const seal = async (part: EnvelopePart, content: unknown) => {
    const { enc, ct } = await suite.seal({ recipientPublicKey, info: sealingInfo.buffer }, paddedJson(content, padTo[part]).buffer, boundBytes(place, part).buffer);
    return { enc: toBase64url(new Uint8Array(enc)), ct: toBase64url(new Uint8Array(ct)) };
  };
  return {
    ...place,
    answers: await seal('answers', response),
    ...(words === undefined ? {} : { words: await seal('words', words) }),
    ...(card === undefined ? {} : { card }),
    ...(keep === undefined ? {} : { keep }),
  };
}
