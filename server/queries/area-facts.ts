import type { Kysely } from 'kysely';
import type { HolidaysTable } from '#server/database/rounds-schema.ts';
import type { Schema } from '#server/database/schema.ts';

/** The holidays that a partnership entered, the first first. */
export const holidaysOf = (db: Kysely<Schema>, partnershipId: string): Promise<HolidaysTable[]> =>
  db.selectFrom('holidays').selectAll().where('partnership_id', '=', partnershipId).orderBy('from_day').orderBy('id').execute();

export async function addHoliday(db: Kysely<Schema>, row: HolidaysTable): Promise<void> {
  await db.insertInto('holidays').values(row).execute();
}

/** @returns whether there was one. */
export async function removeHoliday(db: Kysely<Schema>, partnershipId: string, id: string): Promise<boolean> {
  const { numDeletedRows } = await db.deleteFrom('holidays').where('partnership_id', '=', partnershipId).where('id', '=', id).executeTakeFirst();
  return numDeletedRows > 0n;
}
