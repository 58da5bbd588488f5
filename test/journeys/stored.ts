import { openDatabase } from '#server/database/open.ts';
import type { ServerProcess } from '#test/helpers/server-process.ts';

export interface Stored {
  responses: number;
  answers: { question_id: string; option_id: string | null; voice: string }[];
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
    const answers = await db.selectFrom('answers').select(['question_id', 'option_id', 'voice']).execute();
    const words = await db.selectFrom('words').select('partnership_id').execute();
    const receipts = await db.selectFrom('receipts').select('id').execute();
    return { responses: responses.length, answers, words: words.length, receipts: receipts.length, arrivedBy: responses.map(({ arrived_by }) => arrived_by) };
  } finally {
    await close();
  }
}
