import type { Kysely, Selectable } from 'kysely';
import type { SettingsTable } from '#server/database/network-schema.ts';
import type { Schema } from '#server/database/schema.ts';

export type SettingRow = Selectable<SettingsTable>;

/** Adds a setting. */
export async function addSetting(db: Kysely<Schema>, row: SettingRow): Promise<void> {
  await db.insertInto('settings').values(row).execute();
}

/** The settings of a partnership, by name, closed ones too. */
export const settingsOf = (db: Kysely<Schema>, partnershipId: string): Promise<SettingRow[]> =>
  db.selectFrom('settings').selectAll().where('partnership_id', '=', partnershipId).orderBy('name').orderBy('id').execute();

/** One setting of a partnership, or `undefined`. */
export const settingById = (db: Kysely<Schema>, partnershipId: string, id: string): Promise<SettingRow | undefined> =>
  db.selectFrom('settings').selectAll().where('partnership_id', '=', partnershipId).where('id', '=', id).executeTakeFirst();
