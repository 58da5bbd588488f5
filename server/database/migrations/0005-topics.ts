import type { Kysely } from 'kysely';
import type { Schema } from '#server/database/schema.ts';

/** Which topics a round enables: none, until somebody says so. */
export async function roundTopics(db: Kysely<Schema>): Promise<void> {
  await db.schema.alterTable('rounds').addColumn('topics', 'text', (column) => column.notNull().defaultTo('[]')).execute();
}
