import { sql, type Kysely } from 'kysely';
import { bounds } from '#server/contracts/bounds.ts';
import type { Engine } from '#server/database/engine.ts';
import type { Schema } from '#server/database/schema.ts';
import { addTombstone, dropTombstone } from './tombstones.ts';

/** What a withdrawal came to; `too-many` when no more may wait. */
export type WithdrawOutcome = 'withdrawn' | 'waiting' | 'too-many';

/**
 * Takes back everything that came with this keep card: responses, answers, words, attachments, entries of the reading queue that
 * wait because of words, held envelopes and the copy. Safeguarding entries (a worry, a wish to talk) stay: staff may
 * have to act on them. Receipts stay, marked, so that a late copy cannot bring anything back.
 * Where nothing has come yet, the withdrawal itself is kept for when it does. Run it in a transaction.
 * @param withdrawal SHA-256 of the token, hex.
 * @param newId makes an id for the audit line.
 */
export async function withdraw(trx: Kysely<Schema>, withdrawal: string, day: string, newId: () => string): Promise<WithdrawOutcome> {
  // Noted first and looked for then: answers that another process stores at this moment are found in one way or the other.
  const noted = await addTombstone(trx, withdrawal, day);
  const kept = await trx.selectFrom('keeps').select(['partnership_id', 'round_id', 'response_id']).where('withdrawal', '=', withdrawal).execute();
  if (kept.length === 0) return noted ? 'waiting' : 'too-many';
  await dropTombstone(trx, withdrawal);
  for (const { partnership_id, round_id, response_id } of kept) {
    // Marked first: a piece of an attachment that another process is just storing holds the receipt, and is found below.
    await trx.updateTable('receipts').set({ withdrawn: 1 }).where('partnership_id', '=', partnership_id).where('id', '=', response_id).execute();
    for (const table of ['answers', 'words', 'attachment_pieces', 'keeps'] as const) {
      await trx.deleteFrom(table).where('partnership_id', '=', partnership_id).where('round_id', '=', round_id).where('response_id', '=', response_id).execute();
    }
    for (const table of ['responses', 'held'] as const) {
      await trx.deleteFrom(table).where('partnership_id', '=', partnership_id).where('round_id', '=', round_id).where('id', '=', response_id).execute();
    }
    await trx
      .deleteFrom('reading_queue')
      .where('partnership_id', '=', partnership_id)
      .where('response_id', '=', response_id)
      .where('reason', '=', 'words')
      .execute();
    await trx
      .insertInto('audit_log')
      .values({ partnership_id, id: newId(), at: day, actor: 'respondent', action: 'response-withdrawn', round_id, subject_id: response_id })
      .execute();
  }
  return 'withdrawn';
}

/**
 * Takes what was withdrawn out of the embedded database's log too, which holds the rows as they were written until
 * it is carried over. Run it after the transaction. Where another process is just reading, the log stays
 * until the next time. PostgreSQL clears deleted rows and its log by itself.
 */
export async function forgetWithdrawn(db: Kysely<Schema>, engine: Engine): Promise<void> {
  if (engine === 'sqlite') await sql`pragma wal_checkpoint(truncate)`.execute(db);
}

/** The copies that belong to a keep card, by SHA-256 of its look-up token: one of each round it was used in, the newest first. */
export async function keepCopies(db: Kysely<Schema>, lookUp: string): Promise<string[]> {
  const rows = await db.selectFrom('keeps').select('copy').where('look_up', '=', lookUp).orderBy('received_on', 'desc').orderBy('response_id').limit(bounds.copiesPerCard).execute();
  return rows.map(({ copy }) => copy);
}

/** Whether anything came with the card of this withdrawal. */
export const isWithdrawable = async (db: Kysely<Schema>, withdrawal: string): Promise<boolean> =>
  (await db.selectFrom('keeps').select('response_id').where('withdrawal', '=', withdrawal).limit(1).executeTakeFirst()) !== undefined;
