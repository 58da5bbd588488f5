import { Problem } from '#server/problems.ts';
import { addPause, endPause } from '#server/queries/pauses.ts';
import { sayDuties } from '#server/queries/round-duties.ts';
import { dropPlanned, moveRound, type PlannedRow } from '#server/queries/rounds.ts';
import { settingById } from '#server/queries/settings.ts';
import { peopleOf } from '#server/queries/staff-roles.ts';
import { uuidFrom } from '#server/sealing/digest.ts';
import type { ApiRoute } from './api-route.ts';
import { guarded, type Asked, type StaffRoute } from './guard.ts';
import { checklistOf, openerOf, partnershipOf, roundOf, todayOf, type RoundsDeps } from './rounds-desk.ts';
import { done, step } from './step.ts';

/** What is done with a round from planning to its end: its checklist, opening, other days, a pause; and a pause of all. */
export function roundStepRoutes(deps: RoundsDeps): ApiRoute[] {
  const { clock, db, random } = deps;

  /** Refuses what cannot change any more: nothing comes back after a purge. */
  const notPurged = (row: PlannedRow) => {
    if (row.words_purged_on !== null) throw new Problem('round-purged');
  };

  async function pause(asked: Asked, roundId: string | null, said: { until: string; reason: string; words: string }): Promise<void> {
    const today = todayOf(deps);
    if (said.until < today) throw new Problem('day-gone-by');
    const row = { partnership_id: asked.partnershipId, id: uuidFrom(random(16)), round_id: roundId, ...said, made_by: asked.staff.id, made_at: clock().toISOString() };
    if (!(await db.transaction().execute((trx) => addPause(trx, row, today)))) throw new Problem('round-paused');
    await asked.note('round-paused', roundId ?? undefined, said.reason);
  }
  async function goOn(asked: Asked, roundId: string | null): Promise<void> {
    if (!(await endPause(db, asked.partnershipId, roundId, { at: clock().toISOString(), today: todayOf(deps) }))) throw new Problem('round-not-paused');
    await asked.note('round-went-on', roundId ?? undefined);
  }

  const routes: StaffRoute[] = [
    step({
      path: '/api/staff/areas/:area/rounds/:round/duties',
      summary: 'Says what was done before a round opens: its owner, its settings, the letter to parents',
      request: 'RoundDuties',
      reply: 'Done',
      problems: ['not-found', 'round-purged', 'dates-reversed', 'day-to-come', 'round-opened'],
      async take({ owner, settings, letterSentOn, opensOn }, asked, context) {
        const row = await roundOf(deps, context, asked);
        notPurged(row);
        const today = todayOf(deps);
        if (owner !== undefined && !(await peopleOf(db, asked.partnershipId)).some(({ id }) => id === owner)) throw new Problem('not-found');
        for (const setting of settings ?? []) if ((await settingById(db, asked.partnershipId, setting))?.closed_on !== null) throw new Problem('not-found');
        // Written to is who was written to: no day to come.
        if (letterSentOn !== undefined && letterSentOn > today) throw new Problem('day-to-come');
        if (opensOn !== undefined) {
          if (row.key_id !== null) throw new Problem('round-opened');
          if (opensOn > row.closes_on) throw new Problem('dates-reversed');
        }
        await db.transaction().execute(async (trx) => {
          const said = { ...(owner === undefined ? {} : { owner_id: owner }), ...(letterSentOn === undefined ? {} : { letter_sent_on: letterSentOn }), ...(settings === undefined ? {} : { settings }) };
          await sayDuties(trx, row, said, clock().toISOString());
          if (opensOn !== undefined) await moveRound(trx, row, { opens_on: opensOn });
        });
        await asked.note('round-duties-said', row.id);
        return done;
      },
    }),
    step({
      path: '/api/staff/areas/:area/rounds/:round/open',
      summary: 'Opens a planned round, once everything on its list is done; devices are told of it from then on',
      request: 'Nothing',
      reply: 'Done',
      problems: ['not-found', 'round-purged', 'round-not-ready'],
      async take(_said, asked, context) {
        const row = await roundOf(deps, context, asked);
        notPurged(row);
        if (row.key_id !== null) return done;
        const partnership = await partnershipOf(deps, asked);
        const { missing } = await checklistOf(deps, partnership, row);
        if (missing.length > 0) throw new Problem('round-not-ready', { missing: missing.join(' ') });
        await openerOf(deps).open(partnership, row);
        await asked.note('round-opened', row.id);
        return done;
      },
    }),
    step({
      path: '/api/staff/areas/:area/rounds/:round/drop',
      summary: 'Drops a planned round that never opened: somebody plans another in its place',
      request: 'Nothing',
      reply: 'Done',
      problems: ['not-found', 'round-opened'],
      async take(_said, asked, context) {
        const row = await roundOf(deps, context, asked);
        if (!(await db.transaction().execute((trx) => dropPlanned(trx, row)))) throw new Problem('round-opened');
        await asked.note('round-dropped', row.id, row.slug);
        return done;
      },
    }),
    step({
      path: '/api/staff/areas/:area/rounds/:round/dates',
      summary: 'Gives a round another last day: today to close it, a later one to go on',
      request: 'RoundDates',
      reply: 'Done',
      problems: ['not-found', 'round-purged', 'dates-reversed', 'day-gone-by'],
      async take({ closesOn }, asked, context) {
        const row = await roundOf(deps, context, asked);
        notPurged(row);
        if (closesOn < todayOf(deps)) throw new Problem('day-gone-by');
        if (closesOn < row.opens_on) throw new Problem('dates-reversed');
        await moveRound(db, row, { closes_on: closesOn });
        await asked.note('round-moved', row.id, closesOn);
        return done;
      },
    }),
    step({
      path: '/api/staff/areas/:area/rounds/:round/pause',
      summary: 'Pauses one round: nobody begins, who is in the middle finishes, and what comes is stored',
      request: 'AskPause',
      reply: 'Done',
      problems: ['not-found', 'round-purged', 'round-not-open', 'round-paused', 'day-gone-by'],
      async take(said, asked, context) {
        const row = await roundOf(deps, context, asked);
        notPurged(row);
        if (row.key_id === null || todayOf(deps) > row.closes_on) throw new Problem('round-not-open');
        await pause(asked, row.id, said);
        return done;
      },
    }),
    step({
      path: '/api/staff/areas/:area/rounds/:round/go-on',
      summary: 'Lets a paused round go on',
      request: 'Nothing',
      reply: 'Done',
      problems: ['not-found', 'round-not-paused'],
      async take(_said, asked, context) {
        const row = await roundOf(deps, context, asked);
        await goOn(asked, row.id);
        return done;
      },
    }),
    step({
      path: '/api/staff/areas/:area/pause',
      summary: 'Pauses all rounds of an area, as on the day of an inspection with surveys of its own',
      request: 'AskPause',
      reply: 'Done',
      problems: ['round-paused', 'day-gone-by'],
      async take(said, asked) {
        await pause(asked, null, said);
        return done;
      },
    }),
    step({
      path: '/api/staff/areas/:area/go-on',
      summary: 'Lets all rounds of an area go on',
      request: 'Nothing',
      reply: 'Done',
      problems: ['round-not-paused'],
      async take(_said, asked) {
        await goOn(asked, null);
        return done;
      },
    }),
  ];
  return routes.map((route) => guarded(deps, route));
}
