import { createHmac } from 'node:crypto';
import { sha256 } from './digest.ts';

/** Crockford's base 32: no I, L, O or U, so that a code read aloud or typed is not mistaken. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const codeLength = 16;

/**
 * The code of card number `n` of a batch: 80 bits of HMAC-SHA256 under the secret in the key file. So a sheet can be
 * printed again while the database holds digests only, and who copies the database cannot use a card.
 */
export function cardCode(cardSecret: Uint8Array, roundId: string, batchId: string, n: number): string {
  const bytes = createHmac('sha256', cardSecret).update(['card', roundId, batchId, String(n)].join('\n')).digest();
  let bits = 0n;
  for (const byte of bytes.subarray(0, (codeLength * 5) / 8)) bits = (bits << 8n) | BigInt(byte);
  let code = '';
  for (let place = codeLength - 1; place >= 0; place -= 1) code += alphabet[Number((bits >> BigInt(place * 5)) & 31n)] ?? '';
  return code;
}

/** The codes of so many cards of a batch, from number `from` on. */
export const cardCodes = (cardSecret: Uint8Array, roundId: string, batchId: string, many: number, from = 0): string[] =>
  Array.from({ length: many }, (_, n) => cardCode(cardSecret, roundId, batchId, from + n));

/** Under which digest the database knows a card. */
export const cardDigest = (code: string): string => sha256(code);
