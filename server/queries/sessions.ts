import type { Insertable, Kysely, Selectable } from 'kysely';
import type { SessionsTable } from '#server/database/network-schema.ts';
import type { Schema } from '#server/database/schema.ts';

export type SessionRow = Selectable<SessionsTable>;

/** Adds a session. */
export async function addSession(db: Kysely<Schema>, row: Insertable<SessionsTable>): Promise<void> {
  await db.insertInto('sessions').values(row).execute();
}

/** The sessions of a partnership, the latest day first. */
export const sessionsOf = (db: Kysely<Schema>, partnershipId: string): Promise<SessionRow[]> =>
  db.selectFrom('sessions').selectAll().where('partnership_id', '=', partnershipId).orderBy('day', 'desc').orderBy('id').execute();

/** One session of a partnership, or `undefined`. */
export const sessionById = (db: Kysely<Schema>, partnershipId: string, id: string): Promise<SessionRow | undefined> =>
  db.selectFrom('sessions').selectAll().where('partnership_id', '=', partnershipId).where('id', '=', id).executeTakeFirst();

/** The session that devices join with a code, by the digest of its QR code's secret or of its pictures (`server/sealing/join-code.ts`), or `undefined`. */
export const sessionByJoinDigest = (db: Kysely<Schema>, digest: string): Promise<SessionRow | undefined> =>
  db
    .selectFrom('sessions')
    .selectAll()
    .where((where) => where.or([where('join_digest', '=', digest), where('pictures_digest', '=', digest)]))
    .executeTakeFirst();

/** Sessions from a day on, the latest first, at most so many. */
export const sessionsSince = (db: Kysely<Schema>, partnershipId: string, day: string, most: number): Promise<SessionRow[]> =>
  db.selectFrom('sessions').selectAll().where('partnership_id', '=', partnershipId).where('day', '>=', day).orderBy('day', 'desc').orderBy('id').limit(most).execute();

/** How many answers have come from each of these sessions: a number, and never which. */
export async function arrivedOf(db: Kysely<Schema>, partnershipId: string, ids: readonly string[]): Promise<Map<string, number>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('responses')
    .select(['session_id', (build) => build.fn.countAll<number>().as('arrived')])
    .where('partnership_id', '=', partnershipId)
    .where('session_id', 'in', ids)
    .groupBy('session_id')
    .execute();
  return new Map(rows.map(({ session_id, arrived }) => [session_id ?? '', arrived]));
}
