import * as z from 'zod/mini';
import { Answer, type AnswerValue, type Voice } from '#server/contracts/response.ts';
import { isMade } from '#server/contracts/choices.ts';
import { openDatabase } from '#server/database/open.ts';
import type { ServerProcess } from '#test/helpers/server-process.ts';

export interface Arrived {
  answers: Map<string, AnswerValue>;
  /** In which they were given: one, where nobody came or went. */
  voices: Set<Voice>;
  /** Own words, or what describes what was made, came sealed. */
  sealedWords: boolean;
  /** How many things that were made are there in all their pieces. */
  wholeMade: number;
}

/** The responses that the server's database holds, read past the server, by their ids. */
export async function arrivedOn(server: ServerProcess): Promise<Map<string, Arrived>> {
  const { db, close } = await openDatabase({ databaseUrl: undefined, dataDir: server.env['DATA_DIR'] ?? '' });
  try {
    const rows = await db.selectFrom('answers').select(['response_id', 'content']).execute();
    const words = new Set((await db.selectFrom('words').select('response_id').execute()).map(({ response_id }) => response_id));
    const pieces = await db.selectFrom('attachment_pieces').select(['response_id', 'attachment_id', 'total']).execute();
    return new Map(
      rows.map(({ response_id: id, content }) => {
        const made = Map.groupBy(pieces.filter(({ response_id }) => response_id === id), ({ attachment_id }) => attachment_id);
        const wholeMade = [...made.values()].filter((each) => each.every(({ total }) => total === each.length)).length;
        const answers = z.array(Answer).parse(JSON.parse(content));
        return [id, { answers: new Map(answers.map(({ question, value }) => [question, value])), voices: new Set(answers.map(({ voice }) => voice)), sealedWords: words.has(id), wholeMade }];
      }),
    );
  } finally {
    await close();
  }
}

/** How many things somebody made among what they said. */
export const madeIn = (said: ReadonlyMap<string, AnswerValue>): number => [...said.values()].filter(({ kind }) => isMade(kind)).length;
