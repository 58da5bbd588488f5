import type { Kysely, Selectable } from 'kysely';
import type { GroupsTable } from '#server/database/network-schema.ts';
import type { Schema } from '#server/database/schema.ts';

export type GroupRow = Selectable<GroupsTable>;

/** Adds a group. */
export async function addGroup(db: Kysely<Schema>, row: GroupRow): Promise<void> {
  await db.insertInto('groups').values(row).execute();
}

/** The groups of a partnership, by name, closed ones too. */
export const groupsOf = (db: Kysely<Schema>, partnershipId: string): Promise<GroupRow[]> =>
  db.selectFrom('groups').selectAll().where('partnership_id', '=', partnershipId).orderBy('name').orderBy('id').execute();

/** One group of a partnership, or `undefined`. */
export const groupById = (db: Kysely<Schema>, partnershipId: string, id: string): Promise<GroupRow | undefined> =>
  db.selectFrom('groups').selectAll().where('partnership_id', '=', partnershipId).where('id', '=', id).executeTakeFirst();
