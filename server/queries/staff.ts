import type { Kysely, Selectable } from 'kysely';
import type { Schema } from '#server/database/schema.ts';
import type { StaffTable } from '#server/database/staff-schema.ts';
import { issuerOf } from './staff-councils.ts';

export type StaffRow = Selectable<StaffTable>;

/** Somebody of the staff, and whether their way in is finished. */
export interface StaffFound {
  row: StaffRow;
  /** A passkey, a password whose second step was tried once, or a council's own sign-in. */
  ready: boolean;
  hasPassword: boolean;
  /** The addresses of the councils whose sign-in they joined. */
  councils: string[];
}

/** Somebody of the staff by their id, or `undefined`. */
export async function staffById(db: Kysely<Schema>, id: string): Promise<StaffFound | undefined> {
  const row = await db.selectFrom('staff').selectAll().where('id', '=', id).executeTakeFirst();
  if (row === undefined) return undefined;
  const passkey = await db.selectFrom('staff_passkeys').select('id').where('staff_id', '=', id).limit(1).executeTakeFirst();
  const accounts = await db.selectFrom('staff_accounts').select('provider_id').where('staff_id', '=', id).execute();
  const hasPassword = accounts.some(({ provider_id }) => provider_id === 'credential');
  const councils = accounts.map(({ provider_id }) => issuerOf(provider_id)).filter((issuer) => issuer !== undefined);
  return { row, hasPassword, councils, ready: passkey !== undefined || councils.length > 0 || (hasPassword && row.second_factor === 1) };
}

/** Whose address this is, or `undefined`. Addresses are in lower case. */
export const staffByEmail = (db: Kysely<Schema>, email: string): Promise<StaffRow | undefined> =>
  db.selectFrom('staff').selectAll().where('email', '=', email).executeTakeFirst();

/** Adds somebody. An address that is taken is the engine's error. */
export async function addStaff(db: Kysely<Schema>, { id, name, email, at }: { id: string; name: string; email: string; at: string }): Promise<void> {
  await db.insertInto('staff').values({ id, name, email, email_verified: 0, image: null, second_factor: 0, language: null, created_at: at, updated_at: at }).execute();
}

/** Keeps the language that somebody chose. */
export async function chooseLanguage(db: Kysely<Schema>, staffId: string, language: string): Promise<void> {
  await db.updateTable('staff').set({ language }).where('id', '=', staffId).execute();
}

/** Gives somebody whose way in is not finished another name and address. */
export async function renameStaff(db: Kysely<Schema>, { id, name, email, at }: { id: string; name: string; email: string; at: string }): Promise<void> {
  await db.updateTable('staff').set({ name, email, updated_at: at }).where('id', '=', id).execute();
}

/** Takes away every way in that somebody has, and every device that they are signed in on. */
export async function forgetWaysIn(trx: Kysely<Schema>, staffId: string): Promise<void> {
  for (const table of ['staff_devices', 'staff_accounts', 'staff_second_factors', 'staff_passkeys'] as const) {
    await trx.deleteFrom(table).where('staff_id', '=', staffId).execute();
  }
  await trx.updateTable('staff').set({ second_factor: 0 }).where('id', '=', staffId).execute();
}

/** Takes away a password that was never finished with its second step, so that it can be chosen anew. */
export async function forgetPassword(trx: Kysely<Schema>, staffId: string): Promise<void> {
  await trx.deleteFrom('staff_accounts').where('staff_id', '=', staffId).where('provider_id', '=', 'credential').execute();
  await trx.deleteFrom('staff_second_factors').where('staff_id', '=', staffId).execute();
  await trx.updateTable('staff').set({ second_factor: 0 }).where('id', '=', staffId).execute();
}

/** The passkeys that somebody has, the oldest first. */
export const passkeysOf = (db: Kysely<Schema>, staffId: string): Promise<{ id: string; name: string | null; created_at: string | null }[]> =>
  db.selectFrom('staff_passkeys').select(['id', 'name', 'created_at']).where('staff_id', '=', staffId).orderBy('created_at').orderBy('id').execute();

/** Takes one passkey away. @returns whether there was one. */
export async function removePasskey(db: Kysely<Schema>, staffId: string, id: string): Promise<boolean> {
  const { numDeletedRows } = await db.deleteFrom('staff_passkeys').where('staff_id', '=', staffId).where('id', '=', id).executeTakeFirst();
  return numDeletedRows > 0n;
}
