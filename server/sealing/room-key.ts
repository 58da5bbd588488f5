import { createHmac, hkdfSync } from 'node:crypto';
import { suite } from './suite.ts';

/**
 * The secret of a session's room: 128 bits of HMAC-SHA256 under the secret in the key file, as cards have their codes. It is in no
 * database, and staff who lost it with their phone get the same one again, until the room was shown.
 */
export const roomSecret = (cardSecret: Uint8Array, sessionId: string): string =>
  createHmac('sha256', cardSecret).update(['room', sessionId].join('\n')).digest().subarray(0, 16).toString('base64url');

/** The public key of that secret, for tablets: made as `app/sealing/room.ts` makes it. Uncompressed, base64url. */
export async function roomPublicKey(secret: string): Promise<string> {
  const ikm = hkdfSync('sha256', Buffer.from(secret, 'base64url'), new Uint8Array(0), 'all-heard room 1 key pair', 32);
  const bytes = await suite.kem.deriveKeyPair(ikm).then(({ publicKey }: { publicKey: CryptoKey }) => suite.kem.serializePublicKey(publicKey));
  return Buffer.from(bytes).toString('base64url');
}
