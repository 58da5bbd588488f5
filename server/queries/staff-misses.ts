import type { Kysely } from 'kysely';
import type { Schema } from '#server/database/schema.ts';

/** What somebody failed at: a password, a second step, an invite or a paper booklet that does not exist. */
export type StaffMiss = 'password' | 'code' | 'invite' | 'booklet';

export interface MissPlace {
  /** The quarter of an hour: `2026-11-21T10:15`, UTC. */
  quarter: string;
  kind: StaffMiss;
  /** A keyed digest of whose way in was tried. */
  subject: string;
}

/** How often somebody failed in a quarter of an hour, on all processes together. */
export async function missesIn(db: Kysely<Schema>, { quarter, kind, subject }: MissPlace): Promise<number> {
  const row = await db.selectFrom('staff_misses').select('misses').where('quarter', '=', quarter).where('kind', '=', kind).where('subject', '=', subject).executeTakeFirst();
  return row?.misses ?? 0;
}

/** Counts a failure; quarters that are over are forgotten when somebody is the first to fail in a new one. @returns how many there were, this one included. */
export async function countStaffMiss(db: Kysely<Schema>, { quarter, kind, subject }: MissPlace): Promise<number> {
  const { misses } = await db
    .insertInto('staff_misses')
    .values({ quarter, kind, subject, misses: 1 })
    .onConflict((conflict) => conflict.columns(['quarter', 'kind', 'subject']).doUpdateSet((build) => ({ misses: build('staff_misses.misses', '+', 1) })))
    .returning('misses')
    .executeTakeFirstOrThrow();
  if (misses === 1) await db.deleteFrom('staff_misses').where('quarter', '<', quarter).execute();
  return misses;
}

/** Notes that a number of an authenticator app was used, under a keyed digest. @returns whether it is the first time. */
export async function takeCode(db: Kysely<Schema>, digest: string, at: string, forgetBefore: string): Promise<boolean> {
  await db.deleteFrom('staff_used_codes').where('at', '<', forgetBefore).execute();
  const { numInsertedOrUpdatedRows } = await db.insertInto('staff_used_codes').values({ digest, at }).onConflict((conflict) => conflict.columns(['digest']).doNothing()).executeTakeFirst();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}
