import type { Kysely } from 'kysely';
import type { TableShape } from '#server/database/migrations.ts';
import type { Schema } from '#server/database/schema.ts';

/** Batches of paper booklets: the number that stands on their pages, who made them, and how typing them twice went. */
export async function booklets(db: Kysely<Schema>, shape: TableShape): Promise<void> {
  await db.schema
    .createTable('booklet_batches')
    .$call(shape)
    .addColumn('partnership_id', 'text', (column) => column.notNull().references('partnerships.id'))
    .addColumn('number', 'integer', (column) => column.notNull())
    .addColumn('round_id', 'text', (column) => column.notNull())
    .addColumn('batch_id', 'text', (column) => column.notNull())
    .addColumn('made_by', 'text', (column) => column.notNull())
    .addColumn('twice', 'integer', (column) => column.notNull())
    .addColumn('twice_answers', 'integer', (column) => column.notNull())
    .addColumn('twice_different', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('booklet_batches_key', ['partnership_id', 'number'])
    .addForeignKeyConstraint('booklet_batches_batch', ['partnership_id', 'round_id', 'batch_id'], 'card_batches', ['partnership_id', 'round_id', 'id'])
    .execute();
}
