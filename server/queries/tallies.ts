import type { Kysely } from 'kysely';
import * as z from 'zod/mini';
import { Answer } from '#server/contracts/response.ts';
import type { Schema } from '#server/database/schema.ts';

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

interface AnswerRow {
  question_id: string;
  kind: string;
  option_id: string | null;
  place: string | null;
  voice: string;
}

/** One answer again, from its rows. */
function answerFrom(rows: readonly AnswerRow[]): Answer {
  const [first] = rows;
  const kind = first?.kind ?? '';
  const options = rows.flatMap(({ option_id }) => (option_id === null ? [] : [option_id]));
  const value = ((): unknown => {
    switch (kind) {
      case 'choice':
        return { kind: 'choice', option: options[0] };
      case 'several':
        return { kind: 'several', options };
      case 'board':
        return { kind: 'board', placed: rows.map(({ option_id, place }) => ({ option: option_id, place })) };
      case 'scale':
        return { kind: 'scale', place: first?.place };
      default:
        return { kind };
    }
  })();
  return Answer.parse({ question: first?.question_id, voice: first?.voice, value });
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
    .select(['response_id', 'question_id', 'part', 'kind', 'option_id', 'place', 'voice'])
    .where('partnership_id', '=', partnershipId)
    .where('round_id', '=', roundId)
    .orderBy('response_id')
    .orderBy('question_id')
    .orderBy('part')
    .execute();
  const answers = Map.groupBy(rows, (row) => row.response_id);
  return responses.map(({ id, arrived_by, year, need, language, simulated }) => ({
    id,
    arrivedBy: z.enum(['card', 'link']).parse(arrived_by),
    year,
    need,
    language,
    simulated: simulated === 1,
    answers: [...Map.groupBy(answers.get(id) ?? [], (row) => row.question_id).values()].map(answerFrom),
  }));
}
