import type { Context } from 'hono';
import type { StaffAction } from '#server/access/audit.ts';
import { accessTo, type Access } from '#server/access/permissions.ts';
import { isSameSite } from '#server/access/same-site.ts';
import { isFresh, whoAsks, type Staff } from '#server/access/who.ts';
import type { ProblemCode } from '#server/contracts/problem.ts';
import { Problem } from '#server/problems.ts';
import { partnershipBySlug } from '#server/queries/partnerships.ts';
import type { ApiRoute } from './api-route.ts';
import type { StaffDeps } from './staff-deps.ts';

/** Somebody of the staff who asks, and for which partnership. */
export interface Asked {
  staff: Staff;
  /** Of the partnership that the address names; empty where it names none. */
  partnershipId: string;
  /** Notes in that partnership's audit log what was done: ids, days and kinds, and never what somebody typed. */
  note: (action: StaffAction, subjectId?: string, detail?: string) => Promise<void>;
}

/** An operation for staff. Who may ask for it stands in the permission table, and is judged before it runs. */
export interface StaffRoute extends Omit<ApiRoute, 'handle'> {
  /** Whether the sign-in must have been a moment ago. */
  fresh?: boolean;
  handle(context: Context, asked: Asked): Promise<Response>;
}

const refusals: readonly ProblemCode[] = ['not-signed-in', 'not-allowed', 'other-site', 'set-up-first', 'sign-in-again'];

/** Which partnership somebody may ask about: one where they have such a role. One that does not exist is one where they have none. */
async function partnershipFor({ db }: StaffDeps, staff: Staff, access: Access, slug: string | undefined): Promise<string> {
  if (typeof access === 'string') return '';
  const partnership = slug === undefined ? undefined : await partnershipBySlug(db, slug);
  const allowed = staff.roles.some(({ partnershipId, role }) => partnershipId === partnership?.id && access.includes(role));
  if (partnership === undefined || !allowed) throw new Problem('not-allowed');
  return partnership.id;
}

/** Judges who asks before the operation runs: nothing of what was sent is read until then. */
export function guarded(deps: StaffDeps, route: StaffRoute): ApiRoute {
  return {
    ...route,
    problems: [...new Set([...refusals, ...route.problems])],
    async handle(context) {
      const access = accessTo(route);
      const { headers } = context.req.raw;
      const staff = await whoAsks(deps, headers);
      if (staff === undefined) throw new Problem('not-signed-in');
      if (route.method === 'post' && !isSameSite(headers, deps.staff.publicUrl)) throw new Problem('other-site');
      if (access === undefined || access === 'everybody') throw new Problem('not-allowed');
      if (!staff.ready && access !== 'unfinished') throw new Problem('set-up-first');
      const partnershipId = await partnershipFor(deps, staff, access, context.req.param('area'));
      if (route.fresh === true && staff.ready && !isFresh(staff, deps.clock())) throw new Problem('sign-in-again');
      const note: Asked['note'] = (action, subjectId, detail) => deps.audit.in(partnershipId, action, { staffId: staff.id, subjectId, detail });
      return route.handle(context, { staff, partnershipId, note });
    },
  };
}

/** Takes what leads to a sign-in only from our own pages, so that no other page signs somebody in. */
export function fromOurPages(deps: StaffDeps, route: ApiRoute): ApiRoute {
  return {
    ...route,
    problems: [...new Set([...route.problems, 'other-site' as const])],
    handle(context) {
      if (!isSameSite(context.req.raw.headers, deps.staff.publicUrl)) throw new Problem('other-site');
      return route.handle(context);
    },
  };
}
