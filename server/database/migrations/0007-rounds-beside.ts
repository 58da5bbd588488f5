import type { Kysely } from 'kysely';
import type { Schema } from '#server/database/schema.ts';

/** Which round another stands beside: none, until somebody says so. It is rounds that are linked, never responses. */
export async function roundsBeside(db: Kysely<Schema>): Promise<void> {
  await db.schema.alterTable('rounds').addColumn('beside', 'text').execute();
}
