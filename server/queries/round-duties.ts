import type { Kysely } from 'kysely';
import type { Schema } from '#server/database/schema.ts';
import type { SettingRow } from './settings.ts';

/** Which round. */
export interface RoundAt {
  partnership_id: string;
  /** Its id. */
  id: string;
}

/** What was done before a round opens. */
export interface Duties {
  owner: { id: string; name: string } | undefined;
  letterSentOn: string | undefined;
  settings: SettingRow[];
}

/** What was done of a round's duties; nothing of one from before there were any. An owner who has no role there any more owns nothing. */
export async function dutiesOf(db: Kysely<Schema>, { partnership_id, id }: RoundAt): Promise<Duties> {
  const row = await db
    .selectFrom('round_duties')
    .leftJoin('staff', (join) =>
      join.onRef('staff.id', '=', 'round_duties.owner_id').on(({ exists, selectFrom }) =>
        exists(selectFrom('staff_roles').select('role').whereRef('staff_roles.staff_id', '=', 'staff.id').where('staff_roles.partnership_id', '=', partnership_id)),
      ),
    )
    .select(['staff.id as owner_id', 'staff.name', 'round_duties.letter_sent_on'])
    .where('round_duties.partnership_id', '=', partnership_id)
    .where('round_id', '=', id)
    .executeTakeFirst();
  const settings = await db
    .selectFrom('settings')
    .innerJoin('round_settings', (join) => join.onRef('round_settings.partnership_id', '=', 'settings.partnership_id').onRef('round_settings.setting_id', '=', 'settings.id'))
    .selectAll('settings')
    .where('round_settings.partnership_id', '=', partnership_id)
    .where('round_settings.round_id', '=', id)
    .orderBy('settings.name')
    .orderBy('settings.id')
    .execute();
  const { owner_id: id_of_owner = null, name = null } = row ?? {};
  const owner = id_of_owner === null || name === null ? undefined : { id: id_of_owner, name };
  return { owner, letterSentOn: row?.letter_sent_on ?? undefined, settings };
}

/** Writes down what was done; what is not given stays. Run it in a transaction. */
export async function sayDuties(trx: Kysely<Schema>, { partnership_id, id: round_id }: RoundAt, said: { owner_id?: string; letter_sent_on?: string; settings?: readonly string[] }, at: string): Promise<void> {
  const { settings, ...columns } = said;
  await trx
    .insertInto('round_duties')
    .values({ partnership_id, round_id, owner_id: null, letter_sent_on: null, ...columns, made_at: at })
    .onConflict((conflict) => conflict.columns(['partnership_id', 'round_id']).doUpdateSet({ round_id, ...columns }))
    .execute();
  if (settings === undefined) return;
  await trx.deleteFrom('round_settings').where('partnership_id', '=', partnership_id).where('round_id', '=', round_id).execute();
  for (const setting_id of new Set(settings)) await trx.insertInto('round_settings').values({ partnership_id, round_id, setting_id }).execute();
}
