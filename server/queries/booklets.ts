import type { Kysely, Selectable } from 'kysely';
import type { BookletBatchesTable } from '#server/database/booklets-schema.ts';
import type { Schema } from '#server/database/schema.ts';
import { addBatch, type BatchRow } from './cards.ts';

export type BookletBatchRow = Selectable<BookletBatchesTable>;

/**
 * Adds a batch of booklets, with the digests of their codes.
 * @returns false where its number is taken: nothing was added then. Run it in a transaction.
 */
export async function addBooklets(trx: Kysely<Schema>, batch: BatchRow, booklets: Pick<BookletBatchRow, 'number' | 'made_by'>, digests: readonly string[]): Promise<boolean> {
  const { partnership_id, round_id, id: batch_id } = batch;
  const taken = await trx.selectFrom('booklet_batches').select('number').where('partnership_id', '=', partnership_id).where('number', '=', booklets.number).executeTakeFirst();
  if (taken !== undefined) return false;
  await addBatch(trx, batch, digests);
  await trx.insertInto('booklet_batches').values({ partnership_id, round_id, batch_id, ...booklets, twice: 0, twice_answers: 0, twice_different: 0 }).execute();
  return true;
}

/** What is known of a batch of booklets. */
export interface BookletsThere extends BookletBatchRow {
  booklets: number;
  year: number | null;
  stage: string | null;
  session_id: string | null;
  group_id: string | null;
  setting_id: string | null;
  made_at: string | null;
}

const batches = (db: Kysely<Schema>, partnershipId: string) =>
  db
    .selectFrom('booklet_batches')
    .innerJoin('card_batches', (join) =>
      join
        .onRef('card_batches.partnership_id', '=', 'booklet_batches.partnership_id')
        .onRef('card_batches.round_id', '=', 'booklet_batches.round_id')
        .onRef('card_batches.id', '=', 'booklet_batches.batch_id'),
    )
    .selectAll('booklet_batches')
    .select(['card_batches.cards as booklets', 'card_batches.year', 'card_batches.stage', 'card_batches.session_id', 'card_batches.group_id', 'card_batches.setting_id', 'card_batches.made_at'])
    .where('booklet_batches.partnership_id', '=', partnershipId);

/** The batches of booklets of a round, the newest first. */
export const bookletBatches = (db: Kysely<Schema>, partnershipId: string, roundId: string): Promise<BookletsThere[]> =>
  batches(db, partnershipId).where('booklet_batches.round_id', '=', roundId).orderBy('card_batches.made_at', 'desc').orderBy('booklet_batches.number').execute();

/** The batch whose number stands on a booklet, of whichever round of the partnership; `undefined` where there is none. */
export const bookletBatchByNumber = (db: Kysely<Schema>, partnershipId: string, number: number): Promise<BookletsThere | undefined> =>
  batches(db, partnershipId).where('booklet_batches.number', '=', number).executeTakeFirst();

/** How many booklets of each batch of a round no answer came with yet. */
export async function bookletsUnused(db: Kysely<Schema>, partnershipId: string, roundId: string): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('cards')
    .select(({ fn }) => ['batch_id', fn.countAll<number>().as('unused')])
    .where('partnership_id', '=', partnershipId)
    .where('round_id', '=', roundId)
    .groupBy('batch_id')
    .execute();
  return new Map(rows.map(({ batch_id, unused }) => [batch_id, unused]));
}

/** The round and batch of an unused code, by its digest; `undefined` where it was used, or is none of this partnership's. */
export const unusedCode = (db: Kysely<Schema>, partnershipId: string, digest: string): Promise<{ round_id: string; batch_id: string } | undefined> =>
  db.selectFrom('cards').select(['round_id', 'batch_id']).where('partnership_id', '=', partnershipId).where('digest', '=', digest).executeTakeFirst();

/** Adds what typing one booklet a second time came to. @returns whether there is such a batch. */
export async function addTypedTwice(db: Kysely<Schema>, { partnershipId, roundId, batch }: { partnershipId: string; roundId: string; batch: string }, counts: { answers: number; different: number }): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('booklet_batches')
    .set((build) => ({
      twice: build('twice', '+', 1),
      twice_answers: build('twice_answers', '+', counts.answers),
      twice_different: build('twice_different', '+', counts.different),
    }))
    .where('partnership_id', '=', partnershipId)
    .where('round_id', '=', roundId)
    .where('batch_id', '=', batch)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
