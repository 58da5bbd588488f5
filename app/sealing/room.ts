import { fromBase64url, sha256Hex, toBase64url } from './bytes.ts';
import { isSecret } from './written-form.ts';

/**
 * How what is said in the room stays shut until the close (rule R10). Each session has a secret of 128 bits, which staff hold,
 * and its public key, which tablets get. A tablet draws a seed, seals it to that key, adds the blinding that the seed gives to
 * counts of nought, and forgets seed and blinding: from then on it counts without being able to read what it counts.
 */
const text = (words: string) => new TextEncoder().encode(words);
const info = () => text('all-heard room 1').buffer;

// Loaded only now: a device outside a session never needs it.
async function suiteOf() {
  const { Aes256Gcm, CipherSuite, DhkemP256HkdfSha256, HkdfSha256 } = await import('@hpke/core');
  return new CipherSuite({ kem: new DhkemP256HkdfSha256(), kdf: new HkdfSha256(), aead: new Aes256Gcm() });
}

/** What a sealed seed is bound to. */
export interface TallyPlace {
  session: string;
  tally: string;
  shape: string;
}
const boundTo = ({ session, tally, shape }: TallyPlace) => text(['all-heard', '1', 'room', session, tally, shape].join('\n')).buffer;

async function derived(seed: Uint8Array<ArrayBuffer>, what: string, bytes: number): Promise<Uint8Array<ArrayBuffer>> {
  const root = await crypto.subtle.importKey('raw', seed, 'HKDF', false, ['deriveBits']);
  return new Uint8Array(await crypto.subtle.deriveBits({ name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(0), info: text(`all-heard room 1 ${what}`) }, root, bytes * 8));
}

/** What a seed gives: the blinding of so many counts, and the key of the code's check. */
const fromSeed = async (seed: Uint8Array<ArrayBuffer>, length: number) => ({ blinding: await derived(seed, 'blinding', length), macKey: await derived(seed, 'check', 32) });

/** The digest by which a code names a shape: eight bytes, in hex. */
export const shapeId = async (shape: string): Promise<string> => (await sha256Hex(text(shape))).slice(0, 16);

/** What a tablet begins to count with. The blinding is nowhere from here on but in the sealed seed. */
export interface BegunTally {
  tally: string;
  enc: string;
  seed: string;
  macKey: string;
  /** Counts of nought, blinded. */
  blinded: Uint8Array<ArrayBuffer>;
}

/** Begins a tally of so many counts under a session's public key. */
export async function beginTally(publicKey: string, { session, shape }: Pick<TallyPlace, 'session' | 'shape'>, length: number): Promise<BegunTally> {
  const suite = await suiteOf();
  const seed = crypto.getRandomValues(new Uint8Array(16));
  const tally = Array.from(crypto.getRandomValues(new Uint8Array(8)), (byte) => byte.toString(16).padStart(2, '0')).join('');
  const recipientPublicKey = await suite.kem.deserializePublicKey(fromBase64url(publicKey).buffer);
  const sealed = await suite.seal({ recipientPublicKey, info: info() }, seed.buffer, boundTo({ session, tally, shape }));
  const { blinding, macKey } = await fromSeed(seed, length);
  return { tally, enc: toBase64url(new Uint8Array(sealed.enc)), seed: toBase64url(new Uint8Array(sealed.ct)), macKey: toBase64url(macKey), blinded: blinding };
}

const macBytes = 16;
const hmacKey = (macKey: Uint8Array<ArrayBuffer>, use: 'sign') => crypto.subtle.importKey('raw', macKey, { name: 'HMAC', hash: 'SHA-256' }, false, [use]);

/** The check of a code: HMAC-SHA256, cut to 16 bytes. */
export async function codeMac(macKey: string, bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await crypto.subtle.sign('HMAC', await hmacKey(fromBase64url(macKey), 'sign'), bytes)).slice(0, macBytes);
}

/** What the holder of a session's secret can do. */
export interface RoomKeys {
  /** For tablets; uncompressed, base64url. */
  publicKey: string;
  /** The blinding of a code, once its seed opened and its check was right; `undefined` where either is not. */
  blindingOf(place: TallyPlace, sealed: { enc: Uint8Array<ArrayBuffer>; seed: Uint8Array<ArrayBuffer> }, length: number, checked: { bytes: Uint8Array<ArrayBuffer>; mac: Uint8Array }): Promise<Uint8Array<ArrayBuffer> | undefined>;
}

/** The keys of a session's secret, always the same (RFC 9180, section 7.1.3). Throws a `RangeError` for what is no secret. */
export async function roomKeys(secret: string): Promise<RoomKeys> {
  if (!isSecret(secret)) throw new RangeError('This is not the secret of a session.');
  const suite = await suiteOf();
  const ikm = await derived(fromBase64url(secret), 'key pair', 32);
  const { publicKey, privateKey } = await suite.kem.deriveKeyPair(ikm.buffer);
  return {
    publicKey: toBase64url(new Uint8Array(await suite.kem.serializePublicKey(publicKey))),
    async blindingOf(place, { enc, seed }, length, { bytes, mac }) {
      let opened: Uint8Array<ArrayBuffer>;
      try {
        opened = new Uint8Array(await suite.open({ recipientKey: privateKey, enc: enc.buffer, info: info() }, seed.buffer, boundTo(place)));
      } catch {
        // Sealed to another session's key, for another place, or changed on its way: nothing of it can be used.
        return undefined;
      }
      const { blinding, macKey } = await fromSeed(opened, length);
      const own = await codeMac(toBase64url(macKey), bytes);
      return own.every((byte, at) => byte === mac[at]) && mac.length === own.length ? blinding : undefined;
    },
  };
}
