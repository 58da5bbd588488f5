import type { AttachmentRow } from './attachments.ts';
import { letGo, withStore } from './database.ts';
import { decryptDraft, newDraftKey } from './draft-cipher.ts';
import { draftRowOf, draftTables, removeDraft, type Draft } from './drafts.ts';
import { StoreError } from './trouble.ts';

/** What is sealed of a draft that was put away (HPKE: encapsulated key and ciphertext, base64url), and to which public key. */
export interface SealedAway {
  publicKey: string;
  enc: string;
  ct: string;
}

/** Answers that are not finished, put away on a shared device. Only the secret on paper opens them. */
export interface PutAwayRow extends SealedAway {
  /** The draft's. */
  id: string;
  /** The round's slug. */
  round: string;
  /** What the person remembers them by: the smallest that was free on this device. */
  number: number;
  /** The day by this device's clock, `2026-11-21`. */
  day: string;
}

/** A drawing, sound or photo of answers that were put away, sealed like them. */
export interface PutAwayAttachmentRow {
  /** The attachment's. */
  id: string;
  /** The draft's. */
  draft: string;
  enc: string;
  ct: string;
}

/**
 * Takes a draft off this device and leaves what was sealed of it: its row comes in, the draft and its key go, in
 * one transaction. Returns the number it is remembered by. Doing it again with the same bytes is no error.
 * Fails with `elsewhere` where the draft on disk is not the revision that was sealed, with `gone` where there is none.
 */
export async function putDraftAway({ id, roundSlug, revision }: Draft, sealed: SealedAway, day: string, attachments: readonly PutAwayAttachmentRow[] = []): Promise<number> {
  const number = await withStore((store) =>
    store.transaction('rw', [...draftTables(store), store.putAway, store.putAwayAttachments], async () => {
      const before = await store.putAway.get(id);
      if (before?.ct === sealed.ct) return before.number;
      const there = await store.drafts.get(id);
      if (there === undefined) throw new StoreError('gone', { draft: id });
      if (there.revision !== revision) throw new StoreError('elsewhere', { draft: id });
      const taken = new Set((await store.putAway.toArray()).map((row) => row.number));
      let free = 1;
      while (taken.has(free)) free += 1;
      await store.putAway.put({ id, round: roundSlug, number: free, day, ...sealed });
      await store.putAwayAttachments.bulkPut(attachments);
      await removeDraft(store, id);
      return free;
    }),
  );
  letGo(id);
  return number;
}

/** Everything that was put away here, by its number. */
export const putAwayRows = (): Promise<PutAwayRow[]> => withStore(async (store) => (await store.putAway.toArray()).toSorted((a, b) => a.number - b.number));

/** What was drawn, spoken or photographed for answers that were put away. */
export const putAwayAttachments = (draft: string): Promise<PutAwayAttachmentRow[]> => withStore((store) => store.putAwayAttachments.where('draft').equals(draft).toArray());

/**
 * Makes a draft again of what was put away, once it was opened: under a new key, in the transaction that takes the row away.
 * Fails with `gone` where it was taken back already.
 * @param attachments what belongs to it, made ready under its new key.
 */
export async function takeDraftBack(draft: Draft, attachments: (key: CryptoKey) => Promise<AttachmentRow[]> = () => Promise.resolve([])): Promise<void> {
  const { id } = draft;
  const key = await newDraftKey();
  const row = await draftRowOf(draft, key);
  const beside = await attachments(key);
  await withStore((store) =>
    store.transaction('rw', [...draftTables(store), store.putAway, store.putAwayAttachments], async () => {
      const there = await store.putAway.get(id);
      const before = await store.drafts.get(id);
      if (there === undefined && before !== undefined && sameIv(before.iv, row.iv)) return;
      if (there === undefined) throw new StoreError('gone', { draft: id });
      await store.keys.put({ id, key });
      await store.drafts.put(row);
      await store.attachments.bulkPut(beside);
      await store.putAway.delete(id);
      await store.putAwayAttachments.where('draft').equals(id).delete();
    }),
  );
}

const sameIv = (one: Uint8Array, other: Uint8Array) => one.every((byte, at) => byte === other[at]);

/** A draft that lies on this device, and when it was last saved, by this device's clock in milliseconds. */
export interface LyingDraft {
  draft: Draft;
  savedAt: number;
}

/**
 * Every draft that lies on this device, of whatever round. One whose key is missing or does not fit can be read by
 * nobody: its empty shell goes.
 */
export async function lyingDrafts(): Promise<LyingDraft[]> {
  const found = await withStore((store) =>
    store.transaction('r', [store.drafts, store.keys], async () => {
      const rows = await store.drafts.toArray();
      return Promise.all(rows.map(async (row) => ({ row, held: await store.keys.get(row.id) })));
    }),
  );
  const lying: LyingDraft[] = [];
  for (const { row, held } of found) {
    try {
      if (held === undefined) throw new StoreError('unreadable', { draft: row.id });
      // Authenticated under a key that only this program can use: it is what was saved.
      lying.push({ draft: (await decryptDraft(held.key, row.id, row.revision, row)) as Draft, savedAt: row.savedAt });
    } catch (error) {
      if (!(error instanceof StoreError && error.trouble === 'unreadable')) throw error;
      // Only as it was found: in the meantime it may have been saved anew.
      await withStore((store) =>
        store.transaction('rw', draftTables(store), async () => {
          if ((await store.drafts.get(row.id))?.revision !== row.revision) return;
          await removeDraft(store, row.id);
        }),
      );
    }
  }
  return lying;
}
