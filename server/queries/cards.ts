import type { Insertable, Kysely, Selectable } from 'kysely';
import type { CardBatchesTable } from '#server/database/cards-schema.ts';
import type { Schema } from '#server/database/schema.ts';
import { insertMany } from './insert-many.ts';

export type BatchRow = Selectable<CardBatchesTable>;

/** Adds a batch with the digests of its cards. */
export async function addBatch(trx: Kysely<Schema>, batch: Insertable<CardBatchesTable>, digests: readonly string[]): Promise<void> {
  await trx.insertInto('card_batches').values(batch).execute();
  const { partnership_id, round_id, id } = batch;
  const cards = digests.map((digest) => ({ partnership_id, round_id, digest, batch_id: id, given: 0 }));
  await insertMany(trx, 'cards', ['partnership_id', 'round_id', 'digest', 'batch_id', 'given'], cards);
}

/** The batches of a round, by id. */
export const batchesOf = (db: Kysely<Schema>, partnershipId: string, roundId: string): Promise<BatchRow[]> =>
  db.selectFrom('card_batches').selectAll().where('partnership_id', '=', partnershipId).where('round_id', '=', roundId).orderBy('id').execute();

/** How many cards of each batch of a round no answer came with yet, by the batch's id. */
export async function unusedByBatch(db: Kysely<Schema>, partnershipId: string, roundId: string): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('cards')
    .select(({ fn }) => ['batch_id', fn.countAll().as('unused')])
    .where('partnership_id', '=', partnershipId)
    .where('round_id', '=', roundId)
    .groupBy('batch_id')
    .execute();
  return new Map(rows.map(({ batch_id, unused }) => [batch_id, Number(unused)]));
}

/** Says anew what help is to be given with the cards of a batch. */
export async function sayHelp(db: Kysely<Schema>, { partnership_id, round_id, id }: Pick<BatchRow, 'partnership_id' | 'round_id' | 'id'>, help: string): Promise<void> {
  await db.updateTable('card_batches').set({ help }).where('partnership_id', '=', partnership_id).where('round_id', '=', round_id).where('id', '=', id).execute();
}

/** The digests of the cards of a round that no answer came with yet. */
export async function unusedDigests(db: Kysely<Schema>, partnershipId: string, roundId: string): Promise<Set<string>> {
  const rows = await db
    .selectFrom('cards')
    .select('digest')
    .where('partnership_id', '=', partnershipId)
    .where('round_id', '=', roundId)
    .execute();
  return new Set(rows.map(({ digest }) => digest));
}

/**
 * Uses cards up; a card counts once. Their rows are deleted, not marked: PostgreSQL notes in each row which transaction
 * wrote it, and a mark would have the note of the answers that came with the card.
 * @returns the batch of each card that was unused until now, by digest. The others were used before or do not exist.
 */
export async function useCards(trx: Kysely<Schema>, partnershipId: string, roundId: string, digests: readonly string[]): Promise<Map<string, BatchRow>> {
  const used = new Map<string, BatchRow>();
  if (digests.length === 0) return used;
  const taken = await trx
    .deleteFrom('cards')
    .where('partnership_id', '=', partnershipId)
    .where('round_id', '=', roundId)
    .where('digest', 'in', [...new Set(digests)].toSorted())
    .returning(['digest', 'batch_id'])
    .execute();
  if (taken.length === 0) return used;
  const batches = new Map((await batchesOf(trx, partnershipId, roundId)).map((batch) => [batch.id, batch]));
  for (const { digest, batch_id } of taken) {
    const batch = batches.get(batch_id);
    if (batch !== undefined) used.set(digest, batch);
  }
  return used;
}
