import type { Kysely } from 'kysely';
import type { Schema } from '#server/database/schema.ts';

/** The newest release of a partnership as it was frozen (JSON of contracts `Release`), or `undefined`. */
export async function latestRelease(db: Kysely<Schema>, partnershipId: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('releases')
    .select('content')
    .where('partnership_id', '=', partnershipId)
    .orderBy('made_at', 'desc')
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.content;
}
