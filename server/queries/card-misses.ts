import type { Kysely } from 'kysely';
import type { Schema } from '#server/database/schema.ts';

/** What a wrong keep card was shown for. */
export type MissKind = 'look-up' | 'withdrawal';

/**
 * Counts a wrong keep card in a minute, over all processes; earlier minutes are forgotten when a new one begins.
 * @param minute `2026-11-21T10:00`, UTC.
 * @returns how many there were in it, this one included.
 */
export async function countMiss(db: Kysely<Schema>, minute: string, kind: MissKind): Promise<number> {
  const { misses } = await db
    .insertInto('card_misses')
    .values({ minute, kind, misses: 1 })
    .onConflict((conflict) => conflict.columns(['minute', 'kind']).doUpdateSet((build) => ({ misses: build('card_misses.misses', '+', 1) })))
    .returning('misses')
    .executeTakeFirstOrThrow();
  if (misses === 1) await db.deleteFrom('card_misses').where('minute', '<', minute).execute();
  return misses;
}
