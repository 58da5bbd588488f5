import { boundInCode, writeRoomCode } from '#server/contracts/room-code.ts';
import { added } from '#server/contracts/room-rules.ts';
import { roomShape, roomVoteOf } from '#server/contracts/room-slots.ts';
import type { Answer } from '#server/contracts/response.ts';
import type { Survey } from '#server/contracts/survey.ts';
import { fromBase64url, toBase64url } from '#app/sealing/bytes.ts';
import { beginTally, codeMac, roomKeys, shapeId } from '#app/sealing/room.ts';
import type { Tally } from '#app/store/room-tallies.ts';

/** What a tablet has counted when these people answered on it. */
export async function tallyOf({ secret, session, round, survey }: { secret: string; session: string; round: string; survey: Survey }, people: readonly (readonly Answer[])[]): Promise<Tally> {
  const votes = people.flatMap((answers) => [roomVoteOf(survey, answers) ?? []].flat()).filter((vote) => vote.length > 0);
  const shape = await shapeId(roomShape(round, survey));
  const { publicKey } = await roomKeys(secret);
  const { blinded, ...begun } = await beginTally(publicKey, { session, shape }, votes[0]?.length ?? 0);
  return { ...begun, shape, blinded: toBase64url(votes.reduce(added, blinded)), last: '', people: votes.length, closed: false };
}

/** The text of the code that such a tablet shows. */
export async function codeFor(session: string, { tally, shape, enc, seed, blinded, macKey }: Tally): Promise<string> {
  const code = { session, tally, shape, enc: fromBase64url(enc), seed: fromBase64url(seed), blinded: fromBase64url(blinded) };
  return writeRoomCode(code, await codeMac(macKey, boundInCode(code)));
}
