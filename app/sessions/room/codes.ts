import { boundInCode, readRoomCode, writeRoomCode } from '#server/contracts/room-code.ts';
import { gather, unblinded, type Gathered, type Taken } from '#server/contracts/room-rules.ts';
import type { Tally } from '#app/store/room-tallies.ts';
import type { RoomSealing } from './room-sealing.ts';

/** The text of a tally's QR code. Asked twice, it is the same. */
export async function codeOf(session: string, { tally, shape, enc, seed, blinded, macKey }: Tally, { macOf, bytesOf }: RoomSealing): Promise<string> {
  const code = { session, tally, shape, enc: bytesOf(enc), seed: bytesOf(seed), blinded: bytesOf(blinded) };
  return writeRoomCode(code, await macOf(macKey, boundInCode(code)));
}

/** Takes what was scanned or pasted into what was gathered; `no-code` where it is none of ours. */
export async function takeCode(text: string, before: Gathered, secret: string, shapes: ReadonlyMap<string, number>, { keysOf }: RoomSealing): Promise<{ gathered: Gathered; taken: Taken | 'no-code' }> {
  const read = readRoomCode(text);
  if (read === undefined) return { gathered: before, taken: 'no-code' };
  const { code, mac } = read;
  if (code.session !== before.session) return gather(before, code, undefined, shapes);
  const { blindingOf } = await keysOf(secret);
  const blinding = await blindingOf(code, code, code.blinded.length, { bytes: boundInCode(code), mac });
  return gather(before, code, blinding && unblinded(code.blinded, blinding), shapes);
}
