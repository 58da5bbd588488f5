import type { Kysely } from 'kysely';
import type { Schema } from '#server/database/schema.ts';

/**
 * A group is asked a round by a link of its own, with one-time codes of a batch of its own. Only what waits to be read
 * knows the group, so that a worry reaches its setting; an answer does not. And what everybody may see of it is kept as
 * it was told.
 */
export async function groupsAsked(db: Kysely<Schema>): Promise<void> {
  await db.schema.alterTable('groups').addColumn('may_be_named', 'integer', (column) => column.notNull().defaultTo(0)).execute();
  await db.schema.alterTable('group_asks').addColumn('told_on', 'text').execute();
  await db.schema.alterTable('group_asks').addColumn('heard', 'text', (column) => column.notNull().defaultTo('')).execute();
  for (const column of ['group_id', 'link_digest'] as const) await db.schema.alterTable('card_batches').addColumn(column, 'text').execute();
  // Whoever opens a link says nothing but its secret.
  await db.schema.createIndex('card_batches_link').unique().on('card_batches').column('link_digest').execute();
  await db.schema.alterTable('reading_queue').addColumn('group_id', 'text').execute();
}
