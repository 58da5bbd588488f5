import type { Kysely } from 'kysely';
import type { Schema } from '#server/database/schema.ts';

/** Whether a session's room was shown. */
export const roomEnded = async (db: Kysely<Schema>, partnershipId: string, sessionId: string): Promise<boolean> =>
  (await db.selectFrom('rooms_ended').select('ended_at').where('partnership_id', '=', partnershipId).where('session_id', '=', sessionId).executeTakeFirst()) !== undefined;

/** Notes that a session's room was shown; a second time changes nothing. */
export async function endRoom(db: Kysely<Schema>, row: { partnership_id: string; session_id: string; ended_at: string }): Promise<void> {
  await db.insertInto('rooms_ended').values(row).onConflict((conflict) => conflict.columns(['partnership_id', 'session_id']).doNothing()).execute();
}
