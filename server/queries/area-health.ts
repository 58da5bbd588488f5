import type { Kysely } from 'kysely';
import type { Schema } from '#server/database/schema.ts';

const countOf = async (query: { executeTakeFirstOrThrow(): Promise<{ rows: number }> }): Promise<number> => (await query.executeTakeFirstOrThrow()).rows;

/** Envelopes that wait for a person, by what is wrong with them. */
export const heldByCode = (db: Kysely<Schema>, partnershipId: string): Promise<{ code: string; count: number }[]> =>
  db
    .selectFrom('held')
    .select((build) => ['code', build.fn.countAll<number>().as('count')])
    .where('partnership_id', '=', partnershipId)
    .groupBy('code')
    .orderBy('code')
    .execute();

/** Attachments of which pieces have not come yet. */
export async function attachmentsWaiting(db: Kysely<Schema>, partnershipId: string): Promise<number> {
  const rows = await db
    .selectFrom('attachment_pieces')
    .select(['response_id', 'attachment_id'])
    .where('partnership_id', '=', partnershipId)
    .groupBy(['round_id', 'response_id', 'attachment_id', 'total'])
    .having((build) => build(build.fn.countAll<number>(), '<', build.ref('total')))
    .execute();
  return rows.length;
}

/** Answers that came after their round had closed. */
export const lateCount = (db: Kysely<Schema>, partnershipId: string): Promise<number> =>
  countOf(db.selectFrom('responses').select((build) => build.fn.countAll<number>().as('rows')).where('partnership_id', '=', partnershipId).where('late', '=', 1));

/**
 * Answers that came on the days from one to another, both included. From the log, which a withdrawal does not shorten: else a
 * week that is over would change, and tell of it.
 */
export const cameBetween = (db: Kysely<Schema>, partnershipId: string, from: string, to: string): Promise<number> =>
  countOf(
    db
      .selectFrom('audit_log')
      .select((build) => build.fn.countAll<number>().as('rows'))
      .where('partnership_id', '=', partnershipId)
      .where('actor', '=', 'respondent')
      .where('action', 'in', ['response-stored', 'envelope-held'])
      .where('at', '>=', from)
      .where('at', '<=', to),
  );
