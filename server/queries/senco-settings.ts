import type { Kysely } from 'kysely';
import type { Schema } from '#server/database/schema.ts';

/** Everybody who is a SENCO in a partnership, by name, with the ids of their settings. */
export async function sencosOf(db: Kysely<Schema>, partnershipId: string): Promise<{ id: string; name: string; settings: string[] }[]> {
  const rows = await db
    .selectFrom('staff_roles')
    .innerJoin('staff', 'staff.id', 'staff_roles.staff_id')
    .leftJoin('senco_settings', (join) => join.onRef('senco_settings.partnership_id', '=', 'staff_roles.partnership_id').onRef('senco_settings.staff_id', '=', 'staff.id'))
    .select(['staff.id', 'staff.name', 'senco_settings.setting_id'])
    .where('staff_roles.partnership_id', '=', partnershipId)
    .where('staff_roles.role', '=', 'senco')
    .orderBy('staff.name')
    .orderBy('staff.id')
    .execute();
  const people = Map.groupBy(rows, ({ id }) => id);
  return [...people.values()].flatMap((theirs) => {
    const [first] = theirs;
    return first === undefined ? [] : [{ id: first.id, name: first.name, settings: theirs.flatMap(({ setting_id }) => setting_id ?? []) }];
  });
}

/** The ids of the settings that somebody prints cards for. */
export const settingsOfSenco = async (db: Kysely<Schema>, partnershipId: string, staffId: string): Promise<string[]> =>
  (await db.selectFrom('senco_settings').select('setting_id').where('partnership_id', '=', partnershipId).where('staff_id', '=', staffId).orderBy('setting_id').execute()).map(({ setting_id }) => setting_id);

/** Binds a SENCO to a setting, or lets them go. */
export async function bindSenco(db: Kysely<Schema>, row: { partnership_id: string; staff_id: string; setting_id: string }, bound: boolean): Promise<void> {
  if (bound) return void (await db.insertInto('senco_settings').values(row).onConflict((conflict) => conflict.doNothing()).execute());
  await db.deleteFrom('senco_settings').where('partnership_id', '=', row.partnership_id).where('staff_id', '=', row.staff_id).where('setting_id', '=', row.setting_id).execute();
}
