import { Worker } from 'node:worker_threads';
import type { PieceOutcome, PieceToStore } from './store-pieces.ts';
import type { EnvelopeToStore, StoreOutcome } from './store-envelopes.ts';

/** What goes to the thread and comes back. */
export interface ToThread {
  number: number;
  work: { envelopes: readonly EnvelopeToStore[] } | { pieces: readonly PieceToStore[] };
}
export type FromThread = { number: number; outcomes: StoreOutcome[] | PieceOutcome[] } | { number: number; failed: { name: string; code: string } };

/** The thread's transaction failed, or the thread itself. Says of it only a name and a code: a message may repeat values. */
export class StoreThreadError extends Error {
  override name = 'StoreThreadError';
  readonly code: string;
  constructor(code: string) {
    super('The envelopes were not stored.');
    this.code = code;
  }
}

export interface StoreThread {
  /** Stores envelopes in one transaction; resolves when it is on disk, rejects when nothing of it was kept. */
  store(items: readonly EnvelopeToStore[]): Promise<StoreOutcome[]>;
  /** The same for pieces of attachments. */
  storePieces(items: readonly PieceToStore[]): Promise<PieceOutcome[]>;
  close(): Promise<void>;
}

/**
 * Writes to the embedded database from a thread of its own. SQLite writes and syncs the disk without giving the
 * thread back; here that holds up no request that is being read or opened.
 * @param file the database's file, migrated.
 * @param onFail called once when the thread ends by itself: nothing can be stored from then on.
 */
export function storeThread(file: string, onFail: () => void): StoreThread {
  const worker = new Worker(new URL('./store-thread.ts', import.meta.url), { workerData: { file } });
  const waiting = new Map<number, { resolve: (outcomes: never[]) => void; reject: (fault: Error) => void }>();
  let next = 0;
  let closing = false;
  let ended = false;

  worker.on('message', (message: FromThread) => {
    const asked = waiting.get(message.number);
    waiting.delete(message.number);
    // Each number is answered with the outcomes of its own kind of work.
    if ('outcomes' in message) asked?.resolve(message.outcomes as never[]);
    else asked?.reject(new StoreThreadError(message.failed.code === '' ? message.failed.name : message.failed.code));
  });
  const end = () => {
    if (ended) return;
    ended = true;
    for (const { reject } of waiting.values()) reject(new StoreThreadError('thread-ended'));
    waiting.clear();
    if (!closing) onFail();
  };
  worker.on('error', end);
  worker.on('exit', end);

  function ask<Outcome extends StoreOutcome | PieceOutcome>(work: ToThread['work']): Promise<Outcome[]> {
    if (ended) return Promise.reject(new StoreThreadError('thread-ended'));
    const number = next++;
    return new Promise((resolve, reject) => {
      waiting.set(number, { resolve, reject });
      worker.postMessage({ number, work } satisfies ToThread);
    });
  }

  return {
    store: (envelopes) => ask<StoreOutcome>({ envelopes }),
    storePieces: (pieces) => ask<PieceOutcome>({ pieces }),
    async close() {
      closing = true;
      if (ended) return;
      const exit = new Promise((resolve) => worker.once('exit', resolve));
      worker.postMessage('close');
      await exit;
    },
  };
}
