import { hash } from 'node:crypto';

/** Lower-case hex of SHA-256. */
export const sha256 = (data: string | Uint8Array): string => hash('sha256', data, 'hex');

/** The digest under which a keep card's token is stored: of its bytes, not of their base64url. */
export const tokenDigest = (token: string): string => sha256(Buffer.from(token, 'base64url'));

/** A random (version 4) UUID from 16 random bytes. */
export function uuidFrom(random: Uint8Array): string {
  const bytes = Uint8Array.from(random.subarray(0, 16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Buffer.from(bytes).toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-');
}
