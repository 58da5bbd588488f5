import type { RoomApi } from '#app/api/room.ts';
import { forgetRoom, roomsHere } from '#app/store/rooms.ts';

/**
 * Tells the server which rooms were shown here, so that their secrets are given to nobody any more. What it was told of goes
 * from this device; without a network, or signed out, this device remembers by itself until it is asked again.
 */
export async function tellEnded(api: RoomApi): Promise<void> {
  for (const { area, session, state } of await roomsHere()) {
    if (state === 'shown' && (await api.ended(area, session)).kind === 'ok') await forgetRoom(session);
  }
}
