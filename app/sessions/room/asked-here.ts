import { roomShape, roomSlots } from '#server/contracts/room-slots.ts';
import type { Pack } from '#server/contracts/round.ts';
import { packLanguages, packOf } from '#app/store/packs.ts';
import type { RoomSealing } from './room-sealing.ts';

/** A round of a session that may come up in the room, with what says its words. */
export interface AskedHere {
  pack: Pack;
  shape: string;
  /** How many numbers a tally of it has. */
  length: number;
}

/** The rounds of a session whose packs this device has: in the language of the page where it has that one, else in another. */
export async function askedHere(rounds: readonly string[], language: string, { shapeId }: Pick<RoomSealing, 'shapeId'>): Promise<AskedHere[]> {
  const found = await Promise.all(
    rounds.map(async (slug) => {
      const [other] = await packLanguages(slug);
      const pack = (await packOf(slug, language)) ?? (other === undefined ? undefined : await packOf(slug, other));
      if (pack === undefined || roomSlots(pack.survey).length === 0) return [];
      return [{ pack, shape: await shapeId(roomShape(slug, pack.survey)), length: roomSlots(pack.survey).length + 1 }];
    }),
  );
  return found.flat();
}
