import type { Kysely, Selectable } from 'kysely';
import type { Schema } from '#server/database/schema.ts';
import type { StaffDevicesTable } from '#server/database/staff-schema.ts';

export type DeviceRow = Pick<Selectable<StaffDevicesTable>, 'id' | 'staff_id' | 'created_at' | 'seen_at' | 'user_agent'>;

const shown = ['id', 'staff_id', 'created_at', 'seen_at', 'user_agent'] as const;

/** A signed-in device, or `undefined`. */
export const deviceById = (db: Kysely<Schema>, id: string): Promise<DeviceRow | undefined> =>
  db.selectFrom('staff_devices').select(shown).where('id', '=', id).executeTakeFirst();

/** Where somebody has signed in since an instant, the newest first. */
export const devicesOf = (db: Kysely<Schema>, staffId: string, since: string): Promise<DeviceRow[]> =>
  db.selectFrom('staff_devices').select(shown).where('staff_id', '=', staffId).where('created_at', '>', since).orderBy('created_at', 'desc').orderBy('id').execute();

/** Notes that a device was used. */
export async function noteSeen(db: Kysely<Schema>, id: string, at: string): Promise<void> {
  await db.updateTable('staff_devices').set({ seen_at: at }).where('id', '=', id).execute();
}

/** Which of somebody's devices are signed out. */
export type DevicesToEnd = { id: string } | { allBut: string } | 'all';

/** Signs devices out. @returns how many there were. */
export async function endDevices(db: Kysely<Schema>, staffId: string, which: DevicesToEnd): Promise<number> {
  let query = db.deleteFrom('staff_devices').where('staff_id', '=', staffId);
  if (which !== 'all') query = 'id' in which ? query.where('id', '=', which.id) : query.where('id', '!=', which.allBut);
  const { numDeletedRows } = await query.executeTakeFirst();
  return Number(numDeletedRows);
}

/** Forgets devices that signed in before an instant: nobody is signed in on them any more. */
export async function forgetOldDevices(db: Kysely<Schema>, before: string): Promise<void> {
  await db.deleteFrom('staff_devices').where('created_at', '<', before).execute();
}

/** Signs everybody out, and forgets every sign-in under way. */
export async function endEverything(db: Kysely<Schema>): Promise<void> {
  for (const table of ['staff_devices', 'staff_checks'] as const) await db.deleteFrom(table).execute();
}
