import type { Kysely, Selectable } from 'kysely';
import type { PurgeDates } from '#server/contracts/purge-days.ts';
import type { Schema } from '#server/database/schema.ts';
import type { RoundsTable } from '#server/database/surveys-schema.ts';

export type KeptRow = PurgeDates & Pick<Selectable<RoundsTable>, 'id' | 'slug' | 'survey_id' | 'opens_on'>;

const columns = ['id', 'slug', 'survey_id', 'opens_on', 'closes_on', 'words_purged_on', 'answers_purged_on', 'words_months', 'answers_months'] as const;

/** How long each round of a partnership is kept, by the day on which it closes, the last first. */
export const roundsKept = (db: Kysely<Schema>, partnershipId: string): Promise<KeptRow[]> =>
  db.selectFrom('rounds').select(columns).where('partnership_id', '=', partnershipId).orderBy('closes_on', 'desc').orderBy('slug').execute();

/** One of them by its slug, or `undefined`. */
export const roundKept = (db: Kysely<Schema>, partnershipId: string, slug: string): Promise<KeptRow | undefined> =>
  db.selectFrom('rounds').select(columns).where('partnership_id', '=', partnershipId).where('slug', '=', slug).executeTakeFirst();

/** Keeps a round for so many months after it closes, from now on. */
export async function keepRoundFor(trx: Kysely<Schema>, partnershipId: string, id: string, months: { wordsMonths: number; answersMonths: number }): Promise<void> {
  await trx.updateTable('rounds').set({ words_months: months.wordsMonths, answers_months: months.answersMonths }).where('partnership_id', '=', partnershipId).where('id', '=', id).execute();
}
