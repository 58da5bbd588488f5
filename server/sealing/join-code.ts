import { createHmac } from 'node:crypto';
import { joinLength, joinPictures, type JoinCode, type JoinPictures, type JoinSaid } from '#server/contracts/join-code.ts';
import { sha256 } from './digest.ts';

/** Which session, and on which day: another day has other pictures. */
interface SessionOnDay {
  id: string;
  /** `2026-11-22`, Europe/London. */
  day: string;
}

const keyed = (cardSecret: Uint8Array, ...parts: readonly string[]): Buffer => createHmac('sha256', cardSecret).update(parts.join('\n')).digest();

/** The secret in the QR code of a session: 128 bits of HMAC-SHA256 under the secret in the key file. So a poster can be printed again while the database holds digests only. */
export const joinSecretOf = (cardSecret: Uint8Array, sessionId: string): string => keyed(cardSecret, 'join secret', sessionId).subarray(0, 16).toString('base64url');

/**
 * The pictures of a session on its day. Two sessions of one day may draw the same ones; then the next `draw` is taken.
 * 64 bits are divided by the number of codes: what is left over favours none of them by more than one in 10^13.
 */
export function joinPicturesOf(cardSecret: Uint8Array, { id, day }: SessionOnDay, draw: number): JoinPictures {
  let rest = keyed(cardSecret, 'join pictures', id, day, String(draw)).readBigUInt64BE(0);
  const left = [...joinPictures];
  return Array.from({ length: joinLength }, () => {
    const count = BigInt(left.length);
    const [taken] = left.splice(Number(rest % count), 1);
    rest /= count;
    if (taken === undefined) throw new RangeError('There are fewer pictures than a code needs.');
    return taken;
  });
}

/** Under which digest the database knows the secret of a QR code: it has too many bits to be found again. */
export const joinSecretDigest = (secret: string): string => sha256(secret);

/**
 * Under which digest the database knows pictures, of one day: a keyed one, since 255,024 codes are tried through in no
 * time by who has a copy of the database alone.
 */
export const joinPicturesDigest = (cardSecret: Uint8Array, day: string, pictures: JoinPictures): string => keyed(cardSecret, 'join digest', day, ...pictures).toString('hex');

/** The digest to look a session up by, for what a device said. @param today Europe/London. */
export const joinDigestOf = (cardSecret: Uint8Array, today: string, said: JoinSaid): string =>
  'secret' in said ? joinSecretDigest(said.secret) : joinPicturesDigest(cardSecret, today, said.pictures);

/** Draws that are tried. With 1,000 sessions on one day, one in 250 needs a second; a thirty-second nobody has seen. */
const mostDraws = 32;

/**
 * Draws a session's pictures until they are free on its day.
 * @param isFree whether no other session has this digest.
 */
export async function drawPictures(cardSecret: Uint8Array, session: SessionOnDay, isFree: (digest: string) => Promise<boolean>): Promise<string> {
  for (let draw = 0; draw < mostDraws; draw += 1) {
    const digest = joinPicturesDigest(cardSecret, session.day, joinPicturesOf(cardSecret, session, draw));
    if (await isFree(digest)) return digest;
  }
  throw new RangeError('No pictures are free on this day.');
}

/** Both codes of a session, made again for the staff; `undefined` where the key file is another than the one they were made under. */
export function joinCodeOf(cardSecret: Uint8Array, session: SessionOnDay, picturesDigest: string): JoinCode | undefined {
  for (let draw = 0; draw < mostDraws; draw += 1) {
    const pictures = joinPicturesOf(cardSecret, session, draw);
    if (joinPicturesDigest(cardSecret, session.day, pictures) === picturesDigest) return { pictures, secret: joinSecretOf(cardSecret, session.id) };
  }
  return undefined;
}
