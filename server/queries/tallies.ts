import type { Kysely } from 'kysely';
import * as z from 'zod/mini';
import { Answer } from '#server/contracts/response.ts';
import type { Schema } from '#server/database/schema.ts';

const Answers = z.array(Answer);

/** A response of a round with what a release may count of it: no words, no batch, no day. */
export interface ResponseToCount {
  id: string;
  arrivedBy: 'card' | 'link';
  year: number | null;
  need: string | null;
  language: string;
  simulated: boolean;
  answers: Answer[];
}

/**
 * The responses of a round that a release counts: those that came in time. Held ones are not among the responses,
 * and withdrawn ones are gone. Ordered by id, which says nothing.
 */
export async function responsesToCount(trx: Kysely<Schema>, partnershipId: string, roundId: string): Promise<ResponseToCount[]> {
  const responses = await trx
    .selectFrom('responses')
    .select(['id', 'arrived_by', 'year', 'need', 'language', 'simulated'])
    .where('partnership_id', '=', partnershipId)
    .where('round_id', '=', roundId)
    .where('late', '=', 0)
    .orderBy('id')
    .execute();
  const rows = await trx
    .selectFrom('answers')
    .select(['response_id', 'content'])
    .where('partnership_id', '=', partnershipId)
    .where('round_id', '=', roundId)
    .execute();
  const answers = new Map(rows.map(({ response_id, content }) => [response_id, content]));
  return responses.map(({ id, arrived_by, year, need, language, simulated }) => ({
    id,
    arrivedBy: z.enum(['card', 'link']).parse(arrived_by),
    year,
    need,
    language,
    simulated: simulated === 1,
    answers: Answers.parse(JSON.parse(answers.get(id) ?? '[]')),
  }));
}
