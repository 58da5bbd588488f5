import { withStore } from './database.ts';
import { decryptDraft, encryptDraft, newDraftKey, type SealedDraft } from './draft-cipher.ts';

/** A group's words that wait for a network and somebody who is signed in. Encrypted under a key of its own, which goes when they were sent. */
export interface IdeaRow extends SealedDraft {
  id: string;
  area: string;
}

const keyId = (id: string) => `idea ${id}`;

/** Keeps what a group wants to bring forward, until it was sent. */
export async function keepIdea(area: string, id: string, content: unknown): Promise<void> {
  const key = await newDraftKey();
  const sealed = await encryptDraft(key, keyId(id), 1, content);
  await withStore((store) =>
    store.transaction('rw', [store.ideas, store.keys], async () => {
      await store.keys.put({ id: keyId(id), key });
      await store.ideas.put({ id, area, ...sealed });
    }),
  );
}

/** What waits here, each with its area; what can be read no more is left out. */
export async function ideasHere(): Promise<{ id: string; area: string; content: unknown }[]> {
  const rows = await withStore((store) => store.ideas.toArray());
  const opened = await Promise.all(
    rows.map(async (row) => {
      const held = await withStore((store) => store.keys.get(keyId(row.id)));
      if (held === undefined) return [];
      return [{ id: row.id, area: row.area, content: await decryptDraft(held.key, keyId(row.id), 1, row) }];
    }),
  );
  return opened.flat();
}

/** Takes it off this device, its key first. */
export async function dropIdea(id: string): Promise<void> {
  await withStore((store) => store.keys.delete(keyId(id)));
  await withStore((store) => store.ideas.delete(id));
}
