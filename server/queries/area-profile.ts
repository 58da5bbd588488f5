import type { Kysely } from 'kysely';
import { AreaProfile, emptyProfile } from '#server/contracts/area-profile.ts';
import type { Schema } from '#server/database/schema.ts';

/** A profile as it is kept. */
export interface ProfileFound {
  /** 0 where nothing was written yet. */
  revision: number;
  profile: AreaProfile;
  changed: { at: string; by: string } | undefined;
}

/** What a partnership says of itself; an empty profile until somebody writes one. What it lacks: `profileGaps`. */
export async function profileOf(db: Kysely<Schema>, partnershipId: string): Promise<ProfileFound> {
  const row = await db.selectFrom('area_profiles').selectAll().where('partnership_id', '=', partnershipId).executeTakeFirst();
  if (row === undefined) return { revision: 0, profile: emptyProfile, changed: undefined };
  return { revision: row.revision, profile: AreaProfile.parse(JSON.parse(row.content)), changed: { at: row.changed_at, by: row.changed_by } };
}

export interface ProfileToSave {
  partnershipId: string;
  /** The revision that was changed. */
  revision: number;
  profile: AreaProfile;
  at: string;
  /** Who of the staff. */
  by: string;
}

/**
 * Keeps a changed profile.
 * @returns false, and nothing kept, where somebody else changed it since.
 */
export async function saveProfile(db: Kysely<Schema>, { partnershipId: partnership_id, revision, profile, at, by }: ProfileToSave): Promise<boolean> {
  const row = { revision: revision + 1, content: JSON.stringify(profile), changed_at: at, changed_by: by };
  if (revision === 0) {
    const { numInsertedOrUpdatedRows } = await db
      .insertInto('area_profiles')
      .values({ partnership_id, ...row })
      .onConflict((conflict) => conflict.columns(['partnership_id']).doNothing())
      .executeTakeFirstOrThrow();
    return Number(numInsertedOrUpdatedRows) > 0;
  }
  const { numUpdatedRows } = await db.updateTable('area_profiles').set(row).where('partnership_id', '=', partnership_id).where('revision', '=', revision).executeTakeFirstOrThrow();
  return numUpdatedRows > 0n;
}
