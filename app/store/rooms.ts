import { withStore } from './database.ts';
import { decryptDraft, encryptDraft, newDraftKey, type SealedDraft } from './draft-cipher.ts';

/** What a member of staff's device knows of a session whose room it can open. */
export interface RoomFacts {
  session: string;
  area: string;
  /** The group's id and name: whose account it becomes. */
  group: { id: string; name: string };
  day: string;
  /** Slugs, in order. */
  rounds: string[];
}

/** A room on disk. Its secret is encrypted under a key of its own, which goes the moment the room was shown. */
export interface RoomRow extends RoomFacts {
  /** `shown`: once, and never again on this device. What is left says no more than that. */
  state: 'ready' | 'shown';
  sealed?: SealedDraft;
}

const keyId = (session: string) => `room secret ${session}`;

/** The rooms that this device can open, or has opened. */
export const roomsHere = (): Promise<RoomRow[]> => withStore((store) => store.rooms.toArray());

/** Keeps the secret of a session, to open its room at the close, without a network too. One that was shown stays shown. */
export async function keepRoom(facts: RoomFacts, secret: string): Promise<void> {
  const key = await newDraftKey();
  const sealed = await encryptDraft(key, keyId(facts.session), 1, secret);
  await withStore((store) =>
    store.transaction('rw', [store.rooms, store.keys], async () => {
      if ((await store.rooms.get(facts.session))?.state === 'shown') return;
      await store.keys.put({ id: keyId(facts.session), key });
      await store.rooms.put({ ...facts, state: 'ready', sealed });
    }),
  );
}

/** The secret of a session; `undefined` where it is not here, or not any more. */
export async function roomSecret(session: string): Promise<string | undefined> {
  const { row, held } = await withStore((store) => store.transaction('r', [store.rooms, store.keys], async () => ({ row: await store.rooms.get(session), held: await store.keys.get(keyId(session)) })));
  if (row?.sealed === undefined || row.state !== 'ready' || held === undefined) return undefined;
  const secret = await decryptDraft(held.key, keyId(session), 1, row.sealed);
  return typeof secret === 'string' ? secret : undefined;
}

/**
 * Ends a room: the secret's key goes first, then what it encrypted. Resolves when that is on disk, and with `false` where it had
 * ended before: then nothing is shown a second time.
 */
export async function endRoom(session: string): Promise<boolean> {
  const first = await withStore((store) =>
    store.transaction('rw', store.keys, async () => {
      const there = (await store.keys.get(keyId(session))) !== undefined;
      await store.keys.delete(keyId(session));
      return there;
    }),
  );
  await withStore((store) =>
    store.rooms.where('session').equals(session).modify((row) => {
      row.state = 'shown';
      delete row.sealed;
    }),
  );
  return first;
}

/** Takes a room that was shown off this device: the server was told, and gives its secret to nobody any more. */
export const forgetRoom = (session: string): Promise<void> => withStore((store) => store.rooms.delete(session));
