import type { Kysely, Selectable } from 'kysely';
import type { SessionsTable } from '#server/database/network-schema.ts';
import type { Schema } from '#server/database/schema.ts';

export type SessionRow = Selectable<SessionsTable>;

/** Adds a session. */
export async function addSession(db: Kysely<Schema>, row: SessionRow): Promise<void> {
  await db.insertInto('sessions').values(row).execute();
}

/** The sessions of a partnership, the latest day first. */
export const sessionsOf = (db: Kysely<Schema>, partnershipId: string): Promise<SessionRow[]> =>
  db.selectFrom('sessions').selectAll().where('partnership_id', '=', partnershipId).orderBy('day', 'desc').orderBy('id').execute();

/** One session of a partnership, or `undefined`. */
export const sessionById = (db: Kysely<Schema>, partnershipId: string, id: string): Promise<SessionRow | undefined> =>
  db.selectFrom('sessions').selectAll().where('partnership_id', '=', partnershipId).where('id', '=', id).executeTakeFirst();

/** The session that devices join with a code, by the code's digest, or `undefined`. */
export const sessionByJoinDigest = (db: Kysely<Schema>, digest: string): Promise<SessionRow | undefined> =>
  db.selectFrom('sessions').selectAll().where('join_digest', '=', digest).executeTakeFirst();
