import type { Kysely, Selectable } from 'kysely';
import { staffBounds } from '#server/contracts/staff-bounds.ts';
import type { Schema } from '#server/database/schema.ts';
import type { StaffInvitesTable } from '#server/database/staff-schema.ts';

export type InviteRow = Selectable<StaffInvitesTable>;

/** Adds an invite. */
export async function addInvite(db: Kysely<Schema>, row: InviteRow): Promise<void> {
  await db.insertInto('staff_invites').values(row).execute();
}

/** An invite by the digest of its secret, with its partnership, or `undefined`. */
export async function inviteByDigest(db: Kysely<Schema>, digest: string): Promise<{ invite: InviteRow; area: { slug: string; name: string } } | undefined> {
  const invite = await db.selectFrom('staff_invites').selectAll().where('digest', '=', digest).executeTakeFirst();
  if (invite === undefined) return undefined;
  const area = await db.selectFrom('partnerships').select(['slug', 'name']).where('id', '=', invite.partnership_id).executeTakeFirstOrThrow();
  return { invite, area };
}

/** Notes who opened an invite. @returns whether it could still be opened: of two at once, one is late. */
export async function openInvite(trx: Kysely<Schema>, invite: InviteRow, staffId: string, at: string): Promise<boolean> {
  const { partnership_id, id } = invite;
  const { numUpdatedRows } = await trx
    .updateTable('staff_invites')
    .set({ staff_id: staffId, opened_at: at })
    .where('partnership_id', '=', partnership_id)
    .where('id', '=', id)
    .where('used_at', 'is', null)
    .where('taken_back_at', 'is', null)
    .where((build) => build.or([build('staff_id', 'is', null), build('staff_id', '=', invite.staff_id ?? staffId)]))
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** The invites that somebody opened and that are not used up yet. */
export const openedBy = (trx: Kysely<Schema>, staffId: string): Promise<InviteRow[]> =>
  trx.selectFrom('staff_invites').selectAll().where('staff_id', '=', staffId).where('opened_at', 'is not', null).where('used_at', 'is', null).where('taken_back_at', 'is', null).execute();

/** Uses an invite up. @returns whether it was still to be used. */
export async function useInvite(trx: Kysely<Schema>, { partnership_id, id }: Pick<InviteRow, 'partnership_id' | 'id'>, at: string): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('staff_invites')
    .set({ used_at: at })
    .where('partnership_id', '=', partnership_id)
    .where('id', '=', id)
    .where('used_at', 'is', null)
    .where('taken_back_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Takes an invite back. @returns it, or `undefined` where there is none to be taken back. */
export const takeBackInvite = (trx: Kysely<Schema>, partnershipId: string, id: string, at: string): Promise<InviteRow | undefined> =>
  trx
    .updateTable('staff_invites')
    .set({ taken_back_at: at })
    .where('partnership_id', '=', partnershipId)
    .where('id', '=', id)
    .where('used_at', 'is', null)
    .where('taken_back_at', 'is', null)
    .returningAll()
    .executeTakeFirst();

/** Takes back what was made for somebody's way in before, or (`null`) for a partnership's first administrator by the server. */
export async function takeBackEarlier(trx: Kysely<Schema>, partnershipId: string, waysInOf: string | null, at: string): Promise<void> {
  const query = trx.updateTable('staff_invites').set({ taken_back_at: at }).where('partnership_id', '=', partnershipId).where('used_at', 'is', null).where('taken_back_at', 'is', null);
  await (waysInOf === null ? query.where('made_by', 'is', null).where('role', '=', 'administrator') : query.where('kind', '=', 'way-in').where('staff_id', '=', waysInOf)).execute();
}

const toTakeBack = (trx: Kysely<Schema>, at: string) => trx.updateTable('staff_invites').set({ taken_back_at: at }).where('used_at', 'is', null).where('taken_back_at', 'is', null);

/** Takes back what somebody made who administers a partnership no more: invites into it, and new ways in, since those of people who work there too lead into it. */
export async function takeBackMadeBy(trx: Kysely<Schema>, partnershipId: string, staffId: string, at: string): Promise<void> {
  await toTakeBack(trx, at).where('made_by', '=', staffId).where((build) => build.or([build('partnership_id', '=', partnershipId), build('kind', '=', 'way-in')])).execute();
}

/** Takes back new ways in that were made elsewhere for somebody who has a role in a partnership now: they would lead into it. */
export async function takeBackWaysInto(trx: Kysely<Schema>, partnershipId: string, staffId: string, at: string): Promise<void> {
  await toTakeBack(trx, at).where('kind', '=', 'way-in').where('staff_id', '=', staffId).where('partnership_id', '!=', partnershipId).execute();
}

/** The invites of a partnership with who opened them, the newest first. */
export const invitesOf = (db: Kysely<Schema>, partnershipId: string): Promise<(InviteRow & { opener_name: string | null; opener_email: string | null })[]> =>
  db
    .selectFrom('staff_invites')
    .leftJoin('staff', 'staff.id', 'staff_invites.staff_id')
    .selectAll('staff_invites')
    .select(['staff.name as opener_name', 'staff.email as opener_email'])
    .where('staff_invites.partnership_id', '=', partnershipId)
    .orderBy('staff_invites.made_at', 'desc')
    .orderBy('staff_invites.id')
    .limit(staffBounds.invitesListed)
    .execute();

/** Whether the server's own invite for a first administrator of a partnership can still be opened. */
export const firstInviteWaits = async (db: Kysely<Schema>, partnershipId: string, now: string): Promise<boolean> =>
  (await db
    .selectFrom('staff_invites')
    .select('id')
    .where('partnership_id', '=', partnershipId)
    .where('made_by', 'is', null)
    .where('role', '=', 'administrator')
    .where('used_at', 'is', null)
    .where('taken_back_at', 'is', null)
    .where('expires_at', '>', now)
    .limit(1)
    .executeTakeFirst()) !== undefined;
