import type { Deps } from '#server/deps.ts';
import { deviceById, endDevices, noteSeen } from '#server/queries/staff-devices.ts';
import { staffById } from '#server/queries/staff.ts';
import { rolesOf, type RoleHeld } from '#server/queries/staff-roles.ts';
import type { StaffAuth } from './auth.ts';
import { lifetimes } from './lifetimes.ts';

/** Somebody of the staff who asks for something, on one of their devices. */
export interface Staff {
  id: string;
  name: string;
  email: string;
  /** The language that they chose. */
  language: string | undefined;
  /** Whether their way in is finished. */
  ready: boolean;
  hasPassword: boolean;
  hasSecondFactor: boolean;
  /** The addresses of the councils whose sign-in they joined. */
  councils: readonly string[];
  device: { id: string; signedInAt: Date };
  roles: readonly RoleHeld[];
}

/**
 * Who sends these headers, by the cookie of their device; `undefined` where nobody is signed in any more: half a day
 * after the sign-in, or two hours after the last request.
 */
export async function whoAsks({ db, clock, auth }: Pick<Deps, 'db' | 'clock'> & { auth: StaffAuth }, headers: Headers): Promise<Staff | undefined> {
  if (!headers.has('cookie')) return undefined;
  const found = await auth.api.getSession({ headers });
  if (found === null) return undefined;
  const device = await deviceById(db, found.session.id);
  const person = await staffById(db, found.user.id);
  if (device === undefined || person === undefined) return undefined;
  const now = clock();
  const signedInAt = new Date(device.created_at);
  const seenAt = new Date(device.seen_at ?? device.created_at);
  if (now.getTime() - signedInAt.getTime() > lifetimes.signedIn || now.getTime() - seenAt.getTime() > lifetimes.idle) {
    await endDevices(db, person.row.id, { id: device.id });
    return undefined;
  }
  if (now.getTime() - seenAt.getTime() > lifetimes.noted) await noteSeen(db, device.id, now.toISOString());
  const { id, name, email } = person.row;
  const { ready, hasPassword, councils } = person;
  return { id, name, email, language: person.row.language ?? undefined, ready, hasPassword, councils, hasSecondFactor: person.row.second_factor === 1, device: { id: device.id, signedInAt }, roles: await rolesOf(db, id) };
}

/** Whether somebody signed in a moment ago: what changes a person's own ways in is not for who finds a device open. */
export const isFresh = ({ device }: Staff, now: Date): boolean => now.getTime() - device.signedInAt.getTime() <= lifetimes.fresh;
