import type { Kysely } from 'kysely';
import type { Schema } from '#server/database/schema.ts';
import { anyCouncilAccount } from './staff-councils.ts';

const gone = ({ numDeletedRows }: { numDeletedRows: bigint }): number => Number(numDeletedRows);

/** Forgets failures of the quarters of an hour before this one. @returns how many counts went. */
export const forgetMisses = async (db: Kysely<Schema>, quarter: string): Promise<number> => gone(await db.deleteFrom('staff_misses').where('quarter', '<', quarter).executeTakeFirst());

/** Forgets numbers of authenticator apps that no app shows any more. */
export const forgetCodes = async (db: Kysely<Schema>, before: string): Promise<number> => gone(await db.deleteFrom('staff_used_codes').where('at', '<', before).executeTakeFirst());

/** Forgets sign-ins that were begun and never ended. */
export const forgetChecks = async (db: Kysely<Schema>, now: string): Promise<number> => gone(await db.deleteFrom('staff_checks').where('expires_at', '<', now).executeTakeFirst());

/** Forgets devices on which nobody is signed in any more. */
export const forgetDevices = async (db: Kysely<Schema>, signedInBefore: string, seenBefore: string): Promise<number> =>
  gone(
    await db
      .deleteFrom('staff_devices')
      .where((build) => build.or([build('created_at', '<', signedInBefore), build(build.fn.coalesce('seen_at', 'created_at'), '<', seenBefore)]))
      .executeTakeFirst(),
  );

/** Forgets invites that were used, taken back or out of time before an instant. */
export const forgetInvites = async (trx: Kysely<Schema>, before: string): Promise<number> =>
  gone(await trx.deleteFrom('staff_invites').where((build) => build(build.fn.coalesce('used_at', 'taken_back_at', 'expires_at'), '<', before)).executeTakeFirst());

/** Forgets who opened an invite that is forgotten, and never finished a way in: nobody ever worked here by that name. */
export const forgetUnfinished = async (trx: Kysely<Schema>): Promise<number> =>
  gone(
    await trx
      .deleteFrom('staff')
      .where((build) => build.or([build('second_factor', 'is', null), build('second_factor', '=', 0)]))
      .where('id', 'not in', (build) => build.selectFrom('staff_roles').select('staff_id'))
      .where('id', 'not in', (build) => build.selectFrom('staff_passkeys').select('staff_id'))
      .where('id', 'not in', (build) => build.selectFrom('staff_accounts').select('staff_id').where('provider_id', 'like', anyCouncilAccount))
      .where('id', 'not in', (build) => build.selectFrom('staff_invites').select('staff_id').where('staff_id', 'is not', null).$narrowType<{ staff_id: string }>())
      .executeTakeFirst(),
  );
