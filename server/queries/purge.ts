import type { Kysely } from 'kysely';
import type { PurgeDates } from '#server/contracts/purge-days.ts';
import type { Schema } from '#server/database/schema.ts';

/** What is deleted of a round, in two steps: its words first, its answers later. */
export const purgeParts = ['words', 'answers'] as const;
export type PurgePart = (typeof purgeParts)[number];

export interface RoundOfPurge {
  partnership_id: string;
  id: string;
}

/** Rows that a round has in the tables that a purge empties. */
export type RoundCounts = Readonly<Record<'words' | 'attachment_pieces' | 'held' | 'reading_queue' | 'responses' | 'answers' | 'release_members' | 'cards', number>>;

/** Rows deleted in one transaction: answers of other rounds are taken in between. */
const chunk = 1_000;

const markOf = { words: 'words_purged_on', answers: 'answers_purged_on' } as const;

/**
 * Marks a round as purged, so that nothing more is stored for it: whoever is just storing something holds its row, and
 * this waits. With an audit line, once.
 * @param day Europe/London.
 */
export async function markPurged(db: Kysely<Schema>, { partnership_id, id }: RoundOfPurge, part: PurgePart, day: string, newId: () => string): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const { numUpdatedRows } = await trx
      .updateTable('rounds')
      .set(markOf[part], day)
      .where('partnership_id', '=', partnership_id)
      .where('id', '=', id)
      .where(markOf[part], 'is', null)
      .executeTakeFirstOrThrow();
    if (Number(numUpdatedRows) > 0) await addLine(trx, { partnership_id, id }, `${part}-purged`, day, newId());
  });
}

/** Notes what was done to a round. */
export async function addLine(trx: Kysely<Schema>, { partnership_id, id: round_id }: RoundOfPurge, action: string, day: string, id: string): Promise<void> {
  await trx.insertInto('audit_log').values({ partnership_id, id, at: day, actor: 'server', action, round_id, subject_id: null }).execute();
}

type ById = { table: 'responses' | 'held'; column: 'id' } | { table: 'words' | 'attachment_pieces' | 'answers'; column: 'response_id' } | { table: 'cards'; column: 'digest' };

async function deleteById(db: Kysely<Schema>, { partnership_id, id: round_id }: RoundOfPurge, { table, column }: ById): Promise<void> {
  const rows = await db.selectFrom(table).select(`${column} as id`).distinct().where('partnership_id', '=', partnership_id).where('round_id', '=', round_id).execute();
  for (let from = 0; from < rows.length; from += chunk) {
    const ids = rows.slice(from, from + chunk).map(({ id }) => id);
    await db.deleteFrom(table).where('partnership_id', '=', partnership_id).where('round_id', '=', round_id).where(column, 'in', ids).execute();
  }
}

async function deleteQueue(db: Kysely<Schema>, { partnership_id, id: round_id }: RoundOfPurge, all: boolean): Promise<void> {
  const rows = await db
    .selectFrom('reading_queue')
    .select('response_id')
    .distinct()
    .where('partnership_id', '=', partnership_id)
    .where('round_id', '=', round_id)
    .$if(!all, (query) => query.where('reason', '=', 'words'))
    .execute();
  for (let from = 0; from < rows.length; from += chunk) {
    await db
      .deleteFrom('reading_queue')
      .where('partnership_id', '=', partnership_id)
      .where('response_id', 'in', rows.slice(from, from + chunk).map(({ response_id }) => response_id))
      .$if(!all, (query) => query.where('reason', '=', 'words'))
      .execute();
  }
}

async function deleteMembers(db: Kysely<Schema>, { partnership_id, id: round_id }: RoundOfPurge): Promise<void> {
  const releases = await db.selectFrom('releases').select('id').where('partnership_id', '=', partnership_id).where('round_id', '=', round_id).execute();
  for (const { id } of releases) await db.deleteFrom('release_members').where('partnership_id', '=', partnership_id).where('release_id', '=', id).execute();
}

/**
 * Deletes a part of a round that is marked as purged, a thousand rows at a time; cut off, it can be run again.
 * Receipts, withdrawals that wait, keep-card copies (they have a retention of their own), releases and the audit log stay.
 */
export async function deletePart(db: Kysely<Schema>, round: RoundOfPurge, part: PurgePart): Promise<void> {
  await deleteQueue(db, round, part === 'answers');
  if (part === 'words') {
    await deleteById(db, round, { table: 'words', column: 'response_id' });
    await deleteById(db, round, { table: 'attachment_pieces', column: 'response_id' });
    // What is held is held sealed, its words with it.
    await deleteById(db, round, { table: 'held', column: 'id' });
    return;
  }
  await deleteMembers(db, round);
  await deleteById(db, round, { table: 'answers', column: 'response_id' });
  await deleteById(db, round, { table: 'responses', column: 'id' });
  await deleteById(db, round, { table: 'cards', column: 'digest' });
}

/** How many rows there are of a round in each table that a purge empties. */
export async function countsOfRound(db: Kysely<Schema>, { partnership_id, id }: RoundOfPurge): Promise<RoundCounts> {
  const count = async (table: keyof RoundCounts): Promise<number> => {
    const row = await db
      .selectFrom(table)
      .select((build) => build.fn.countAll<number>().as('rows'))
      .where('partnership_id', '=', partnership_id)
      .where('round_id', '=', id)
      .executeTakeFirstOrThrow();
    return row.rows;
  };
  return {
    words: await count('words'),
    attachment_pieces: await count('attachment_pieces'),
    held: await count('held'),
    reading_queue: await count('reading_queue'),
    responses: await count('responses'),
    answers: await count('answers'),
    release_members: await count('release_members'),
    cards: await count('cards'),
  };
}

export interface DueRound extends RoundOfPurge, PurgeDates {
  slug: string;
}

const columns = ['partnership_id', 'id', 'slug', 'closes_on', 'words_purged_on', 'answers_purged_on', 'words_months', 'answers_months'] as const;

/** Every round of this server as a purge needs it, by slug. */
export const roundsToPurge = (db: Kysely<Schema>): Promise<DueRound[]> => db.selectFrom('rounds').select(columns).orderBy('slug').execute();

/** The round with this slug or id as a purge needs it. */
export const roundToPurge = (db: Kysely<Schema>, by: 'slug' | 'id', value: string): Promise<DueRound | undefined> =>
  db.selectFrom('rounds').select(columns).where(by, '=', value).executeTakeFirst();
