import type { Kysely } from 'kysely';
import type { Schema } from '#server/database/schema.ts';

/** The language that somebody of the staff chose: none, until they do. */
export async function staffLanguage(db: Kysely<Schema>): Promise<void> {
  await db.schema.alterTable('staff').addColumn('language', 'text').execute();
}
