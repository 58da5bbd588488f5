import { sql, type Kysely } from 'kysely';
import type { Schema } from '#server/database/schema.ts';

/** Asks the database for nothing, to hear whether it answers. @throws when it does not. */
export async function ping(db: Kysely<Schema>): Promise<void> {
  await sql`select 1`.execute(db);
}
