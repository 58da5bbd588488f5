import { StaffRole } from '#server/contracts/staff.ts';
import type { Staff } from '#server/access/who.ts';
import { Problem } from '#server/problems.ts';
import { deviceById, endDevices } from '#server/queries/staff-devices.ts';
import { openedBy, useInvite, type InviteRow } from '#server/queries/staff-invites.ts';
import { giveRole } from '#server/queries/staff-roles.ts';
import type { StaffDeps } from './staff-deps.ts';

/**
 * Uses up the invites that somebody opened, now that their way in is finished, and gives their roles.
 * @param device on which they finished it, where it still is the one they came on. Somebody else who opens the same link puts it out, maybe in this very moment.
 * @throws {Problem} where that device is signed out: then nothing is used up.
 */
export async function useOpened({ audit, clock, db }: StaffDeps, staffId: string, device?: string): Promise<InviteRow[]> {
  const at = clock().toISOString();
  const used = await db.transaction().execute(async (trx) => {
    const invites: InviteRow[] = [];
    for (const invite of await openedBy(trx, staffId)) {
      if (!(await useInvite(trx, invite, at))) continue;
      const role = StaffRole.safeParse(invite.role);
      if (role.success) await giveRole(trx, { partnershipId: invite.partnership_id, staffId, role: role.data }, at);
      invites.push(invite);
    }
    // Not before the invites are held: whoever opens one now waits, and what they did before is seen.
    if (device !== undefined && (await deviceById(trx, device)) === undefined) throw new Problem('not-signed-in');
    return invites;
  });
  for (const { partnership_id, id, role } of used) await audit.in(partnership_id, 'staff-invite-used', { staffId, subjectId: id, detail: role ?? 'way-in' });
  return used;
}

/**
 * A way in is finished: uses the invite up, gives its role, and signs this device in anew, since what it was before could
 * do less. Who was ready before only has one way more.
 * @returns what the browser shall keep; `undefined` where that has not changed.
 * @throws {Problem} where this device was signed out meanwhile: then what was made on it is no way in.
 */
export async function finishWayIn(deps: StaffDeps, staff: Staff, way: string, headers: Headers): Promise<Headers | undefined> {
  const used = await useOpened(deps, staff.id, way === 'passkey' ? staff.device.id : undefined);
  await deps.audit.of(staff.id, 'staff-way-in-added', way);
  if (staff.ready && used.length === 0) return undefined;
  await endDevices(deps.db, staff.id, 'all');
  const opened = await deps.auth.api.openDevice({ body: { staffId: staff.id }, headers, returnHeaders: true });
  return opened.headers;
}
