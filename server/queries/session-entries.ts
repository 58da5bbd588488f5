import type { Kysely, Selectable } from 'kysely';
import type { SessionEntriesTable } from '#server/database/network-schema.ts';
import type { Schema } from '#server/database/schema.ts';

export type EntryRow = Selectable<SessionEntriesTable>;

/** An entry with the name of who made it; none where they are gone. */
export interface EntryWithName extends EntryRow {
  name: string | null;
}

/** All that was said of these sessions, in the order in which it arrived. */
export async function entriesOf(db: Kysely<Schema>, partnershipId: string, sessions: readonly string[]): Promise<EntryWithName[]> {
  if (sessions.length === 0) return [];
  return db
    .selectFrom('session_entries')
    .leftJoin('staff', 'staff.id', 'session_entries.made_by')
    .selectAll('session_entries')
    .select('staff.name')
    .where('partnership_id', '=', partnershipId)
    .where('session_id', 'in', sessions)
    .orderBy('number')
    .execute();
}

/** One entry of a session, or `undefined`. */
export const entryById = (db: Kysely<Schema>, partnershipId: string, sessionId: string, id: string): Promise<EntryRow | undefined> =>
  db.selectFrom('session_entries').selectAll().where('partnership_id', '=', partnershipId).where('session_id', '=', sessionId).where('id', '=', id).executeTakeFirst();

/**
 * Counts a session's revision on, and so gives the next entry its place. Whoever else adds one at the same time waits
 * until this transaction is over.
 * @returns the new revision; `undefined` where there is no such session.
 */
export async function nextRevision(trx: Kysely<Schema>, partnershipId: string, sessionId: string): Promise<number | undefined> {
  const row = await trx
    .updateTable('sessions')
    .set((build) => ({ revision: build('revision', '+', 1) }))
    .where('partnership_id', '=', partnershipId)
    .where('id', '=', sessionId)
    .returning('revision')
    .executeTakeFirst();
  return row?.revision;
}

export async function addEntry(trx: Kysely<Schema>, row: EntryRow): Promise<void> {
  await trx.insertInto('session_entries').values(row).execute();
}

/** What a session's plan says from now on. */
export async function setPlan(
  trx: Kysely<Schema>,
  { partnershipId, id }: { partnershipId: string; id: string },
  { groupId, day, plan, picturesDigest }: { groupId: string; day: string; plan: string; picturesDigest: string },
): Promise<void> {
  await trx
    .updateTable('sessions')
    .set({ group_id: groupId, day, plan, pictures_digest: picturesDigest })
    .where('partnership_id', '=', partnershipId)
    .where('id', '=', id)
    .execute();
}

/** Whether no session has these pictures, besides the one that asks. */
export async function picturesAreFree(db: Kysely<Schema>, digest: string, besides: string): Promise<boolean> {
  const row = await db.selectFrom('sessions').select('id').where('pictures_digest', '=', digest).where('id', '!=', besides).executeTakeFirst();
  return row === undefined;
}
