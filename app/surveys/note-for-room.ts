import { added, roomRules } from '#server/contracts/room-rules.ts';
import { roomShape, roomVoteOf } from '#server/contracts/room-slots.ts';
import type { Pack } from '#server/contracts/round.ts';
import type { Response } from '#server/contracts/sealed-parts.ts';
import { fromBase64url, toBase64url } from '#app/sealing/bytes.ts';
import { beginTally, shapeId } from '#app/sealing/room.ts';
import type { Draft } from '#app/store/drafts.ts';
import { changeTally, roomOfDevice, type RoomOfDeviceRow } from '#app/store/room-tallies.ts';
import { responseOf } from './finish-response.ts';

/**
 * Counts one person for the room of a session (rule R10): apart from their answers, which are sealed and on their way, and so
 * that this device cannot read what it counts. Who said nothing that may be shown is not counted.
 */
export async function noteForRoom({ session, publicKey }: RoomOfDeviceRow, response: Pick<Response, 'envelope' | 'answers'>, pack: Pack): Promise<void> {
  const vote = roomVoteOf(pack.survey, response.answers);
  if (vote === undefined) return;
  const shape = await shapeId(roomShape(pack.round.slug, pack.survey));
  await changeTally(session, shape, async (before) => {
    if (before === undefined) {
      const { blinded, ...begun } = await beginTally(publicKey, { session, shape }, vote.length);
      return { ...begun, shape, blinded: toBase64url(added(blinded, vote)), last: response.envelope, people: 1, closed: false };
    }
    if (before.closed || before.last === response.envelope || before.people >= roomRules.mostPerTablet) return undefined;
    return { ...before, blinded: toBase64url(added(fromBase64url(before.blinded), vote)), last: response.envelope, people: before.people + 1 };
  });
}

/** Counts who just finished, where this device is in a session. Nothing that goes wrong here is the person's: their answers are safe. */
export async function noteHere(draft: Draft, pack: Pack): Promise<void> {
  const room = await roomOfDevice();
  if (room !== undefined) await noteForRoom(room, responseOf(draft, pack).response, pack);
}
