import type { Deps } from '#server/deps.ts';
import { allPartnerships, type PartnershipRow } from '#server/queries/partnerships.ts';
import { firstInviteWaits, takeBackEarlier } from '#server/queries/staff-invites.ts';
import { holdersOf } from '#server/queries/staff-roles.ts';
import { makeInvite } from './invites.ts';

type InviteDeps = Pick<Deps, 'db' | 'clock' | 'random'>;

/** A link for the first administrator of a partnership: its secret the first time, and afterwards that it was said. */
export interface FirstLink {
  area: Pick<PartnershipRow, 'slug' | 'name'>;
  /** `undefined`: it was said at an earlier start, and still waits. */
  secret: string | undefined;
}

/** An administrator's invite by the server itself; those that it made before and nobody used are taken back. */
export async function inviteAdministrator(deps: InviteDeps, partnershipId: string): Promise<{ secret: string; expiresAt: string }> {
  await takeBackEarlier(deps.db, partnershipId, null, deps.clock().toISOString());
  return makeInvite(deps, { partnershipId, kind: 'role', role: 'administrator', madeFor: '' });
}

/** Makes a link for each partnership that has no administrator, unless one waits. */
export async function firstLinks(deps: InviteDeps): Promise<FirstLink[]> {
  const { db, clock } = deps;
  const links: FirstLink[] = [];
  for (const { id, slug, name } of await allPartnerships(db)) {
    if ((await holdersOf(db, id, 'administrator')).length > 0) continue;
    const waits = await firstInviteWaits(db, id, clock().toISOString());
    links.push({ area: { slug, name }, secret: waits ? undefined : (await inviteAdministrator(deps, id)).secret });
  }
  return links;
}
