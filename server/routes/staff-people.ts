import { makeInvite, stateOf } from '#server/access/invites.ts';
import { StaffRole, type People } from '#server/contracts/staff.ts';
import { Problem } from '#server/problems.ts';
import { holdPartnership } from '#server/queries/partnerships.ts';
import { endDevices } from '#server/queries/staff-devices.ts';
import { invitesOf, takeBackEarlier, takeBackInvite, takeBackMadeBy } from '#server/queries/staff-invites.ts';
import { holdersOf, peopleOf, rolesOf, takeRole } from '#server/queries/staff-roles.ts';
import { staffById } from '#server/queries/staff.ts';
import type { ApiRoute } from './api-route.ts';
import { guarded, type Asked, type StaffRoute } from './guard.ts';
import { sendPrivate } from './reply.ts';
import type { StaffDeps } from './staff-deps.ts';
import { done, orNotFound, step } from './step.ts';

/** People and invites of a partnership, for its administrators. */
export function peopleRoutes(deps: StaffDeps): ApiRoute[] {
  const { clock, db } = deps;

  /** A role there that the person has, or they are nobody whom an administrator here knows. */
  async function known(partnershipId: string, person: string): Promise<{ elsewhere: string[]; name: string }> {
    const held = await rolesOf(db, person);
    const found = await staffById(db, person);
    if (found === undefined || !held.some((each) => each.partnershipId === partnershipId)) throw new Problem('not-found');
    return { elsewhere: held.filter((each) => each.partnershipId !== partnershipId).map((each) => each.partnershipId), name: found.row.name };
  }
  const administers = ({ staff }: Asked, partnershipId: string): boolean => staff.roles.some((each) => each.partnershipId === partnershipId && each.role === 'administrator');

  const routes: StaffRoute[] = [
    {
      method: 'get',
      path: '/api/staff/areas/:area/people',
      summary: 'Who has which role, and which invites there are',
      reply: 'People',
      problems: [],
      async handle(_context, { partnershipId }) {
        const now = clock();
        const invites = (await invitesOf(db, partnershipId)).map((row) => {
          const role = StaffRole.safeParse(row.role);
          const { id, kind, made_for: madeFor, made_at: madeAt, expires_at: expiresAt, opened_at, opener_name, opener_email } = row;
          const opened = opened_at !== null && opener_name !== null && opener_email !== null ? { openedBy: { name: opener_name, email: opener_email, at: opened_at } } : {};
          return { id, kind, ...(role.success ? { role: role.data } : {}), madeFor, madeAt, expiresAt, state: stateOf(row, now), ...opened };
        });
        return sendPrivate({ people: await peopleOf(db, partnershipId), invites } satisfies People);
      },
    },
    step({
      path: '/api/staff/areas/:area/invites',
      summary: 'Makes an invite for a role; its secret is said this once',
      request: 'MakeInvite',
      reply: 'InviteMade',
      problems: [],
      async take({ role, madeFor }, { note, partnershipId, staff }) {
        const made = await makeInvite(deps, { partnershipId, kind: 'role', role, madeFor, madeBy: staff.id });
        await note('staff-invited', made.id, role);
        return made;
      },
    }),
    step({
      path: '/api/staff/areas/:area/invites/take-back',
      summary: 'Takes an invite back that nobody has used',
      request: 'TakeBackInvite',
      reply: 'Done',
      problems: ['not-found'],
      async take({ id }, { note, partnershipId }) {
        const taken = orNotFound(await takeBackInvite(db, partnershipId, id, clock().toISOString()));
        // Who opened it and did not finish is signed in to finish: no more.
        if (taken.staff_id !== null && (await staffById(db, taken.staff_id))?.ready === false) await endDevices(db, taken.staff_id, 'all');
        await note('staff-invite-taken-back', id);
        return done;
      },
    }),
    step({
      path: '/api/staff/areas/:area/ways-in',
      summary: 'Makes an invite with which somebody who lost their way in makes a new one',
      request: 'MakeWayIn',
      reply: 'InviteMade',
      problems: ['not-found', 'works-elsewhere-too'],
      async take({ person }, asked) {
        const { note, partnershipId, staff } = asked;
        const { elsewhere, name } = await known(partnershipId, person);
        // Who may open somebody's way in here must not get into another partnership by it.
        if (!elsewhere.every((each) => administers(asked, each))) throw new Problem('works-elsewhere-too');
        await takeBackEarlier(db, partnershipId, person, clock().toISOString());
        const made = await makeInvite(deps, { partnershipId, kind: 'way-in', madeFor: name, madeBy: staff.id, staffId: person });
        await note('staff-invited', person, 'way-in');
        return made;
      },
    }),
    step({
      path: '/api/staff/areas/:area/roles/take',
      summary: 'Takes a role away, at once on all devices',
      request: 'TakeRole',
      reply: 'Done',
      problems: ['not-found', 'last-administrator'],
      async take({ person, role }, { note, partnershipId }) {
        await db.transaction().execute(async (trx) => {
          // Two who take each other's role away in one moment leave one.
          if (role === 'administrator') await holdPartnership(trx, partnershipId);
          if (role === 'administrator' && (await holdersOf(trx, partnershipId, role)).every((each) => each === person)) throw new Problem('last-administrator');
          if (!(await takeRole(trx, { partnershipId, staffId: person, role }))) throw new Problem('not-found');
          // Nor does a link lead in that they made for later.
          if (role === 'administrator') await takeBackMadeBy(trx, partnershipId, person, clock().toISOString());
        });
        if ((await rolesOf(db, person)).length === 0) await endDevices(db, person, 'all');
        await note('staff-role-taken', person, role);
        return done;
      },
    }),
  ];
  return routes.map((route) => guarded(deps, route));
}
