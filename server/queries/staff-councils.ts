import type { Kysely } from 'kysely';
import type { Schema } from '#server/database/schema.ts';

const prefix = 'council:';

/**
 * Under what an account of a council's sign-in is kept: by the council's address. So an account is one council's for
 * ever: where a setting is changed to another council, nobody there is taken for somebody of the one before.
 */
export const councilAccount = (issuer: string): string => `${prefix}${issuer}`;

/** Every account of a council's, as SQL looks for them. */
export const anyCouncilAccount = `${prefix}%`;

/** The council's address of an account; `undefined` for one that is no council's. */
export const issuerOf = (provider: string): string | undefined => (provider.startsWith(prefix) ? provider.slice(prefix.length) : undefined);

/** Says of which council the accounts are that were joined while a server could have only one. @returns how many. */
export async function nameCouncilOfBefore(db: Kysely<Schema>, issuer: string): Promise<number> {
  const { numUpdatedRows } = await db.updateTable('staff_accounts').set({ provider_id: councilAccount(issuer) }).where('provider_id', '=', 'council').executeTakeFirst();
  return Number(numUpdatedRows);
}

/** Takes somebody's account of a council's away. */
export async function removeCouncil(db: Kysely<Schema>, staffId: string, issuer: string): Promise<void> {
  await db.deleteFrom('staff_accounts').where('staff_id', '=', staffId).where('provider_id', '=', councilAccount(issuer)).execute();
}
