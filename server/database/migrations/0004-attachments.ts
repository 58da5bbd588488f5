import type { Kysely } from 'kysely';
import type { Schema } from '#server/database/schema.ts';
import type { TableShape } from '#server/database/migrations.ts';

/** What was drawn, spoken or photographed, in the sealed pieces in which it came. */
export async function attachments(db: Kysely<Schema>, shape: TableShape): Promise<void> {
  await db.schema
    .createTable('attachment_pieces')
    .$call(shape)
    .addColumn('partnership_id', 'text', (column) => column.notNull())
    .addColumn('round_id', 'text', (column) => column.notNull())
    .addColumn('response_id', 'text', (column) => column.notNull())
    .addColumn('attachment_id', 'text', (column) => column.notNull())
    .addColumn('number', 'integer', (column) => column.notNull())
    .addColumn('total', 'integer', (column) => column.notNull())
    .addColumn('key_id', 'text', (column) => column.notNull())
    .addColumn('hash', 'text', (column) => column.notNull())
    .addColumn('enc', 'text', (column) => column.notNull())
    .addColumn('ct', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('attachment_pieces_key', ['partnership_id', 'round_id', 'response_id', 'attachment_id', 'number'])
    .execute();
}
