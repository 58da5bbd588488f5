import { SessionPlan } from '#server/contracts/session.ts';
import { Problem } from '#server/problems.ts';
import { groupById } from '#server/queries/groups.ts';
import { endRoom, roomEnded } from '#server/queries/rooms-ended.ts';
import { sessionById, type SessionRow } from '#server/queries/sessions.ts';
import { roomSecret } from '#server/sealing/room-key.ts';
import type { Deps } from '#server/deps.ts';
import type { RoomOpened } from '#server/contracts/account.ts';
import type { ApiRoute } from './api-route.ts';
import { guarded, type Asked, type StaffRoute } from './guard.ts';
import { sendPrivate } from './reply.ts';
import type { StaffDeps } from './staff-deps.ts';
import type { Context } from 'hono';

/** What opens the room of a session at its close (rule R10): given to staff while they pack, and to nobody once it was shown. */
export function roomRoutes(deps: StaffDeps & Pick<Deps, 'keys'>): ApiRoute[] {
  const { audit, clock, db, keys } = deps;

  async function sessionOf(context: Context, { partnershipId }: Asked): Promise<SessionRow> {
    const row = await sessionById(db, partnershipId, context.req.param('session') ?? '');
    if (row === undefined) throw new Problem('not-found');
    return row;
  }

  const routes: StaffRoute[] = [
    {
      method: 'get',
      path: '/api/staff/areas/:area/sessions/:session/room',
      summary: 'The secret with which staff’s device opens the room of a session, once, at its close',
      reply: 'RoomOpened',
      problems: ['not-found', 'room-shown'],
      async handle(context, asked) {
        const row = await sessionOf(context, asked);
        const { partnershipId, staff } = asked;
        if (await roomEnded(db, partnershipId, row.id)) throw new Problem('room-shown');
        const group = await groupById(db, partnershipId, row.group_id);
        if (group === undefined) throw new Problem('not-found');
        await audit.in(partnershipId, 'room-secret-given', { staffId: staff.id, subjectId: row.id });
        const { rounds } = SessionPlan.parse(JSON.parse(row.plan));
        const area = context.req.param('area') ?? '';
        return sendPrivate({ session: row.id, area, group: { id: group.id, name: group.name }, day: row.day, rounds, secret: roomSecret(keys.cardSecret(), row.id) } satisfies RoomOpened);
      },
    },
    {
      method: 'post',
      path: '/api/staff/areas/:area/sessions/:session/room/ended',
      summary: 'Says that the room of a session was shown: its secret is given to nobody any more',
      reply: 'Done',
      problems: ['not-found'],
      async handle(context, asked) {
        const { id } = await sessionOf(context, asked);
        const { partnershipId, staff } = asked;
        await endRoom(db, { partnership_id: partnershipId, session_id: id, ended_at: clock().toISOString() });
        await audit.in(partnershipId, 'room-ended', { staffId: staff.id, subjectId: id });
        return sendPrivate({ done: true });
      },
    },
  ];
  return routes.map((route) => guarded(deps, route));
}
