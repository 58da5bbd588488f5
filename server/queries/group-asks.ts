import type { Insertable, Kysely, Selectable } from 'kysely';
import type { GroupAsksTable } from '#server/database/network-schema.ts';
import type { Schema } from '#server/database/schema.ts';
import { heldSessions } from './sessions-held.ts';

/** What a group was asked, with what every use of it needs of the round. */
export interface AskRow extends Selectable<GroupAsksTable> {
  slug: string;
  survey_id: string;
  words_purged_on: string | null;
  answers_purged_on: string | null;
}

const asks = (db: Kysely<Schema>, partnershipId: string) =>
  db
    .selectFrom('group_asks')
    .innerJoin('rounds', (join) => join.onRef('rounds.partnership_id', '=', 'group_asks.partnership_id').onRef('rounds.id', '=', 'group_asks.round_id'))
    .selectAll('group_asks')
    .select(['rounds.slug', 'rounds.survey_id', 'rounds.words_purged_on', 'rounds.answers_purged_on'])
    .where('group_asks.partnership_id', '=', partnershipId)
    .orderBy('group_asks.asked_on', 'desc')
    .orderBy('rounds.slug');

/** What groups were asked in sessions that were held, by the plan of each; the earliest first. */
async function heldAsks(db: Kysely<Schema>, partnershipId: string, groupId?: string): Promise<AskRow[]> {
  const held = await heldSessions(db, partnershipId, groupId);
  if (held.length === 0) return [];
  const rounds = await db.selectFrom('rounds').select(['id', 'slug', 'survey_id', 'words_purged_on', 'answers_purged_on']).where('partnership_id', '=', partnershipId).execute();
  return held.flatMap((session) =>
    rounds
      .filter(({ slug }) => session.rounds.includes(slug))
      .map(({ id: round_id, ...round }): AskRow => ({ partnership_id: partnershipId, group_id: session.groupId, round_id, asked_on: session.day, came_of: '', session_id: session.id, told_on: null, heard: '', ...round })),
  );
}

/** Everything that groups were asked, by links of their own and in sessions, the latest first; each round once. */
export async function asksWithSessions(db: Kysely<Schema>, partnershipId: string, groupId?: string): Promise<AskRow[]> {
  const written = await asks(db, partnershipId)
    .$if(groupId !== undefined, (query) => query.where('group_asks.group_id', '=', groupId ?? ''))
    .execute();
  const all = new Map<string, AskRow>();
  for (const row of [...written, ...(await heldAsks(db, partnershipId, groupId))]) {
    const key = `${row.group_id} ${row.round_id}`;
    if (!all.has(key)) all.set(key, row);
  }
  return [...all.values()].toSorted((a, b) => b.asked_on.localeCompare(a.asked_on) || a.slug.localeCompare(b.slug));
}

/** What one group was asked in one round, or `undefined`. */
export const askOf = async (db: Kysely<Schema>, partnershipId: string, groupId: string, slug: string): Promise<AskRow | undefined> =>
  (await asksWithSessions(db, partnershipId, groupId)).find((row) => row.slug === slug);

/** Notes that a group is asked a round; one that it was asked before stays as it was. @returns whether it is new. */
export async function addAsk(trx: Kysely<Schema>, row: Insertable<GroupAsksTable>): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto('group_asks')
    .values(row)
    .onConflict((conflict) => conflict.columns(['partnership_id', 'group_id', 'round_id']).doNothing())
    .executeTakeFirst();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}

type Key = Pick<AskRow, 'partnership_id' | 'group_id' | 'round_id'>;

/** Writes what came of it. @returns false, and nothing written, where it is no longer what the writer saw. */
export async function writeCameOf(db: Kysely<Schema>, { partnership_id, group_id, round_id }: Key, was: string, cameOf: string): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('group_asks')
    .set({ came_of: cameOf })
    .where('partnership_id', '=', partnership_id)
    .where('group_id', '=', group_id)
    .where('round_id', '=', round_id)
    .where('came_of', '=', was)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Lets everybody see from a day on that the group took part, with what may be known of how many; or no longer, with `null`. */
export async function tellOfAsk(db: Kysely<Schema>, { partnership_id, group_id, round_id }: Key, toldOn: string | null, heard: '' | 'ten-or-more'): Promise<void> {
  await db.updateTable('group_asks').set({ told_on: toldOn, heard }).where('partnership_id', '=', partnership_id).where('group_id', '=', group_id).where('round_id', '=', round_id).execute();
}
