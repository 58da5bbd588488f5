import type { Envelope } from '#server/contracts/envelope.ts';
import { announce } from './changes.ts';
import { letGo, withStore } from './database.ts';
import { draftTables, removeDraft, type Draft } from './drafts.ts';
import { outboxRowOf, sameSealed } from './outbox.ts';
import type { PieceRow } from './pieces.ts';
import { StoreError } from './trouble.ts';

/**
 * Turns a draft into a sealed envelope in the outbox, in one transaction: the row comes in, and the pieces of what was
 * attached; the draft and its key go. Resolves once that is on disk: then, and not before, "saved on this device" is true.
 * Fails with `elsewhere` where the draft on disk is not the revision that was sealed; with `finished` where it was
 * finished before, with other bytes; with `gone` where there is no such draft. Doing it again with the same envelope is no error.
 */
export async function finishDraft(draft: Pick<Draft, 'id'>, envelope: Envelope, { revision, pieces = [] }: { revision: number; pieces?: readonly PieceRow[] }): Promise<void> {
  const { id } = draft;
  if (envelope.id !== id) throw new RangeError('An envelope goes by the id of its draft.');
  const row = { ...outboxRowOf(envelope), ...(pieces.length === 0 ? {} : { pieces: true as const }) };
  const work = withStore((store) =>
    store.transaction('rw', [...draftTables(store), store.outbox, store.sent, store.pieces], async () => {
      const there = await store.drafts.get(id);
      if (there === undefined) {
        const queued = await store.outbox.where('id').equals(id).first();
        if (queued !== undefined && sameSealed(queued.envelope, envelope)) return;
        throw new StoreError(queued === undefined && (await store.sent.get(id)) === undefined ? 'gone' : 'finished', { draft: id });
      }
      if (there.revision !== revision) throw new StoreError('elsewhere', { draft: id });
      await store.outbox.add(row);
      await store.pieces.bulkPut(pieces);
      await removeDraft(store, id);
    }),
  );
  try {
    await work;
  } finally {
    // It may be in the outbox although nobody heard so: whoever sends looks.
    announce('outbox');
    announce('to-send');
  }
  letGo(id);
}
