import type { Kysely, Selectable } from 'kysely';
import * as z from 'zod/mini';
import { LanguageTag } from '#server/contracts/ids.ts';
import { SettingKind, type Setting, type SettingSaid } from '#server/contracts/network.ts';
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

const Languages = z.array(LanguageTag);
export const spokenOf = (row: { languages: string }): string[] => Languages.parse(JSON.parse(row.languages));

/** A setting as staff see it. */
export const settingSeen = (row: SettingRow): Setting => ({
  id: row.id,
  name: row.name,
  kind: SettingKind.parse(row.kind),
  place: row.place,
  languages: spokenOf(row),
  contactRole: row.contact_role,
  dslContact: row.dsl_contact,
  revision: row.revision,
  ...(row.closed_on === null ? {} : { closedOn: row.closed_on }),
});

/** What staff say of a setting, as its row holds it. */
export const settingValues = ({ name, kind, place, languages, contactRole, dslContact }: SettingSaid) => ({ name, kind, place, languages: JSON.stringify(languages), contact_role: contactRole, dsl_contact: dslContact });

interface Change {
  partnershipId: string;
  id: string;
  /** As the writer saw it. */
  revision: number;
}

/** Changes a setting. @returns false, and nothing changed, where somebody else changed it since. */
export async function changeSetting(db: Kysely<Schema>, { partnershipId, id, revision }: Change, said: SettingSaid): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('settings')
    .set({ ...settingValues(said), revision: revision + 1 })
    .where('partnership_id', '=', partnershipId)
    .where('id', '=', id)
    .where('revision', '=', revision)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Closes a setting on a day, or opens it again. @returns whether there is such a setting. */
export async function closeSetting(db: Kysely<Schema>, partnershipId: string, id: string, closedOn: string | null): Promise<boolean> {
  const { numUpdatedRows } = await db.updateTable('settings').set({ closed_on: closedOn }).where('partnership_id', '=', partnershipId).where('id', '=', id).executeTakeFirst();
  return numUpdatedRows > 0n;
}
