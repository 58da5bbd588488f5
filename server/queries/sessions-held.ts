import type { Kysely } from 'kysely';
import { EntryContent } from '#server/contracts/session-entry.ts';
import { SessionPlan } from '#server/contracts/session.ts';
import type { Schema } from '#server/database/schema.ts';

/** A session that was held: with whom, when, and which rounds were asked in it. */
export interface HeldSession {
  id: string;
  groupId: string;
  day: string;
  /** By slug. */
  rounds: readonly string[];
}

/** Whether one of these entries says how many were there: where everything was on paper, no device ever joined. */
const saysReach = (contents: readonly string[]): boolean => contents.some((content) => EntryContent.safeParse(JSON.parse(content)).data?.kind === 'reach');

/** The sessions that were held, with one group or with all, the earliest first: a device joined, or somebody said how many were there. */
export async function heldSessions(db: Kysely<Schema>, partnershipId: string, groupId?: string): Promise<HeldSession[]> {
  const rows = await db
    .selectFrom('sessions')
    .select(['id', 'group_id', 'day', 'plan', 'state'])
    .where('partnership_id', '=', partnershipId)
    .$if(groupId !== undefined, (query) => query.where('group_id', '=', groupId ?? ''))
    .orderBy('day')
    .orderBy('id')
    .execute();
  const planned = rows.filter(({ state }) => state === 'planned').map(({ id }) => id);
  const entries = planned.length === 0 ? [] : await db.selectFrom('session_entries').select(['session_id', 'content']).where('partnership_id', '=', partnershipId).where('session_id', 'in', planned).execute();
  const said = Map.groupBy(entries, ({ session_id }) => session_id);
  return rows
    .filter(({ id, state }) => state !== 'planned' || saysReach((said.get(id) ?? []).map(({ content }) => content)))
    .map(({ id, group_id, day, plan }) => ({ id, groupId: group_id, day, rounds: SessionPlan.safeParse(JSON.parse(plan)).data?.rounds ?? [] }));
}
