import { fromBase64url, paddedJson, toBase64url } from './bytes.ts';
import { isSecret } from './written-form.ts';

/**
 * The secret of a shared device, which stands on paper, and what it seals. From its 128 random bits a key pair of
 * P-256 is made, always the same one (RFC 9180, section 7.1.3): the device keeps the public key alone, so it can
 * put answers away and cannot open them again.
 */
export interface SharedKeys {
  /** Uncompressed, base64url. */
  publicKey: string;
  /** Opens what `sealAway` sealed to this public key for this place. Rejects for anything else. */
  open(place: PutAwayPlace, sealed: { enc: string; ct: string }): Promise<unknown>;
}

/** What the additional data binds sealed answers to. */
export interface PutAwayPlace {
  /** The draft's id. */
  id: string;
  /** The round's slug. */
  round: string;
}

export const newSharedSecret = (): string => toBase64url(crypto.getRandomValues(new Uint8Array(16)));

const info = () => new TextEncoder().encode('all-heard put away 1');
const boundTo = ({ id, round }: PutAwayPlace) => new TextEncoder().encode(['all-heard', '1', 'put away', id, round].join('\n'));
/** Bytes to which a draft is filled up before it is sealed. */
const padTo = 2048;

// Loaded only now: an own device never needs it before the last page.
async function suiteOf() {
  const { Aes256Gcm, CipherSuite, DhkemP256HkdfSha256, HkdfSha256 } = await import('@hpke/core');
  return new CipherSuite({ kem: new DhkemP256HkdfSha256(), kdf: new HkdfSha256(), aead: new Aes256Gcm() });
}

/**
 * The key pair of a secret. The secret is stretched by HKDF-SHA256 to the 32 bytes that the RFC asks for.
 * Throws a `RangeError` for what is no secret.
 */
export async function sharedKeys(secret: string): Promise<SharedKeys> {
  if (!isSecret(secret)) throw new RangeError('This is not a secret of a shared device.');
  const suite = await suiteOf();
  const root = await crypto.subtle.importKey('raw', fromBase64url(secret), 'HKDF', false, ['deriveBits']);
  const ikm = await crypto.subtle.deriveBits({ name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(0), info: new TextEncoder().encode('all-heard shared device 1') }, root, 256);
  const { publicKey, privateKey } = await suite.kem.deriveKeyPair(ikm);
  return {
    publicKey: toBase64url(new Uint8Array(await suite.kem.serializePublicKey(publicKey))),
    async open(place, sealed) {
      const plain = await suite.open({ recipientKey: privateKey, enc: fromBase64url(sealed.enc).buffer, info: info().buffer }, fromBase64url(sealed.ct).buffer, boundTo(place).buffer);
      const content: unknown = JSON.parse(new TextDecoder().decode(plain));
      return content;
    },
  };
}

/** Seals answers to a shared device's public key: HPKE, single-shot base mode, as envelopes are, under an `info` of its own. */
export async function sealAway(publicKey: string, place: PutAwayPlace, content: unknown): Promise<{ publicKey: string; enc: string; ct: string }> {
  const suite = await suiteOf();
  const recipientPublicKey = await suite.kem.deserializePublicKey(fromBase64url(publicKey).buffer);
  const { enc, ct } = await suite.seal({ recipientPublicKey, info: info().buffer }, paddedJson(content, padTo).buffer, boundTo(place).buffer);
  return { publicKey, enc: toBase64url(new Uint8Array(enc)), ct: toBase64url(new Uint8Array(ct)) };
}

/** Fetches what sealing needs, so that answers can be put away later without a network. */
export const prepareToSeal = async (): Promise<void> => void (await suiteOf());
