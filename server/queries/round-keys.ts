import type { Kysely, Selectable } from 'kysely';
import type { Schema } from '#server/database/schema.ts';
import type { RoundKeysTable } from '#server/database/surveys-schema.ts';

/** The key of a round, or `undefined` where none was made yet. */
export const roundKeyOf = (db: Kysely<Schema>, partnershipId: string, roundId: string): Promise<{ id: string } | undefined> =>
  db.selectFrom('round_keys').select('id').where('partnership_id', '=', partnershipId).where('round_id', '=', roundId).executeTakeFirst();

/** Adds the public half of a round's key; the table takes one for a round. */
export async function addRoundKey(db: Kysely<Schema>, row: Selectable<RoundKeysTable>): Promise<void> {
  await db.insertInto('round_keys').values(row).execute();
}

/** The key of every round on this server that still takes answers in, with the round's slug. */
export const everyRoundKey = (db: Kysely<Schema>): Promise<{ id: string; slug: string }[]> =>
  db
    .selectFrom('round_keys')
    .innerJoin('rounds', (join) => join.onRef('rounds.partnership_id', '=', 'round_keys.partnership_id').onRef('rounds.id', '=', 'round_keys.round_id'))
    .select(['round_keys.id', 'rounds.slug'])
    .where('rounds.words_purged_on', 'is', null)
    .orderBy('rounds.slug')
    .execute();
