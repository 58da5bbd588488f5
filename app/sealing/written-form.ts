import { fromBase64url, toBase64url } from './bytes.ts';

/**
 * A keep card's secret as a person reads it aloud or copies it by hand: seven groups of four letters and digits
 * in Crockford's base 32, where O is read as 0, and I and L as 1. The last 12 of its 140 bits are a check that finds
 * every single wrong character and every two neighbours that changed places.
 */
export const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
export const characters = 28;

/** CRC-12 (x¹² + x¹¹ + x³ + x² + x + 1): finds every fault confined to 12 neighbouring bits. */
export function crc12(bytes: Uint8Array): number {
  let crc = 0xfff;
  for (const byte of bytes) {
    crc ^= byte << 4;
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 0x800 ? ((crc << 1) ^ 0x80f) & 0xfff : (crc << 1) & 0xfff;
  }
  return crc;
}

/** Whether a text has the form of a secret: 16 bytes of base64url, written in the one way they can be. */
export const isSecret = (text: string): boolean => /^[A-Za-z0-9_-]{22}$/.test(text) && toBase64url(fromBase64url(text)) === text;

/** The written form of a secret, `ABCD EFGH …`. */
export function writtenForm(secret: string): string {
  const bytes = fromBase64url(secret);
  let bits = bytes.reduce((all, byte) => (all << 8n) | BigInt(byte), 0n);
  bits = (bits << 12n) | BigInt(crc12(bytes));
  let text = '';
  for (let at = characters - 1; at >= 0; at -= 1) text += alphabet.charAt(Number((bits >> BigInt(at * 5)) & 31n));
  return text.replace(/.{4}(?=.)/g, '$& ');
}
