import { withStore } from './database.ts';
import { decryptDraft, encryptDraft, newDraftKey, type SealedDraft } from './draft-cipher.ts';

/** The session that this device is in, and to which public key what is said in the room is blinded. One at a time. */
export interface RoomOfDeviceRow {
  session: string;
  publicKey: string;
}

/** What a tally is while people answer. Everything in it is blinded; its last person's envelope says whom it counted already. */
export interface Tally {
  tally: string;
  shape: string;
  enc: string;
  seed: string;
  macKey: string;
  /** base64url. */
  blinded: string;
  /** The envelope of whoever was counted last: finished a second time, they are not counted again. */
  last: string;
  people: number;
  /** Its code was shown: nobody more is counted, so that nothing can be learnt from two codes. */
  closed: boolean;
}

/** A tally on disk: encrypted under a key that is new each time somebody is counted, and gone the next time. */
export interface RoomTallyRow extends SealedDraft {
  /** Session and shape. */
  id: string;
  session: string;
  revision: number;
}

const keyId = (id: string) => `room ${id}`;

/** The session that this device is in, as far as the room goes; `undefined` where it is in none. */
export const roomOfDevice = (): Promise<RoomOfDeviceRow | undefined> => withStore((store) => store.roomOfDevice.toCollection().first());

/** Puts this device into a session. What an earlier one left here goes, keys first. */
export async function enterRoom(room: RoomOfDeviceRow): Promise<void> {
  const there = await withStore((store) => store.roomTallies.toArray());
  for (const session of new Set(there.map((row) => row.session))) if (session !== room.session) await dropTallies(session);
  await withStore((store) =>
    store.transaction('rw', store.roomOfDevice, async () => {
      await store.roomOfDevice.clear();
      await store.roomOfDevice.put(room);
    }),
  );
}

/** Takes this device out of its session; its tallies stay until they were gathered. */
export const leaveRoom = (): Promise<void> => withStore((store) => store.roomOfDevice.clear());

async function read(id: string): Promise<{ revision: number; tally: Tally } | undefined> {
  const { row, held } = await withStore((store) => store.transaction('r', [store.roomTallies, store.keys], async () => ({ row: await store.roomTallies.get(id), held: await store.keys.get(keyId(id)) })));
  if (row === undefined || held === undefined) return undefined;
  // Authenticated under a key that only this program can use: it is what was saved.
  return { revision: row.revision, tally: (await decryptDraft(held.key, keyId(id), row.revision, row)) as Tally };
}

/**
 * Changes a tally, or makes it: under a new key, in the transaction in which the old key goes. Two tabs that change it at once do
 * so one after the other.
 * @param change what it becomes; `undefined` leaves it as it is.
 */
export async function changeTally(session: string, shape: string, change: (before: Tally | undefined) => Promise<Tally | undefined>): Promise<void> {
  const id = `${session} ${shape}`;
  for (;;) {
    const before = await read(id);
    const next = await change(before?.tally);
    if (next === undefined) return;
    const revision = (before?.revision ?? 0) + 1;
    const key = await newDraftKey();
    const sealed = await encryptDraft(key, keyId(id), revision, next);
    const done = await withStore((store) =>
      store.transaction('rw', [store.roomTallies, store.keys], async () => {
        const there = await store.roomTallies.get(id);
        if ((there?.revision ?? 0) !== (before?.revision ?? 0)) {
          // Written before the connection broke, and not heard of.
          return there?.revision === revision && there.iv.every((byte, at) => byte === sealed.iv[at]);
        }
        await store.keys.put({ id: keyId(id), key });
        await store.roomTallies.put({ id, session, revision, ...sealed });
        return true;
      }),
    );
    if (done) return;
  }
}

/** The sessions of which tallies lie here. */
export const tallySessions = async (): Promise<string[]> => [...new Set((await withStore((store) => store.roomTallies.toArray())).map(({ session }) => session))];

/** The tallies of a session on this device. One that can be read no more is left out. */
export async function talliesOf(session: string): Promise<Tally[]> {
  const ids = await withStore((store) => store.roomTallies.where('session').equals(session).primaryKeys());
  const found = await Promise.all(ids.map((id) => read(id).catch(() => undefined)));
  return found.flatMap((each) => (each === undefined ? [] : [each.tally]));
}

/** From now on nobody more is counted in these tallies. */
export async function closeTallies(session: string): Promise<Tally[]> {
  for (const { shape } of await talliesOf(session)) await changeTally(session, shape, (before) => Promise.resolve(before === undefined || before.closed ? undefined : { ...before, closed: true }));
  return talliesOf(session);
}

/** Takes the tallies of a session off this device: first the keys, so that whatever stays by mischance can be read by nobody. */
export async function dropTallies(session: string): Promise<void> {
  const ids = await withStore((store) => store.roomTallies.where('session').equals(session).primaryKeys());
  await withStore((store) => store.keys.bulkDelete(ids.map(keyId)));
  await withStore((store) => store.roomTallies.bulkDelete(ids));
}
