import type { Deps } from '#server/deps.ts';
import { addStaffEvents } from '#server/queries/audit.ts';
import { rolesOf } from '#server/queries/staff-roles.ts';
import { uuidFrom } from '#server/sealing/digest.ts';

/** What is noted of staff, besides what they do with the work itself. */
export type StaffAction =
  | 'staff-signed-in'
  | 'staff-sign-in-failed'
  | 'staff-signed-out'
  | 'staff-devices-ended'
  | 'staff-way-in-added'
  | 'staff-way-in-removed'
  | 'staff-invited'
  | 'staff-invite-opened'
  | 'staff-invite-used'
  | 'staff-invite-refused'
  | 'staff-invite-taken-back'
  | 'staff-role-given'
  | 'staff-role-taken'
  | 'area-profile-changed'
  | 'round-keeping-changed'
  | 'session-planned'
  | 'session-plan-changed'
  | 'account-written'
  | 'account-approved'
  | 'account-published'
  | 'account-taken-back'
  | 'room-secret-given'
  | 'room-ended'
  | 'session-device-ended'
  | 'round-planned'
  | 'round-dropped'
  | 'round-duties-said'
  | 'round-opened'
  | 'round-moved'
  | 'round-paused'
  | 'round-went-on'
  | 'holiday-added'
  | 'holiday-removed'
  | 'senco-bound'
  | 'senco-let-go'
  | 'cards-made'
  | 'cards-printed'
  | 'setting-added'
  | 'setting-changed'
  | 'setting-closed'
  | 'setting-opened'
  | 'group-added'
  | 'group-changed'
  | 'group-closed'
  | 'group-opened'
  | 'group-asked'
  | 'group-codes-added'
  | 'group-cards-printed'
  | 'group-came-of'
  | 'group-told'
  | 'group-untold'
  | 'booklets-made'
  | 'booklets-printed';

interface Noted {
  staffId: string | undefined;
  subjectId?: string | undefined;
  detail?: string | undefined;
}

/** Writes to the audit log: ids, roles and kinds, and never what somebody typed. */
export interface StaffAudit {
  /** In one partnership. */
  in(partnershipId: string, action: StaffAction, noted: Noted): Promise<void>;
  /** What is about a person rather than a partnership: in each where they have a role. */
  of(staffId: string, action: StaffAction, detail?: string): Promise<void>;
}

export function staffAudit({ db, clock, random }: Pick<Deps, 'db' | 'clock' | 'random'>): StaffAudit {
  const newId = () => uuidFrom(random(16));
  return {
    in: (partnershipId, action, noted) => addStaffEvents(db, [{ partnershipId, at: clock().toISOString(), action, ...noted }], newId),
    async of(staffId, action, detail) {
      const places = new Set((await rolesOf(db, staffId)).map(({ partnershipId }) => partnershipId));
      const at = clock().toISOString();
      await addStaffEvents(db, [...places].map((partnershipId) => ({ partnershipId, at, staffId, action, detail })), newId);
    },
  };
}
