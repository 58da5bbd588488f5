import type { Kysely } from 'kysely';
import type { Schema } from '#server/database/schema.ts';

/** The most withdrawals that may wait for their answers: a bound on what a stranger can make the server keep. */
export const mostWaitingWithdrawals = 10_000;

/** Keeps a withdrawal that came before its answers. @returns false when too many wait already. */
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
  const withKeep = items.filter(({ envelope }) => envelope.keep !== undefined);
  if (withKeep.length === 0) return taken;
  // Nearly always empty; one look at it for the whole group.
  const any = await trx.selectFrom('tombstones').select('withdrawal').limit(1).executeTakeFirst();
  if (any === undefined) return taken;
  for (const item of withKeep) {
    const gone = await trx.deleteFrom('tombstones').where('withdrawal', '=', item.envelope.keep?.withdrawal ?? '').returning('withdrawal').executeTakeFirst();
    if (gone === undefined) continue;
    taken.add(item);
    await trx.updateTable('receipts').set({ withdrawn: 1 }).where('partnership_id', '=', item.partnershipId).where('id', '=', item.envelope.id).execute();
  }
  return taken;
}
