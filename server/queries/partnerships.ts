import type { Kysely, Selectable } from 'kysely';
import type { PartnershipsTable, Schema } from '#server/database/schema.ts';

export type PartnershipRow = Selectable<PartnershipsTable>;

/** The partnership with this slug, or `undefined`. */
export const partnershipBySlug = (db: Kysely<Schema>, slug: string): Promise<PartnershipRow | undefined> =>
  db.selectFrom('partnerships').selectAll().where('slug', '=', slug).executeTakeFirst();

/** The partnership with this id, or `undefined`. */
export const partnershipById = (db: Kysely<Schema>, id: string): Promise<PartnershipRow | undefined> =>
  db.selectFrom('partnerships').selectAll().where('id', '=', id).executeTakeFirst();

/** Every partnership, by name. */
export const allPartnerships = (db: Kysely<Schema>): Promise<PartnershipRow[]> =>
  db.selectFrom('partnerships').selectAll().orderBy('name').execute();

/** Adds a partnership. A slug that is taken is the engine's error. */
export async function addPartnership(db: Kysely<Schema>, row: PartnershipRow): Promise<void> {
  await db.insertInto('partnerships').values(row).execute();
}

/** Holds a partnership until the transaction ends: what must be counted and changed in one go is done by one at a time, on all processes. */
export async function holdPartnership(trx: Kysely<Schema>, id: string): Promise<void> {
  await trx.updateTable('partnerships').set((build) => ({ name: build.ref('name') })).where('id', '=', id).execute();
}
