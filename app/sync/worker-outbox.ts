import type { OutboxRow, Verdict } from '#app/store/outbox.ts';
import { announce } from '#app/store/changes.ts';
import type { Box } from './sender.ts';

/**
 * The outbox from the service worker, which sends when every tab is closed. It meets the same database as
 * `app/store/outbox.ts`, and the same tests, without the library: a worker is fetched once more on every
 * phone, and this saves it 27 KB.
 */
const databaseName = 'all-heard';

const result = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => {
      resolve(request.result);
    };
    request.onerror = () => {
      reject(request.error ?? new Error('IndexedDB request failed'));
    };
  });

const completed = (transaction: IDBTransaction): Promise<void> =>
  new Promise((resolve, reject) => {
    transaction.oncomplete = () => {
      resolve();
    };
    transaction.onabort = () => {
      reject(transaction.error ?? new Error('IndexedDB transaction was aborted'));
    };
  });

/** Opens what the app has made; `undefined` where it has not made anything yet (and then makes nothing either). */
async function open(): Promise<IDBDatabase | undefined> {
  const request = indexedDB.open(databaseName);
  let fresh = false;
  request.onupgradeneeded = () => {
    fresh = true;
    request.transaction?.abort();
  };
  try {
    const database = await result(request);
    database.onversionchange = () => {
      database.close();
    };
    return database;
  } catch (error) {
    if (fresh) return undefined;
    throw error;
  }
}

/** One transaction over the outbox and what was sent; `work` may only await requests of it. */
async function within<T>(none: T, work: (outbox: IDBObjectStore, sent: IDBObjectStore) => Promise<T>): Promise<T> {
  const database = await open();
  if (database === undefined) return none;
  try {
    const transaction = database.transaction(['outbox', 'sent'], 'readwrite', { durability: 'strict' });
    const done = completed(transaction);
    const [value] = await Promise.all([work(transaction.objectStore('outbox'), transaction.objectStore('sent')), done]);
    return value;
  } finally {
    database.close();
  }
}

export const workerOutbox: Box = {
  async takeForSending(most, mostBytes) {
    const taken = await within<OutboxRow[]>([], async (outbox) => {
      const rows: OutboxRow[] = [];
      let bytes = 0;
      const request = outbox.openCursor();
      for (let cursor = await result(request); cursor !== null; cursor = await result(request)) {
        const row = cursor.value as OutboxRow;
        if (row.state.kind !== 'refused') {
          if (rows.length === most || (rows.length > 0 && bytes + row.size > mostBytes)) break;
          rows.push(row);
          bytes += row.size;
          cursor.update({ ...row, state: { kind: 'sending' } } satisfies OutboxRow);
        }
        cursor.continue();
      }
      return rows;
    });
    if (taken.length > 0) announce('outbox');
    return taken;
  },
  async settle(verdicts) {
    await within(undefined, async (outbox, sent) => {
      for (const verdict of verdicts) {
        const row = (await result(outbox.index('id').get(verdict.id))) as OutboxRow | undefined;
        if (row !== undefined) write(outbox, sent, row, verdict);
      }
    });
    announce('outbox');
  },
};

function write(outbox: IDBObjectStore, sent: IDBObjectStore, row: OutboxRow, verdict: Verdict): void {
  const { order, ...rest } = row;
  switch (verdict.kind) {
    case 'acknowledged':
      outbox.delete(order);
      sent.put({ id: row.id, at: Date.now() });
      break;
    case 'refused':
      outbox.put({ ...row, state: { kind: 'refused', reason: verdict.reason } } satisfies OutboxRow);
      break;
    case 'waiting':
      outbox.put({ ...row, state: { kind: 'waiting' } } satisfies OutboxRow);
      break;
    case 'later':
      outbox.delete(order);
      outbox.add({ ...rest, state: { kind: 'waiting' } } satisfies Omit<OutboxRow, 'order'>);
      break;
  }
}
