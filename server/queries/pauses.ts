import type { Kysely, Selectable } from 'kysely';
import { PauseReason } from '#server/contracts/round.ts';
import type { PausesTable } from '#server/database/rounds-schema.ts';
import type { Schema } from '#server/database/schema.ts';

/** A pause that holds on some day. */
export interface PauseNow {
  id: string;
  /** Whether it is of all rounds of the area. */
  all: boolean;
  /** Its last day. */
  until: string;
  reason: PauseReason;
  words: string;
}

const holding = (db: Kysely<Schema>, partnershipId: string, today: string) =>
  db.selectFrom('pauses').selectAll().where('partnership_id', '=', partnershipId).where('ended_at', 'is', null).where('until', '>=', today);

const shown = ({ id, round_id, until, reason, words }: Selectable<PausesTable>): PauseNow => ({ id, all: round_id === null, until, reason: PauseReason.parse(reason), words });

/** The pauses of a partnership that hold on a day, by the round's id; that of all rounds under `null`. */
export async function pausesOn(db: Kysely<Schema>, partnershipId: string, today: string): Promise<Map<string | null, PauseNow>> {
  const rows = await holding(db, partnershipId, today).execute();
  return new Map(rows.map((row) => [row.round_id, shown(row)]));
}

/** The pause that holds for a round on a day: of the two that may, the longer. */
export async function pauseOf(db: Kysely<Schema>, partnershipId: string, roundId: string, today: string): Promise<PauseNow | undefined> {
  const rows = await holding(db, partnershipId, today)
    .where((where) => where.or([where('round_id', 'is', null), where('round_id', '=', roundId)]))
    .orderBy('until', 'desc')
    .orderBy('round_id')
    .limit(1)
    .execute();
  return rows[0] === undefined ? undefined : shown(rows[0]);
}

/** Pauses a round, or (`round_id` null) all of them. @returns whether it was not paused already. Run it in a transaction. */
export async function addPause(trx: Kysely<Schema>, row: Omit<PausesTable, 'ended_at'>, today: string): Promise<boolean> {
  // The partnership's row is held, so that of two who pause at once one comes second.
  await trx.updateTable('partnerships').set(({ ref }) => ({ slug: ref('slug') })).where('id', '=', row.partnership_id).execute();
  if ((await pausesOn(trx, row.partnership_id, today)).has(row.round_id)) return false;
  await trx.insertInto('pauses').values({ ...row, ended_at: null }).execute();
  return true;
}

/** Lets a round, or all, go on. @returns whether there was a pause. */
export async function endPause(db: Kysely<Schema>, partnershipId: string, roundId: string | null, now: { at: string; today: string }): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('pauses')
    .set({ ended_at: now.at })
    .where('partnership_id', '=', partnershipId)
    .where('round_id', roundId === null ? 'is' : '=', roundId)
    .where('ended_at', 'is', null)
    .where('until', '>=', now.today)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
