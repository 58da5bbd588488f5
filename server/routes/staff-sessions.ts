import * as z from 'zod/mini';
import { entryBounds } from '#server/contracts/entry-bounds.ts';
import { RandomId } from '#server/contracts/ids.ts';
import { EntryContent, type Entry, type EntryReceipts, type NewEntry, type SessionSeen, type SessionsSeen } from '#server/contracts/session-entry.ts';
import { SessionPlan } from '#server/contracts/session.ts';
import { Audience } from '#server/contracts/survey.ts';
import type { Deps } from '#server/deps.ts';
import { dayInLondon } from '#server/london.ts';
import { problem, Problem } from '#server/problems.ts';
import { groupsOf } from '#server/queries/groups.ts';
import { partnershipBySlug } from '#server/queries/partnerships.ts';
import { repliesForGroup } from '#server/queries/replies-for-group.ts';
import { languagesOf, roundsOf } from '#server/queries/rounds.ts';
import { entriesOf, type EntryWithName } from '#server/queries/session-entries.ts';
import { arrivedOf, sessionById, sessionsSince, type SessionRow } from '#server/queries/sessions.ts';
import { settingsOf } from '#server/queries/settings.ts';
import { joinCodeOf } from '#server/sealing/join-code.ts';
import type { ApiRoute } from './api-route.ts';
import { guarded, type Asked, type StaffRoute } from './guard.ts';
import { sendPrivate } from './reply.ts';
import type { StaffDeps } from './staff-deps.ts';
import { step } from './step.ts';
import { takeEntry, type EntryOutcome } from './take-entry.ts';

const Ids = z.array(RandomId);
const Tags = z.array(z.string());

const entrySeen = ({ id, session_id: session, content, replaces, number, name, arrived_at: at }: EntryWithName): Entry => ({
  id,
  session,
  content: EntryContent.parse(JSON.parse(content)),
  replaces: Ids.parse(JSON.parse(replaces)),
  number,
  by: name ?? '',
  at,
});

/** Sessions: planned, their codes shown again, and what coordinators say of them before and after. */
export function sessionRoutes(deps: StaffDeps & Pick<Deps, 'keys'>): ApiRoute[] {
  const { clock, db, keys } = deps;

  async function seen(partnershipId: string, rows: readonly SessionRow[], today: string): Promise<SessionSeen[]> {
    const ids = rows.map(({ id }) => id);
    const entries = Map.groupBy(await entriesOf(db, partnershipId, ids), ({ session_id }) => session_id);
    const arrived = await arrivedOf(db, partnershipId, ids);
    return rows.map((row) => {
      const { id, group_id: group, day, plan, state, revision, pictures_digest: digest } = row;
      // A code of a day that is over joins nothing.
      const code = digest === null || day < today || state === 'closed' ? undefined : joinCodeOf(keys.cardSecret(), { id, day }, digest);
      return { id, group, day, plan: SessionPlan.parse(JSON.parse(plan)), state, revision, ...(code === undefined ? {} : { code }), entries: (entries.get(id) ?? []).map(entrySeen), arrived: arrived.get(id) ?? 0 };
    });
  }

  /** In a transaction of its own. Another that brings the same at the same time makes one of the two fail: it is tried once more, and finds it there. */
  async function take(entry: NewEntry, { note, partnershipId, staff }: Asked): Promise<EntryOutcome> {
    const said = { partnershipId, staffId: staff.id, at: clock().toISOString(), cardSecret: keys.cardSecret() };
    const once = () => db.transaction().execute((trx) => takeEntry(trx, entry, said));
    const outcome = await once().catch(once);
    if (outcome.outcome === 'stored' && outcome.planned !== 'no') {
      await note(outcome.planned === 'new' ? 'session-planned' : 'session-plan-changed', entry.session);
    }
    return outcome;
  }

  const routes: StaffRoute[] = [
    {
      method: 'get',
      path: '/api/staff/areas/:area/sessions',
      summary: 'Sessions of the last months and to come, and what planning one needs',
      reply: 'SessionsSeen',
      problems: [],
      async handle(context, { partnershipId, staff }) {
        const now = clock();
        const today = dayInLondon(now);
        const since = dayInLondon(new Date(now.getTime() - entryBounds.daysListed * 86_400_000));
        const settings = new Map((await settingsOf(db, partnershipId)).map(({ id, name }) => [id, name]));
        const groups = (await groupsOf(db, partnershipId)).filter(({ closed_on }) => closed_on === null);
        const rounds = (await roundsOf(db, partnershipId)).filter(({ closes_on, words_purged_on }) => words_purged_on === null && closes_on >= today);
        const sessions = await seen(partnershipId, await sessionsSince(db, partnershipId, since, entryBounds.sessionsListed), today);
        const madeUp = (await partnershipBySlug(db, context.req.param('area') ?? ''))?.made_up === 1;
        const soon = dayInLondon(new Date(now.getTime() + entryBounds.daysBrought * 86_400_000));
        const brought: SessionsSeen['brought'] = [];
        for (const group of new Set(sessions.flatMap((session) => (session.day >= today && session.day <= soon ? [session.group] : [])))) {
          brought.push({ group, replies: await repliesForGroup(db, { id: partnershipId, madeUp }, group, today) });
        }
        return sendPrivate({
          today,
          staff: staff.id,
          groups: groups.map(({ id, name, setting_id, languages }) => ({ id, name, setting: settings.get(setting_id) ?? '', languages: Tags.parse(JSON.parse(languages)) })),
          rounds: rounds.map((row) => ({ slug: row.slug, survey: row.survey_id, audience: Audience.parse(row.audience), languages: languagesOf(row), opensOn: row.opens_on, closesOn: row.closes_on })),
          sessions,
          brought,
        } satisfies SessionsSeen);
      },
    },
    {
      method: 'get',
      path: '/api/staff/areas/:area/sessions/:session',
      summary: 'One session, with its codes and all that was said of it',
      reply: 'SessionSeen',
      problems: ['session-unknown'],
      async handle(context, { partnershipId }) {
        const row = await sessionById(db, partnershipId, context.req.param('session') ?? '');
        if (row === undefined) throw new Problem('session-unknown');
        const [one] = await seen(partnershipId, [row], dayInLondon(clock()));
        return sendPrivate(one);
      },
    },
    step({
      path: '/api/staff/areas/:area/sessions/entries',
      summary: 'Plans, numbers and notes of sessions, each taken in once',
      request: 'SendEntries',
      reply: 'EntryReceipts',
      problems: [],
      async take({ entries }, asked) {
        const receipts: EntryReceipts['receipts'] = [];
        // One after the other: a note may be about a session that is planned in the same batch.
        for (const entry of entries) {
          const taken = await take(entry, asked);
          receipts.push({ id: entry.id, outcome: taken.outcome, ...(taken.outcome === 'refused' ? { problem: problem(taken.code) } : {}) });
        }
        return { receipts };
      },
    }),
  ];
  return routes.map((route) => guarded(deps, route));
}
