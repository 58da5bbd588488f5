import type { Insertable, Kysely, Selectable } from 'kysely';
import { GroupKind, type Group, type GroupSaid } from '#server/contracts/network.ts';
import { SchoolYear } from '#server/contracts/survey.ts';
import type { GroupsTable } from '#server/database/network-schema.ts';
import type { Schema } from '#server/database/schema.ts';
import { spokenOf } from './settings.ts';

export type GroupRow = Selectable<GroupsTable>;

/** Adds a group. */
export async function addGroup(db: Kysely<Schema>, row: Insertable<GroupsTable>): Promise<void> {
  await db.insertInto('groups').values(row).execute();
}

/** The groups of a partnership, by name, closed ones too. */
export const groupsOf = (db: Kysely<Schema>, partnershipId: string): Promise<GroupRow[]> =>
  db.selectFrom('groups').selectAll().where('partnership_id', '=', partnershipId).orderBy('name').orderBy('id').execute();

/** One group of a partnership, or `undefined`. */
export const groupById = (db: Kysely<Schema>, partnershipId: string, id: string): Promise<GroupRow | undefined> =>
  db.selectFrom('groups').selectAll().where('partnership_id', '=', partnershipId).where('id', '=', id).executeTakeFirst();

/** A group as staff see it. */
export const groupSeen = (row: GroupRow): Group => ({
  id: row.id,
  setting: row.setting_id,
  name: row.name,
  kind: GroupKind.parse(row.kind),
  ...(row.year === null ? {} : { year: SchoolYear.parse(row.year) }),
  languages: spokenOf(row),
  contactRole: row.contact_role,
  mayBeNamed: row.may_be_named === 1,
  revision: row.revision,
  ...(row.closed_on === null ? {} : { closedOn: row.closed_on }),
});

/** What staff say of a group, as its row holds it. */
export const groupValues = ({ setting, name, kind, year, languages, contactRole, mayBeNamed }: GroupSaid) => ({
  setting_id: setting,
  name,
  kind,
  year: year ?? null,
  languages: JSON.stringify(languages),
  contact_role: contactRole,
  may_be_named: mayBeNamed ? 1 : 0,
});

interface Change {
  partnershipId: string;
  id: string;
  /** As the writer saw it. */
  revision: number;
}

/** Changes a group. @returns false, and nothing changed, where somebody else changed it since. */
export async function changeGroup(db: Kysely<Schema>, { partnershipId, id, revision }: Change, said: GroupSaid): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('groups')
    .set({ ...groupValues(said), revision: revision + 1 })
    .where('partnership_id', '=', partnershipId)
    .where('id', '=', id)
    .where('revision', '=', revision)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Closes a group on a day, or opens it again. @returns whether there is such a group. */
export async function closeGroup(db: Kysely<Schema>, partnershipId: string, id: string, closedOn: string | null): Promise<boolean> {
  const { numUpdatedRows } = await db.updateTable('groups').set({ closed_on: closedOn }).where('partnership_id', '=', partnershipId).where('id', '=', id).executeTakeFirst();
  return numUpdatedRows > 0n;
}
