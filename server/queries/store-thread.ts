import { randomUUID } from 'node:crypto';
import { parentPort, workerData } from 'node:worker_threads';
import { openSqliteFile } from '#server/database/open.ts';
import { isStorageFull, storageFull } from './storage-full.ts';
import { storeEnvelopes, type StoreOutcome } from './store-envelopes.ts';
import { storePieces, type PieceOutcome } from './store-pieces.ts';
import type { FromThread, ToThread } from './store-in-thread.ts';

/** The thread of `store-in-thread.ts`: one connection, one transaction after another, in the order they come. */
const given: unknown = workerData;
if (parentPort === null || typeof given !== 'object' || given === null || !('file' in given) || typeof given.file !== 'string') {
  throw new Error('This file is run as a thread of the server.');
}
const port = parentPort;
const { db, close } = await openSqliteFile(given.file);

async function store({ number, work }: ToThread): Promise<FromThread> {
  try {
    return { number, outcomes: await db.transaction().execute((trx): Promise<StoreOutcome[] | PieceOutcome[]> => ('pieces' in work ? storePieces(trx, work.pieces) : storeEnvelopes(trx, work.envelopes, randomUUID))) };
  } catch (fault) {
    const name = fault instanceof Error ? fault.name : typeof fault;
    const code = isStorageFull(fault) ? storageFull : fault instanceof Error && 'code' in fault && typeof fault.code === 'string' ? fault.code : '';
    return { number, failed: { name, code } };
  }
}

let last: Promise<void> = Promise.resolve();
port.on('message', (message: ToThread | 'close') => {
  last = last.then(async () => {
    if (message === 'close') {
      await close();
      port.close();
      return;
    }
    port.postMessage(await store(message));
  });
});
