import { setTimeout as wait } from 'node:timers/promises';
import { Receipts, type Envelope } from '#server/contracts/envelope.ts';
import { openDatabase } from '#server/database/open.ts';
import type { ServerProcess } from '#test/helpers/server-process.ts';
import { inBatches, sealCheckIns } from '#test/bench/ingest-load.ts';

/** What was found after the server had been killed again and again while it took answers in. */
export interface KillReport {
  kills: number;
  /** Requests that the kills cut off: sent, and never answered. */
  cutOff: number;
  /** Envelopes that the server said it has. */
  acknowledged: number;
  /** Of those, the ones whose response, answers, receipt or audit line is not in the database. */
  missing: number;
  /** Envelopes with more than one of these. */
  doubled: number;
  /** Envelopes of which only a part is there. */
  halfStored: number;
}

const senders = 4;
const batch = 5;

/** Sends batches as a device does, again until acknowledged, while the server is there. */
async function send(url: string, waiting: Envelope[][], acknowledged: Set<string>, isOver: () => boolean): Promise<number> {
  let cutOff = 0;
  for (let next = waiting.shift(); next !== undefined && !isOver(); next = waiting.shift()) {
    try {
      const reply = await fetch(`${url}/api/envelopes`, { method: 'POST', body: JSON.stringify({ envelopes: next }) });
      const { receipts } = Receipts.parse(await reply.json());
      for (const receipt of receipts) {
        if (receipt.outcome !== 'stored' && receipt.outcome !== 'already') throw new Error(`The server answered ${JSON.stringify(receipt)}`);
        acknowledged.add(receipt.id);
      }
    } catch (fault) {
      // A connection that breaks is what this is about; anything else is not.
      if (!(fault instanceof TypeError)) throw fault;
      cutOff += 1;
      waiting.unshift(next);
      return cutOff;
    }
  }
  return cutOff;
}

/** How often each id stands in each table that a stored envelope must be in, once. */
async function countsIn(server: ServerProcess): Promise<Map<string, number>[]> {
  const databaseUrl = server.env['DATABASE_URL'];
  const { db, close } = await openDatabase({ dataDir: server.env['DATA_DIR'] ?? '', databaseUrl: databaseUrl === '' ? undefined : databaseUrl });
  try {
    const ids = await Promise.all([
      db.selectFrom('receipts').select('id').execute(),
      db.selectFrom('responses').select('id').execute(),
      db.selectFrom('answers').select('response_id as id').execute(),
      db.selectFrom('keeps').select('response_id as id').execute(),
      db.selectFrom('audit_log').select('subject_id as id').where('action', '=', 'response-stored').execute(),
    ]);
    return ids.map((rows) => {
      const counts = new Map<string, number>();
      for (const { id } of rows) counts.set(id ?? '', (counts.get(id ?? '') ?? 0) + 1);
      return counts;
    });
  } finally {
    await close();
  }
}

/**
 * Kills a real server process (SIGKILL, as a power cut would end it) so many times while envelopes come in, starts it
 * again each time, sends again what was not acknowledged, and then looks into the database.
 * @param random 0 to 1, decides how long after the start each kill comes.
 */
export async function killDuringIngest(server: ServerProcess, kills: number, random: () => number): Promise<KillReport> {
  await server.start();
  const sealed = await sealCheckIns(Number(server.env['PORT']), kills * 120);
  const waiting = inBatches(sealed, batch);
  const acknowledged = new Set<string>();
  let cutOff = 0;
  for (let kill = 0; kill < kills; kill += 1) {
    let over = false;
    const sending = Promise.all(Array.from({ length: senders }, () => send(server.url, waiting, acknowledged, () => over)));
    await wait(15 + random() * 120);
    await server.kill();
    over = true;
    cutOff += (await sending).reduce((sum, each) => sum + each, 0);
    await server.start();
  }
  cutOff += await send(server.url, waiting, acknowledged, () => false);
  await server.stop();

  const counts = await countsIn(server);
  const everywhere = new Set(counts.flatMap((table) => [...table.keys()]));
  return {
    kills,
    cutOff,
    acknowledged: acknowledged.size,
    missing: [...acknowledged].filter((id) => counts.some((table) => !table.has(id))).length,
    doubled: [...everywhere].filter((id) => counts.some((table) => (table.get(id) ?? 0) > 1)).length,
    halfStored: [...everywhere].filter((id) => counts.some((table) => !table.has(id))).length,
  };
}
