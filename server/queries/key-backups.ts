import type { Kysely } from 'kysely';
import type { Schema } from '#server/database/schema.ts';

/** A key of a round as it was copied: its id and the round's. */
export interface KeyCopied {
  id: string;
  round: string;
}

/** Notes which keys are in a backup that was just made. Keys of rounds that are not in this database are left out. */
export async function noteKeyBackup(trx: Kysely<Schema>, keys: readonly KeyCopied[], at: string): Promise<void> {
  for (const { id: key_id, round: round_id } of keys) {
    const round = await trx.selectFrom('rounds').select('partnership_id').where('id', '=', round_id).executeTakeFirst();
    if (round === undefined) continue;
    await trx
      .insertInto('key_backups')
      .values({ partnership_id: round.partnership_id, round_id, key_id, at })
      .onConflict((conflict) => conflict.columns(['partnership_id', 'round_id', 'key_id']).doUpdateSet({ at }))
      .execute();
  }
}

/** The key of a round, and when it was last copied into a backup. */
export interface KeyRow {
  slug: string;
  survey_id: string;
  opens_on: string;
  words_purged_on: string | null;
  key_id: string;
  backed_up_at: string | null;
}

/** The keys of a partnership's rounds, the newest round first. A round that nobody opened yet has none. */
export const keysOfRounds = (db: Kysely<Schema>, partnershipId: string): Promise<KeyRow[]> =>
  db
    .selectFrom('rounds')
    .innerJoin('round_keys', (join) => join.onRef('round_keys.partnership_id', '=', 'rounds.partnership_id').onRef('round_keys.round_id', '=', 'rounds.id'))
    .leftJoin('key_backups', (join) =>
      join
        .onRef('key_backups.partnership_id', '=', 'round_keys.partnership_id')
        .onRef('key_backups.round_id', '=', 'round_keys.round_id')
        .onRef('key_backups.key_id', '=', 'round_keys.id'),
    )
    .select(['rounds.slug', 'rounds.survey_id', 'rounds.opens_on', 'rounds.words_purged_on', 'round_keys.id as key_id', 'key_backups.at as backed_up_at'])
    .where('rounds.partnership_id', '=', partnershipId)
    .orderBy('rounds.opens_on', 'desc')
    .orderBy('rounds.slug')
    .execute();
