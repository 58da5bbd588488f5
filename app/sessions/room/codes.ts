import { boundInCode, readRoomCode, writeRoomCode } from '#server/contracts/room-code.ts';
import { gather, unblinded, type Gathered, type Taken } from '#server/contracts/room-rules.ts';
import type { Tally } from '#app/store/room-tallies.ts';
import type { RoomSealing } from './room-sealing.ts';

/** The text of a tally's QR code. Asked twice, it is the same. */
export async function codeOf(session: string, { tally, shape, enc, seed, blinded, macKey }: Tally, { macOf, bytesOf }: RoomSealing): Promise<string> {
  const code = { session, tally, shape, enc: bytesOf(enc), seed: bytesOf(seed), blinded: bytesOf(blinded) };
  return writeRoomCode(code, await macOf(macKey, boundInCode(code)));
}

/** What became of something that was scanned or pasted; `no-code` where it is none of ours. */
export type Scanned = Taken | 'no-code';

/** Takes the codes of a session's tablets in. However close together two come, each is added to what the other left. */
export function gathering(session: string, secret: string, shapes: ReadonlyMap<string, number>, { keysOf }: RoomSealing) {
  let gathered: Gathered = { session, tallies: new Map() };
  const opened = async ({ code, mac }: NonNullable<ReturnType<typeof readRoomCode>>) => {
    if (code.session !== session) return undefined;
    const { blindingOf } = await keysOf(secret);
    const blinding = await blindingOf(code, code, code.blinded.length, { bytes: boundInCode(code), mac });
    return blinding && unblinded(code.blinded, blinding);
  };
  return {
    gathered: () => gathered,
    async take(text: string): Promise<Scanned> {
      const read = readRoomCode(text);
      if (read === undefined) return 'no-code';
      const counts = await opened(read);
      // Nothing is waited for from here on: another code may have been taken in while this one was opened.
      const next = gather(gathered, read.code, counts, shapes);
      gathered = next.gathered;
      return next.taken;
    },
  };
}
