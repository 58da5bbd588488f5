import { withStore } from './database.ts';

/** A tablet's code that came to staff's device: blinded and sealed as the tablet showed it, until the room is opened. */
export interface RoomCodeRow {
  /** The tally's. */
  id: string;
  session: string;
  code: string;
}

/** Keeps a code; the first of a tally stays, whatever else comes under its name. */
export async function keepRoomCode(row: RoomCodeRow): Promise<void> {
  await withStore((store) =>
    store.transaction('rw', store.roomCodes, async () => {
      if ((await store.roomCodes.get(row.id)) === undefined) await store.roomCodes.put(row);
    }),
  );
}

/** The codes of a session that came so far. */
export const roomCodesOf = async (session: string): Promise<string[]> => (await withStore((store) => store.roomCodes.where('session').equals(session).toArray())).map(({ code }) => code);

/** Takes the codes of a session off this device. */
export async function dropRoomCodes(session: string): Promise<void> {
  await withStore((store) => store.roomCodes.where('session').equals(session).delete());
}
