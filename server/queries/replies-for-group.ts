import type { Kysely } from 'kysely';
import type { GroupReplies } from '#server/contracts/network.ts';
import type { Schema } from '#server/database/schema.ts';
import { asksWithSessions } from './group-asks.ts';
import { publishedReplies } from './replies.ts';
import { heldSessions } from './sessions-held.ts';

/**
 * What was written back about everything that a group was asked, by a link of its own or in a session, for the start of
 * its session of a day: what was published on the day of its last session or later counts as new to it.
 */
export async function repliesForGroup(db: Kysely<Schema>, { id: partnershipId, madeUp }: { id: string; madeUp: boolean }, groupId: string, day: string): Promise<GroupReplies> {
  const since = (await heldSessions(db, partnershipId, groupId)).findLast((held) => held.day < day)?.day;
  const isFresh = ({ on }: { on: string }) => since === undefined || on >= since;
  const rounds: GroupReplies['rounds'] = [];
  for (const { round_id, slug, survey_id, asked_on } of await asksWithSessions(db, partnershipId, groupId)) {
    const replies = await publishedReplies(db, partnershipId, round_id);
    if (replies.length > 0) rounds.push({ round: slug, survey: survey_id, askedOn: asked_on, fresh: replies.filter(isFresh), before: replies.filter((reply) => !isFresh(reply)) });
  }
  // What is new to them comes first.
  return { madeUp, ...(since === undefined ? {} : { since }), rounds: rounds.toSorted((a, b) => Number(b.fresh.length > 0) - Number(a.fresh.length > 0)) };
}
