import { sql, type Kysely } from 'kysely';
import type { Schema } from '#server/database/schema.ts';
import type { TableShape } from '#server/database/migrations.ts';

/** A keep card holds one set of answers in each round, for as long as its retention says; what was done about a round; and how many wrong cards were shown. */
export async function keepCardsAndReplies(db: Kysely<Schema>, shape: TableShape): Promise<void> {
  await db.schema.alterTable('keeps').addColumn('keep_until', 'text').execute();
  // Where one card was used twice in a round already, one set stays with the card; the answers of both stay counted.
  await sql`delete from keeps where exists (select 1 from keeps as other where other.look_up = keeps.look_up and other.round_id = keeps.round_id and other.response_id < keeps.response_id)`.execute(db);
  await db.schema.dropIndex('keeps_look_up').execute();
  // The token comes first: its holder says nothing else.
  await db.schema.createIndex('keeps_once').unique().on('keeps').columns(['look_up', 'partnership_id', 'round_id']).execute();

  await db.schema
    .createTable('replies')
    .$call(shape)
    .addColumn('partnership_id', 'text', (column) => column.notNull())
    .addColumn('round_id', 'text', (column) => column.notNull())
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('published_on', 'text')
    .addColumn('content', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('replies_key', ['partnership_id', 'round_id', 'id'])
    .addForeignKeyConstraint('replies_round', ['partnership_id', 'round_id'], 'rounds', ['partnership_id', 'id'])
    .execute();

  // Whoever shows a wrong card is of no area that anybody knows.
  await db.schema
    .createTable('card_misses')
    .$call(shape)
    .addColumn('minute', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('misses', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('card_misses_key', ['minute', 'kind'])
    .execute();
}
