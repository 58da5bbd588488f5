import type { InviteKind, InviteMade, StaffRole } from '#server/contracts/staff.ts';
import type { Deps } from '#server/deps.ts';
import { addInvite, type InviteRow } from '#server/queries/staff-invites.ts';
import { tokenDigest, uuidFrom } from '#server/sealing/digest.ts';
import { lifetimes } from './lifetimes.ts';

const secretBytes = 32;

/** What an invite is to be. */
export interface InviteToMake {
  partnershipId: string;
  kind: InviteKind;
  role?: StaffRole;
  madeFor: string;
  /** None: the server itself. */
  madeBy?: string;
  /** Whose new way in it is. */
  staffId?: string;
}

/** Makes an invite. Its secret is said once, here; the database keeps a digest. */
export async function makeInvite({ db, clock, random }: Pick<Deps, 'db' | 'clock' | 'random'>, made: InviteToMake): Promise<InviteMade> {
  const secret = Buffer.from(random(secretBytes)).toString('base64url');
  const now = clock();
  const id = uuidFrom(random(16));
  const expiresAt = new Date(now.getTime() + (made.kind === 'role' ? lifetimes.invite : lifetimes.wayIn)).toISOString();
  const { partnershipId, kind, role, madeFor, madeBy, staffId } = made;
  await addInvite(db, {
    partnership_id: partnershipId,
    id,
    digest: tokenDigest(secret),
    kind,
    role: role ?? null,
    made_for: madeFor,
    made_by: madeBy ?? null,
    made_at: now.toISOString(),
    expires_at: expiresAt,
    staff_id: staffId ?? null,
    opened_at: null,
    used_at: null,
    taken_back_at: null,
  });
  return { id, secret, expiresAt };
}

/** What an invite is good for at an instant. */
export type InviteState = 'waiting' | 'opened' | 'used' | 'expired' | 'taken-back';

export function stateOf({ used_at, taken_back_at, expires_at, opened_at }: InviteRow, now: Date): InviteState {
  if (used_at !== null) return 'used';
  if (taken_back_at !== null) return 'taken-back';
  if (expires_at <= now.toISOString()) return 'expired';
  return opened_at === null ? 'waiting' : 'opened';
}
