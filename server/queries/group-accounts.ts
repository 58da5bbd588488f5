import type { Kysely, Selectable } from 'kysely';
import type { GroupAccountsTable } from '#server/database/network-schema.ts';
import type { Schema } from '#server/database/schema.ts';

export type GroupAccountRow = Selectable<GroupAccountsTable>;
type Db = Kysely<Schema>;

/** The accounts of a partnership, newest first, each with its group's name and kind. */
export const accountsOf = (db: Db, partnershipId: string) =>
  db
    .selectFrom('group_accounts')
    .innerJoin('groups', (join) => join.onRef('groups.id', '=', 'group_accounts.group_id').onRef('groups.partnership_id', '=', 'group_accounts.partnership_id'))
    .selectAll('group_accounts')
    .select(['groups.name as group_name', 'groups.kind as group_kind'])
    .where('group_accounts.partnership_id', '=', partnershipId)
    .orderBy('group_accounts.made_at', 'desc')
    .orderBy('group_accounts.id')
    .execute();
export type ListedAccountRow = Awaited<ReturnType<typeof accountsOf>>[number];

/** Adds an account; one that is there under this id already, sent a second time, stays as it is. */
export async function addAccount(db: Db, row: GroupAccountRow): Promise<void> {
  await db.insertInto('group_accounts').values(row).onConflict((conflict) => conflict.columns(['partnership_id', 'id']).doNothing()).execute();
}

/**
 * Changes an account as somebody saw it; its revision goes up by one.
 * @returns the row as it is now; `undefined` where it was changed since, or is not in a state that can be.
 */
export const changeAccount = (
  db: Db,
  { partnershipId, id, revision, from }: { partnershipId: string; id: string; revision: number; from: readonly GroupAccountRow['state'][] },
  change: Partial<Pick<GroupAccountRow, 'state' | 'kind' | 'content' | 'approved_on' | 'published_on' | 'group_id'>>,
): Promise<GroupAccountRow | undefined> =>
  db
    .updateTable('group_accounts')
    .set({ ...change, revision: revision + 1 })
    .where('partnership_id', '=', partnershipId)
    .where('id', '=', id)
    .where('revision', '=', revision)
    .where('state', 'in', from)
    .returningAll()
    .executeTakeFirst();

/** One account of a partnership, or `undefined`. */
export const accountById = (db: Db, partnershipId: string, id: string): Promise<GroupAccountRow | undefined> =>
  db.selectFrom('group_accounts').selectAll().where('partnership_id', '=', partnershipId).where('id', '=', id).executeTakeFirst();
