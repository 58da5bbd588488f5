import * as z from 'zod/mini';
import { Answer } from '#server/contracts/response.ts';
import { openDatabase } from '#server/database/open.ts';
import type { ServerProcess } from '#test/helpers/server-process.ts';

interface AnswerRow {
  question_id: string;
  option_id: string | null;
  voice: string;
}

function rowsOf({ question, voice, value }: Answer): AnswerRow[] {
  const options =
    value.kind === 'choice' ? [value.option] : value.kind === 'several' ? value.options : value.kind === 'board' ? value.placed.map(({ option }) => option) : [null];
  return options.map((option_id) => ({ question_id: question, option_id, voice }));
}

export interface Stored {
  responses: number;
  /** One for each option chosen or placed, one for an answer without options. */
  answers: AnswerRow[];
  words: number;
  receipts: number;
  arrivedBy: string[];
}

/** What the server's database holds, read past the server. */
export async function storedOn(server: ServerProcess): Promise<Stored> {
  const databaseUrl = server.env['DATABASE_URL'] ?? '';
  const { db, close } = await openDatabase({ databaseUrl: databaseUrl === '' ? undefined : databaseUrl, dataDir: server.env['DATA_DIR'] ?? '' });
  try {
    const responses = await db.selectFrom('responses').select(['arrived_by']).execute();
    const contents = await db.selectFrom('answers').select('content').execute();
    const answers = contents.flatMap(({ content }) => z.array(Answer).parse(JSON.parse(content)).flatMap(rowsOf));
    const words = await db.selectFrom('words').select('partnership_id').execute();
    const receipts = await db.selectFrom('receipts').select('id').execute();
    return { responses: responses.length, answers, words: words.length, receipts: receipts.length, arrivedBy: responses.map(({ arrived_by }) => arrived_by) };
  } finally {
    await close();
  }
}
