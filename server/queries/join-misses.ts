import type { Kysely } from 'kysely';
import type { Schema } from '#server/database/schema.ts';

/** How often a wrong code was tried in each of these slots, on all processes together. */
export async function joinMissesIn(db: Kysely<Schema>, slots: readonly string[]): Promise<Map<string, number>> {
  const rows = await db.selectFrom('join_misses').selectAll().where('slot', 'in', slots).execute();
  return new Map(rows.map(({ slot, misses }) => [slot, misses]));
}

/** Counts a wrong code in these slots; those from before `forgetBefore` are forgotten with the first of a new one. */
export async function countJoinMiss(db: Kysely<Schema>, slots: readonly string[], forgetBefore: string): Promise<void> {
  for (const slot of slots) {
    const { misses } = await db
      .insertInto('join_misses')
      .values({ slot, misses: 1 })
      .onConflict((conflict) => conflict.column('slot').doUpdateSet((build) => ({ misses: build('join_misses.misses', '+', 1) })))
      .returning('misses')
      .executeTakeFirstOrThrow();
    if (misses === 1) await db.deleteFrom('join_misses').where('slot', '<', forgetBefore).execute();
  }
}
