import { fromBase32, toBase32 } from './base32.ts';

/**
 * What a tablet shows at the close of a session as one QR code: how many people answered on it and what they said, blinded,
 * with the sealed seed of the blinding. Who has not the session's secret reads nothing from it.
 */
export interface RoomCode {
  /** The session's id. */
  session: string;
  /** Eight random bytes in hex: this tally, whoever asks and how often. */
  tally: string;
  /** The first eight bytes of the digest of `roomShape`, in hex. */
  shape: string;
  /** HPKE: the encapsulated key (65 bytes), and the sealed seed (16 bytes and a tag of 16). */
  enc: Uint8Array<ArrayBuffer>;
  seed: Uint8Array<ArrayBuffer>;
  /** People first, then one number for each slot; each with the blinding added, modulo 256. */
  blinded: Uint8Array<ArrayBuffer>;
}

const lengths = { session: 16, tally: 8, shape: 8, enc: 65, seed: 32, mac: 16 } as const;
const edition = 1;
const head = 'ROOM:';

const fromHex = (hex: string): number[] => (hex.match(/../g) ?? []).map((pair) => Number.parseInt(pair, 16));
const toHex = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
const asId = (hex: string): string => hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');

/** The bytes that the code's check covers: everything in it. */
export const boundInCode = ({ session, tally, shape, enc, seed, blinded }: RoomCode): Uint8Array<ArrayBuffer> =>
  Uint8Array.from([edition, ...fromHex(session.replaceAll('-', '')), ...fromHex(tally), ...fromHex(shape), ...enc, ...seed, ...blinded]);

/**
 * The text of the QR code, behind the address that a phone's own camera opens: `/room#ROOM:…`. What stands in a fragment goes to no server.
 * @param mac 16 bytes over `boundInCode`, under a key that only the seed gives.
 */
export const writeRoomCode = (code: RoomCode, mac: Uint8Array): string => head + toBase32(Uint8Array.from([...boundInCode(code), ...mac]));

/**
 * Reads what was scanned or pasted; `undefined` where it is no such code, or not all of it. Spaces and small letters do no harm,
 * nor does an address that it is the fragment of.
 */
export function readRoomCode(text: string): { code: RoomCode; mac: Uint8Array<ArrayBuffer> } | undefined {
  const written = text.replaceAll(/\s/g, '').toUpperCase();
  const start = written.indexOf(head);
  const bytes = start < 0 ? undefined : fromBase32(written.slice(start + head.length));
  if (bytes === undefined || bytes[0] !== edition) return undefined;
  let at = 1;
  const take = (length: number) => bytes.slice(at, (at += length));
  const [session, tally, shape, enc, seed] = [take(lengths.session), take(lengths.tally), take(lengths.shape), take(lengths.enc), take(lengths.seed)];
  const blinded = bytes.slice(at, -lengths.mac);
  // At least the people and one thing they could say.
  if (bytes.length < at + 2 + lengths.mac) return undefined;
  return { code: { session: asId(toHex(session)), tally: toHex(tally), shape: toHex(shape), enc, seed, blinded }, mac: bytes.slice(-lengths.mac) };
}
