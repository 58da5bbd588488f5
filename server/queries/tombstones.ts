import type { Kysely } from 'kysely';
import type { Schema } from '#server/database/schema.ts';

/** The most withdrawals that may wait for their answers: a bound on what a stranger can make the server keep. */
export const mostWaitingWithdrawals = 20_000;

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
  envelope: { id: string; round: string; keep?: { withdrawal: string } | undefined };
}

/** Those whose tombstone was made when their round had opened: what was said in a later round, it does not mean. */
async function meant<T extends Arriving>(trx: Kysely<Schema>, items: readonly T[], days: ReadonlyMap<string, string>): Promise<T[]> {
  const hit = items.filter(({ envelope }) => days.has(envelope.keep?.withdrawal ?? ''));
  if (hit.length === 0) return [];
  const rounds = await trx.selectFrom('rounds').select(['id', 'opens_on']).where('id', 'in', [...new Set(hit.map(({ envelope }) => envelope.round))]).execute();
  const opens = new Map(rounds.map(({ id, opens_on }) => [id, opens_on]));
  return hit.filter(({ envelope }) => (opens.get(envelope.round) ?? '') <= (days.get(envelope.keep?.withdrawal ?? '') ?? ''));
}

/**
 * Which of these were withdrawn before they came. Their tombstone becomes a mark on the receipt, which says so
 * for good, and frees the card for later answers. A tombstone from before the round opened means the answers of an
 * earlier one, and goes on waiting for them.
 */
export async function takeTombstones<T extends Arriving>(trx: Kysely<Schema>, items: readonly T[]): Promise<Set<T>> {
  const digests = [...new Set(items.flatMap(({ envelope }) => envelope.keep?.withdrawal ?? []))].toSorted();
  if (digests.length === 0) return new Set();
  // Written and removed again: what cannot be written was there before, and what can waits for a withdrawal under way.
  const written = await trx
    .insertInto('tombstones')
    .values(digests.map((withdrawal) => ({ withdrawal, withdrawn_on: '' })))
    .onConflict((conflict) => conflict.column('withdrawal').doNothing())
    .returning('withdrawal')
    .execute();
  const removed = await trx.deleteFrom('tombstones').where('withdrawal', 'in', digests).returning(['withdrawal', 'withdrawn_on']).execute();
  if (written.length === digests.length) return new Set();
  const days = new Map(removed.flatMap(({ withdrawal, withdrawn_on }) => (withdrawn_on === '' ? [] : [[withdrawal, withdrawn_on] as const])));
  const taken = new Set(await meant(trx, items, days));
  const used = new Set([...taken].map(({ envelope }) => envelope.keep?.withdrawal));
  for (const [withdrawal, withdrawn_on] of days) if (!used.has(withdrawal)) await trx.insertInto('tombstones').values({ withdrawal, withdrawn_on }).execute();
  for (const { partnershipId, envelope } of taken) {
    await trx.updateTable('receipts').set({ withdrawn: 1 }).where('partnership_id', '=', partnershipId).where('id', '=', envelope.id).execute();
  }
  return taken;
}
