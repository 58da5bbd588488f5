import { createHmac } from 'node:crypto';

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const period = 30_000;

function fromBase32(text: string): Buffer {
  const bits = Array.from(text.toUpperCase().replaceAll('=', '')).map((letter) => letters.indexOf(letter).toString(2).padStart(5, '0')).join('');
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
}

/** The number that an authenticator app shows for what is in a QR code (RFC 6238), so many steps of half a minute from now. */
export function numberOf(uri: string, steps = 0): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / period) + steps));
  const digest = createHmac('sha1', fromBase32(new URL(uri).searchParams.get('secret') ?? '')).update(counter).digest();
  const at = (digest.at(-1) ?? 0) & 0xf;
  return String((digest.readUInt32BE(at) & 0x7fff_ffff) % 1_000_000).padStart(6, '0');
}
