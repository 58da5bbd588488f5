import { DeviceReport, type SessionDevice, type SessionRun } from '#server/contracts/session-device.ts';
import { SessionPlan } from '#server/contracts/session.ts';
import { Problem } from '#server/problems.ts';
import { groupById } from '#server/queries/groups.ts';
import { roundBySlug } from '#server/queries/rounds.ts';
import { devicesOfSession, endSessionDevice, storedOfSession, type SessionDeviceRow } from '#server/queries/session-devices.ts';
import type { ApiRoute } from './api-route.ts';
import { guarded, type StaffRoute } from './guard.ts';
import { sendPrivate } from './reply.ts';
import { sessionOf } from './session-of.ts';
import type { StaffDeps } from './staff-deps.ts';
import { done, step } from './step.ts';

function deviceOf(row: SessionDeviceRow): SessionDevice {
  const battery = DeviceReport.shape.battery.safeParse(row.battery ?? undefined).data;
  const storage = DeviceReport.shape.storage.safeParse(row.storage ?? undefined).data;
  return {
    id: row.id,
    number: row.number,
    kind: row.kind,
    joinedAt: row.joined_at,
    seenAt: row.seen_at,
    ...(row.ended_at === null ? {} : { endedAt: row.ended_at }),
    answering: row.answering === 1,
    finished: row.finished,
    waiting: row.waiting,
    refused: row.refused,
    codesLeft: row.codes_left,
    ...(battery === undefined ? {} : { battery }),
    ...(storage === undefined ? {} : { storage }),
  };
}

/** A session while it runs, for whoever coordinates it: counts of answers and small numbers of devices, and nothing of what was said. */
export function sessionRunRoutes(deps: StaffDeps): ApiRoute[] {
  const { db, clock } = deps;

  const routes: StaffRoute[] = [
    {
      method: 'get',
      path: '/api/staff/areas/:area/sessions/:session/run',
      summary: 'How a session goes: its devices, and how many answers the server has',
      reply: 'SessionRun',
      problems: ['not-found'],
      async handle(context, asked) {
        const session = await sessionOf(deps, context, asked);
        const place = { partnershipId: asked.partnershipId, sessionId: session.id };
        const plan = SessionPlan.parse(JSON.parse(session.plan));
        const [group, devices, stored, rounds] = await Promise.all([
          groupById(db, asked.partnershipId, session.group_id),
          devicesOfSession(db, place),
          storedOfSession(db, place),
          Promise.all(plan.rounds.map((slug) => roundBySlug(db, slug))),
        ]);
        const reply: SessionRun = {
          session: session.id,
          group: group?.name ?? '',
          day: session.day,
          state: session.state,
          expected: plan.expected,
          now: clock().toISOString(),
          rounds: plan.rounds.map((slug, at) => ({ slug, stored: stored.byRound.get(rounds[at]?.id ?? '') ?? 0 })),
          held: stored.held,
          devices: devices.map(deviceOf),
        };
        return sendPrivate(reply);
      },
    },
    step({
      path: '/api/staff/areas/:area/sessions/:session/run/end-device',
      summary: 'Ends a device of a session: it says nothing more and is given nothing more. Answers on it are still taken.',
      request: 'EndSessionDevice',
      reply: 'Done',
      problems: ['not-found'],
      async take({ device }, asked, context) {
        const session = await sessionOf(deps, context, asked);
        const ended = await endSessionDevice(db, { partnershipId: asked.partnershipId, sessionId: session.id }, device, clock().toISOString());
        if (!ended) throw new Problem('not-found');
        await asked.note('session-device-ended', device);
        return done;
      },
    }),
  ];
  return routes.map((route) => guarded(deps, route));
}
