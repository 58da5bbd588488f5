import { fromBase64url } from './sealing/bytes.ts';
import { codeMac, roomKeys, shapeId } from './sealing/room.ts';
import type { RoomSealing } from './sessions/room/room-sealing.ts';

/** What `/room` is put together from; fetched with it. */
export const roomSealing: RoomSealing = { keysOf: roomKeys, shapeId, macOf: codeMac, bytesOf: fromBase64url };
