import type { Kysely } from 'kysely';
import type { GroupReplies } from '#server/contracts/network.ts';
import type { Schema } from '#server/database/schema.ts';
import { asksWithSessions } from './group-asks.ts';
import { publishedReplies } from './replies.ts';

/** The day of the last session that was held with a group before a day. */
async function lastSession(db: Kysely<Schema>, partnershipId: string, groupId: string, day: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('sessions')
    .select('day')
    .where('partnership_id', '=', partnershipId)
    .where('group_id', '=', groupId)
    .where('day', '<', day)
    .where('state', '!=', 'planned')
    .orderBy('day', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.day;
}

/**
 * What was written back about everything that a group was asked, by a link of its own or in a session, for the start of
 * its session of a day: what was published on the day of its last session or later counts as new to it.
 */
export async function repliesForGroup(db: Kysely<Schema>, { id: partnershipId, madeUp }: { id: string; madeUp: boolean }, groupId: string, day: string): Promise<GroupReplies> {
  const since = await lastSession(db, partnershipId, groupId, day);
  const isFresh = ({ on }: { on: string }) => since === undefined || on >= since;
  const rounds: GroupReplies['rounds'] = [];
  for (const { round_id, slug, survey_id, asked_on } of await asksWithSessions(db, partnershipId, groupId)) {
    const replies = await publishedReplies(db, partnershipId, round_id);
    if (replies.length > 0) rounds.push({ round: slug, survey: survey_id, askedOn: asked_on, fresh: replies.filter(isFresh), before: replies.filter((reply) => !isFresh(reply)) });
  }
  // What is new to them comes first.
  return { madeUp, ...(since === undefined ? {} : { since }), rounds: rounds.toSorted((a, b) => Number(b.fresh.length > 0) - Number(a.fresh.length > 0)) };
}
