import { SessionPlan } from '#server/contracts/session.ts';
import { Problem } from '#server/problems.ts';
import { groupById } from '#server/queries/groups.ts';
import { endRoom, roomEnded } from '#server/queries/rooms-ended.ts';
import { roomSecret } from '#server/sealing/room-key.ts';
import type { Deps } from '#server/deps.ts';
import type { RoomOpened } from '#server/contracts/account.ts';
import type { ApiRoute } from './api-route.ts';
import { guarded, type StaffRoute } from './guard.ts';
import { sendPrivate } from './reply.ts';
import { sessionOf } from './session-of.ts';
import type { StaffDeps } from './staff-deps.ts';
import { done, orNotFound } from './step.ts';

/** What opens the room of a session at its close (rule R10): given to staff while they pack, and to nobody once it was shown. */
export function roomRoutes(deps: StaffDeps & Pick<Deps, 'keys'>): ApiRoute[] {
  const { clock, db, keys } = deps;

  const routes: StaffRoute[] = [
    {
      method: 'get',
      path: '/api/staff/areas/:area/sessions/:session/room',
      summary: 'The secret with which staff’s device opens the room of a session, once, at its close',
      reply: 'RoomOpened',
      problems: ['not-found', 'room-shown'],
      async handle(context, asked) {
        const row = await sessionOf(deps, context, asked);
        const { note, partnershipId } = asked;
        if (await roomEnded(db, partnershipId, row.id)) throw new Problem('room-shown');
        const group = orNotFound(await groupById(db, partnershipId, row.group_id));
        await note('room-secret-given', row.id);
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
        const { id } = await sessionOf(deps, context, asked);
        await endRoom(db, { partnership_id: asked.partnershipId, session_id: id, ended_at: clock().toISOString() });
        await asked.note('room-ended', id);
        return sendPrivate(done);
      },
    },
  ];
  return routes.map((route) => guarded(deps, route));
}
