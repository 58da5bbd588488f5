import type { Kysely } from 'kysely';
import { liveIssues } from '#server/contracts/network.ts';
import { Release } from '#server/contracts/release.ts';
import type { Schema } from '#server/database/schema.ts';

/** The newest release of a partnership as it was frozen (JSON of contracts `Release`), or `undefined`. Those of live issues stand beside their groups. */
export async function latestRelease(db: Kysely<Schema>, partnershipId: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('releases')
    .innerJoin('rounds', (join) => join.onRef('rounds.partnership_id', '=', 'releases.partnership_id').onRef('rounds.id', '=', 'releases.round_id'))
    .select('releases.content')
    .where('releases.partnership_id', '=', partnershipId)
    .where('rounds.survey_id', 'not in', liveIssues)
    .orderBy('releases.made_at', 'desc')
    .orderBy('releases.number', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.content;
}

/** The newest release of one round, or `undefined`. */
export async function releaseOfRound(db: Kysely<Schema>, partnershipId: string, roundId: string): Promise<Release | undefined> {
  const row = await db.selectFrom('releases').select('content').where('partnership_id', '=', partnershipId).where('round_id', '=', roundId).orderBy('number', 'desc').limit(1).executeTakeFirst();
  return row === undefined ? undefined : Release.parse(JSON.parse(row.content));
}
