import { useCallback, useEffect, useState } from 'react';
import { tallySessions } from '#app/store/room-tallies.ts';
import { roomsHere, type RoomRow } from '#app/store/rooms.ts';
import { waitingIdeas } from './send-idea.ts';

/** What this device has to do with rooms. */
export interface RoomHere {
  rooms: readonly RoomRow[];
  /** Sessions in which people answered on this device. */
  tallies: readonly string[];
  /** How many groups' words wait to be sent. */
  ideas: number;
}

async function look(): Promise<RoomHere> {
  const [rooms, tallies, ideas] = await Promise.all([roomsHere(), tallySessions(), waitingIdeas()]);
  return { rooms, tallies, ideas: ideas.length };
}

/** Reads it from the store; `failed` where the store cannot be read. */
export function useRoomHere(): { here: RoomHere | 'failed' | undefined; lookAgain(): Promise<void> } {
  const [here, setHere] = useState<RoomHere | 'failed'>();
  const lookAgain = useCallback(() => look().then(setHere, () => setHere('failed')), []);
  useEffect(() => void lookAgain(), [lookAgain]);
  return { here, lookAgain };
}
