import type { Kysely } from 'kysely';
import type { StaffRole } from '#server/contracts/staff.ts';
import type { Schema } from '#server/database/schema.ts';
import { takeBackWaysInto } from './staff-invites.ts';
import { anyCouncilAccount } from './staff-councils.ts';

/** A role that somebody has in a partnership. */
export interface RoleHeld {
  partnershipId: string;
  area: { slug: string; name: string };
  role: StaffRole;
}

/** Every role that somebody has, by partnership. */
export async function rolesOf(db: Kysely<Schema>, staffId: string): Promise<RoleHeld[]> {
  const rows = await db
    .selectFrom('staff_roles')
    .innerJoin('partnerships', 'partnerships.id', 'staff_roles.partnership_id')
    .select(['staff_roles.partnership_id', 'staff_roles.role', 'partnerships.slug', 'partnerships.name'])
    .where('staff_roles.staff_id', '=', staffId)
    .orderBy('partnerships.name')
    .orderBy('staff_roles.role')
    .execute();
  return rows.map(({ partnership_id, role, slug, name }) => ({ partnershipId: partnership_id, area: { slug, name }, role: role as StaffRole }));
}

export interface RoleChange {
  partnershipId: string;
  staffId: string;
  role: StaffRole;
}

/** Gives a role; nothing happens where they have it. New ways in that were made for them elsewhere lead nobody into it. */
export async function giveRole(trx: Kysely<Schema>, { partnershipId, staffId, role }: RoleChange, at: string): Promise<void> {
  await trx
    .insertInto('staff_roles')
    .values({ partnership_id: partnershipId, staff_id: staffId, role, given_at: at })
    .onConflict((conflict) => conflict.columns(['partnership_id', 'staff_id', 'role']).doNothing())
    .execute();
  await takeBackWaysInto(trx, partnershipId, staffId, at);
}

/** Takes a role away. @returns whether they had it. */
export async function takeRole(trx: Kysely<Schema>, { partnershipId, staffId, role }: RoleChange): Promise<boolean> {
  const { numDeletedRows } = await trx
    .deleteFrom('staff_roles')
    .where('partnership_id', '=', partnershipId)
    .where('staff_id', '=', staffId)
    .where('role', '=', role)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

/** Who has this role in a partnership. */
export async function holdersOf(db: Kysely<Schema>, partnershipId: string, role: StaffRole): Promise<string[]> {
  const rows = await db.selectFrom('staff_roles').select('staff_id').where('partnership_id', '=', partnershipId).where('role', '=', role).orderBy('staff_id').execute();
  return rows.map(({ staff_id }) => staff_id);
}

/** Somebody with at least one role in a partnership. */
export interface PersonThere {
  id: string;
  name: string;
  email: string;
  ready: boolean;
  roles: StaffRole[];
}

/** Everybody with a role in a partnership, by name. */
export async function peopleOf(db: Kysely<Schema>, partnershipId: string): Promise<PersonThere[]> {
  const rows = await db
    .selectFrom('staff_roles')
    .innerJoin('staff', 'staff.id', 'staff_roles.staff_id')
    .select(['staff.id', 'staff.name', 'staff.email', 'staff.second_factor', 'staff_roles.role'])
    .where('staff_roles.partnership_id', '=', partnershipId)
    .orderBy('staff.name')
    .orderBy('staff.id')
    .orderBy('staff_roles.role')
    .execute();
  const there = db.selectFrom('staff_roles').select('staff_id').where('partnership_id', '=', partnershipId);
  const passkeys = await db.selectFrom('staff_passkeys').select('staff_id').where('staff_id', 'in', there).execute();
  const councils = await db.selectFrom('staff_accounts').select('staff_id').where('staff_id', 'in', there).where('provider_id', 'like', anyCouncilAccount).execute();
  const withoutPassword = new Set([...passkeys, ...councils].map(({ staff_id }) => staff_id));
  const people = new Map<string, PersonThere>();
  for (const { id, name, email, second_factor, role } of rows) {
    const person = people.get(id) ?? { id, name, email, ready: second_factor === 1 || withoutPassword.has(id), roles: [] };
    person.roles.push(role as StaffRole);
    people.set(id, person);
  }
  return [...people.values()];
}
