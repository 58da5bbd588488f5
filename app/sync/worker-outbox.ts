import type { FactRow } from '#app/store/facts.ts';
import type { OutboxRow, Verdict } from '#app/store/outbox.ts';
import { announce } from '#app/store/changes.ts';
import type { Box } from './sender.ts';
import { completed, open, result } from './worker-store.ts';

/**
 * The outbox from the service worker, which sends when every tab is closed. It meets the same database as
 * `app/store/outbox.ts`, and the same tests.
 */
interface Tables {
  outbox: IDBObjectStore;
  sent: IDBObjectStore;
  /** Not there until a page of this build has opened the database. */
  facts: IDBObjectStore | undefined;
}

/** One transaction over the outbox and what was sent; `work` may only await requests of it. */
async function within<T>(none: T, work: (tables: Tables) => Promise<T>): Promise<T> {
  const database = await open();
  if (database === undefined) return none;
  try {
    const withFacts = database.objectStoreNames.contains('facts');
    const transaction = database.transaction(['outbox', 'sent', ...(withFacts ? ['facts'] : [])], 'readwrite', { durability: 'strict' });
    const done = completed(transaction);
    const tables: Tables = { outbox: transaction.objectStore('outbox'), sent: transaction.objectStore('sent'), facts: withFacts ? transaction.objectStore('facts') : undefined };
    const [value] = await Promise.all([work(tables), done]);
    return value;
  } finally {
    database.close();
  }
}

export const workerOutbox: Box = {
  async takeForSending(most, mostBytes) {
    const taken = await within<OutboxRow[]>([], async ({ outbox }) => {
      const rows: OutboxRow[] = [];
      let bytes = 0;
      const request = outbox.openCursor();
      for (let cursor = await result(request); cursor !== null; cursor = await result(request)) {
        const row = cursor.value as OutboxRow;
        if (row.state.kind !== 'refused' && row.arrived === undefined) {
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
    await within(undefined, async (tables) => {
      for (const verdict of verdicts) {
        const row = (await result(tables.outbox.index('id').get(verdict.id))) as OutboxRow | undefined;
        if (row !== undefined) write(tables, row, verdict);
      }
    });
    announce('outbox');
  },
};

function write({ outbox, sent, facts }: Tables, row: OutboxRow, verdict: Verdict): void {
  const { order, ...rest } = row;
  switch (verdict.kind) {
    case 'acknowledged':
      if (row.pieces === true) {
        outbox.put({ ...row, arrived: 1, state: { kind: 'waiting' } } satisfies OutboxRow);
        break;
      }
      outbox.delete(order);
      sent.put({ id: row.id, at: Date.now() });
      facts?.put({ name: 'last-sent', value: Date.now() } satisfies FactRow);
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
