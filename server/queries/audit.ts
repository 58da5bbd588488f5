import type { Kysely } from 'kysely';
import type { Schema } from '#server/database/schema.ts';

/** What somebody of the staff did, or what happened with their way in. */
export interface StaffEvent {
  partnershipId: string;
  /** An instant. */
  at: string;
  /** Whose doing it was; none where it was the server's. */
  staffId: string | undefined;
  action: string;
  /** Whom or what it was done to. */
  subjectId?: string | undefined;
  /** A role, a way of signing in: never what somebody typed. */
  detail?: string | undefined;
}

/** Adds lines to the audit log, which nothing changes or deletes. */
export async function addStaffEvents(db: Kysely<Schema>, events: readonly StaffEvent[], newId: () => string): Promise<void> {
  if (events.length === 0) return;
  await db
    .insertInto('audit_log')
    .values(
      events.map(({ partnershipId, at, staffId, action, subjectId, detail }) => ({
        partnership_id: partnershipId,
        id: newId(),
        at,
        actor: staffId === undefined ? ('server' as const) : ('staff' as const),
        action,
        round_id: null,
        subject_id: subjectId ?? null,
        staff_id: staffId ?? null,
        detail: detail ?? null,
      })),
    )
    .execute();
}

/** Notes in every partnership what was done to the whole server. */
export async function noteInAreas(db: Kysely<Schema>, { action, at, detail }: { action: string; at: string; detail?: string }, newId: () => string): Promise<void> {
  const areas = await db.selectFrom('partnerships').select('id').execute();
  await addStaffEvents(db, areas.map(({ id }) => ({ partnershipId: id, at, staffId: undefined, action, detail })), newId);
}
