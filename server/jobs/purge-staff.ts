import { lifetimes } from '#server/access/lifetimes.ts';
import { quarterOf } from '#server/access/quarter.ts';
import type { Deps } from '#server/deps.ts';
import { forgetChecks, forgetCodes, forgetDevices, forgetInvites, forgetMisses, forgetUnfinished } from '#server/queries/purge-staff.ts';

/** How many of each went: what let somebody in once and lets in nobody any more. */
export interface StaffPurged {
  devices: number;
  /** Sign-ins under way, failures that were counted, and numbers of apps that were used. */
  tries: number;
  invites: number;
  /** People who opened an invite and never finished. */
  unfinished: number;
}

/**
 * Deletes what signing in left behind. Sign-ins delete the leavings of those before them; this is for a server on which
 * nobody signs in. Invites stay so long after their end that an administrator can still see who came by which; what the
 * audit log says of them stays. Whoever had a role once stays too: what they did is told with their name.
 */
export async function purgeStaff({ db, clock }: Pick<Deps, 'db' | 'clock'>): Promise<StaffPurged> {
  const now = clock();
  const before = (milliseconds: number): string => new Date(now.getTime() - milliseconds).toISOString();
  const devices = await forgetDevices(db, before(lifetimes.signedIn), before(lifetimes.idle));
  const tries = (await forgetMisses(db, quarterOf(now))) + (await forgetCodes(db, before(lifetimes.code))) + (await forgetChecks(db, before(0)));
  return db.transaction().execute(async (trx) => ({ devices, tries, invites: await forgetInvites(trx, before(lifetimes.inviteShown)), unfinished: await forgetUnfinished(trx) }));
}
