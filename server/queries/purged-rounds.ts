import { PostgresAdapter, type Kysely } from 'kysely';
import type { Schema } from '#server/database/schema.ts';

interface Arriving {
  partnershipId: string;
  hash: string;
  envelope: { id: string; round: string; keep?: { withdrawal: string } | undefined };
}

/** What becomes of an envelope whose round is purged: it was here before (or was withdrawn), or it came too late for good. */
export type AfterPurge = 'already' | 'purged';

/**
 * Which of these came for a round that is purged, and whether they were here before: the receipts are kept for that.
 * The rounds stay as they are until this transaction ends, so that a purge never misses what is just being stored:
 * SQLite has one writer anyway, and on PostgreSQL their rows are held.
 */
export async function purgedAmong<T extends Arriving>(trx: Kysely<Schema>, items: readonly T[]): Promise<Map<T, AfterPurge>> {
  const after = new Map<T, AfterPurge>();
  const rounds = [...new Set(items.map(({ envelope }) => envelope.round))].toSorted();
  if (rounds.length === 0) return after;
  const holds = trx.getExecutor().adapter instanceof PostgresAdapter;
  const found = await trx
    .selectFrom('rounds')
    .select(['id', 'opens_on', 'words_purged_on'])
    .where('id', 'in', rounds)
    .orderBy('id')
    .$if(holds, (query) => query.forShare())
    .execute();
  const purged = new Map(found.flatMap(({ id, opens_on, words_purged_on }) => (words_purged_on === null ? [] : [[id, opens_on] as const])));
  if (purged.size === 0) return after;
  for (const item of items) {
    const { partnershipId, hash, envelope } = item;
    const opensOn = purged.get(envelope.round);
    if (opensOn === undefined) continue;
    const receipt = await trx.selectFrom('receipts').select(['hash', 'withdrawn']).where('partnership_id', '=', partnershipId).where('id', '=', envelope.id).executeTakeFirst();
    const known = receipt !== undefined && (receipt.withdrawn === 1 || receipt.hash === hash);
    after.set(item, known || (await isWithdrawn(trx, envelope.keep?.withdrawal, opensOn)) ? 'already' : 'purged');
  }
  return after;
}

/** Whether the holder took it back before it came, in the time of this round: then the device may let go of it. */
async function isWithdrawn(trx: Kysely<Schema>, withdrawal: string | undefined, opensOn: string): Promise<boolean> {
  if (withdrawal === undefined) return false;
  const waiting = await trx.selectFrom('tombstones').select('withdrawn_on').where('withdrawal', '=', withdrawal).executeTakeFirst();
  return waiting !== undefined && opensOn <= waiting.withdrawn_on;
}
