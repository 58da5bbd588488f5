import type { Kysely } from 'kysely';
import { keepUntil } from '#server/contracts/keep-until.ts';
import type { Schema } from '#server/database/schema.ts';

/**
 * Deletes the copies of keep cards whose time is over, with a line in each area's audit log. Run it in a transaction.
 * @param today Europe/London; a copy is kept through its last day.
 * @returns how many went.
 */
export async function purgeKeeps(trx: Kysely<Schema>, today: string, newId: () => string): Promise<number> {
  const due = await trx
    .selectFrom('keeps')
    .select(['partnership_id', 'round_id', 'response_id', 'received_on', 'keep_until'])
    .where((build) => build.or([build('keep_until', '<', today), build('keep_until', 'is', null)]))
    .execute();
  const gone = due.filter(({ keep_until, received_on }) => (keep_until ?? keepUntil(received_on, undefined)) < today);
  for (const { partnership_id, round_id, response_id } of gone) {
    await trx.deleteFrom('keeps').where('partnership_id', '=', partnership_id).where('round_id', '=', round_id).where('response_id', '=', response_id).execute();
    await trx.insertInto('audit_log').values({ partnership_id, id: newId(), at: today, actor: 'server', action: 'keep-copy-purged', round_id, subject_id: response_id }).execute();
  }
  return gone.length;
}
