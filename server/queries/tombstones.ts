import type { Kysely } from 'kysely';
import type { Schema } from '#server/database/schema.ts';

/** The most withdrawals that may wait for their answers: a bound on what a stranger can make the server keep. */
export const mostWaitingWithdrawals = 10_000;

/**
 * Keeps a withdrawal, for answers that may yet come. A process that is just storing them waits for this
 * transaction, or this one for it: both write the same row, so a withdrawal never slips past its answers.
 * @returns false when too many wait already.
 */
export async function addTombstone(trx: Kysely<Schema>, withdrawal: string, day: string): Promise<boolean> {
  const { waiting } = await trx.selectFrom('tombstones').select((build) => build.fn.countAll<number>().as('waiting')).executeTakeFirstOrThrow();
  if (waiting >= mostWaitingWithdrawals) return false;
  await trx
    .insertInto('tombstones')
    .values({ withdrawal, withdrawn_on: day })
    .onConflict((conflict) => conflict.column('withdrawal').doNothing())
    .execute();
  return true;
}

/** Removes a tombstone whose answers turned out to be there. */
export async function dropTombstone(trx: Kysely<Schema>, withdrawal: string): Promise<void> {
  await trx.deleteFrom('tombstones').where('withdrawal', '=', withdrawal).execute();
}

/** An envelope that may have been withdrawn before it came. */
interface Arriving {
  partnershipId: string;
  envelope: { id: string; keep?: { withdrawal: string } | undefined };
}

/**
 * Which of these were withdrawn before they came. Their tombstone becomes a mark on the receipt, which says so
 * for good, and frees the card for another year's answers.
 */
export async function takeTombstones<T extends Arriving>(trx: Kysely<Schema>, items: readonly T[]): Promise<Set<T>> {
  const taken = new Set<T>();
  const digests = [...new Set(items.flatMap(({ envelope }) => envelope.keep?.withdrawal ?? []))].toSorted();
  if (digests.length === 0) return taken;
  // Written and removed again: what cannot be written was there before, and what can waits for a withdrawal under way.
  const written = await trx
    .insertInto('tombstones')
    .values(digests.map((withdrawal) => ({ withdrawal, withdrawn_on: '' })))
    .onConflict((conflict) => conflict.column('withdrawal').doNothing())
    .returning('withdrawal')
    .execute();
  await trx.deleteFrom('tombstones').where('withdrawal', 'in', digests).execute();
  if (written.length === digests.length) return taken;
  const fresh = new Set(written.map(({ withdrawal }) => withdrawal));
  for (const item of items) {
    const { keep, id } = item.envelope;
    if (keep === undefined || fresh.has(keep.withdrawal)) continue;
    taken.add(item);
    await trx.updateTable('receipts').set({ withdrawn: 1 }).where('partnership_id', '=', item.partnershipId).where('id', '=', id).execute();
  }
  return taken;
}
