import { announce } from '#app/store/changes.ts';
import type { FactRow } from '#app/store/facts.ts';
import type { OutboxRow } from '#app/store/outbox.ts';
import type { PieceRow, PieceVerdict } from '#app/store/pieces.ts';
import type { PieceBox } from './send-pieces.ts';
import { completed, open, result } from './worker-store.ts';

/** The pieces beside the outbox from the service worker: the same database as `app/store/pieces.ts`, and the same tests. */
const tables = ['outbox', 'pieces', 'sent', 'facts'] as const;
type Tables = Record<(typeof tables)[number], IDBObjectStore>;

/** One transaction over them; `work` may only await requests of it. Nothing where no page of this build has opened the database yet. */
async function within<T>(none: T, mode: IDBTransactionMode, work: (stores: Tables) => Promise<T>): Promise<T> {
  const database = await open();
  if (database === undefined) return none;
  try {
    if (!database.objectStoreNames.contains('pieces')) return none;
    const transaction = database.transaction(tables, mode, { durability: 'strict' });
    const done = completed(transaction);
    const store = (name: keyof Tables) => transaction.objectStore(name);
    const [value] = await Promise.all([work({ outbox: store('outbox'), pieces: store('pieces'), sent: store('sent'), facts: store('facts') }), done]);
    return value;
  } finally {
    database.close();
  }
}

const rowsOf = async ({ outbox }: Tables): Promise<OutboxRow[]> => (await result(outbox.index('arrived').getAll(1))) as OutboxRow[];

/** Envelopes whose pieces can go: those that have arrived; and where an earlier build took one away then, what it left. */
async function readyIds(stores: Tables, without: ReadonlySet<string>): Promise<string[]> {
  const ready = (await rowsOf(stores)).filter(({ id, state }) => state.kind !== 'refused' && !without.has(id)).map(({ id }) => id);
  if (ready.length > 0) return ready;
  const left: string[] = [];
  const request = stores.pieces.index('envelope').openKeyCursor(null, 'nextunique');
  for (let cursor = await result(request); cursor !== null; cursor = await result(request)) {
    const id = cursor.key;
    if (typeof id === 'string' && !without.has(id) && (await result(stores.outbox.index('id').count(id))) === 0) left.push(id);
    cursor.continue();
  }
  return left;
}

async function settleEnvelope({ outbox, pieces, sent, facts }: Tables, id: string, verdicts: readonly PieceVerdict[]): Promise<void> {
  const row = (await result(outbox.index('id').get(id))) as OutboxRow | undefined;
  const refused = verdicts.find((verdict) => verdict.kind === 'refused');
  if ((await result(pieces.index('envelope').count(id))) === 0) {
    if (row !== undefined) outbox.delete(row.order);
    sent.put({ id, at: Date.now() });
    facts.put({ name: 'last-sent', value: Date.now() } satisfies FactRow);
  } else if (row !== undefined && refused !== undefined) {
    outbox.put({ ...row, state: { kind: 'refused', reason: refused.reason } } satisfies OutboxRow);
  } else if (row !== undefined && verdicts.some(({ kind }) => kind === 'early')) {
    const { arrived: _arrived, ...waiting } = row;
    outbox.put(waiting satisfies OutboxRow);
  }
}

export const workerPieces: PieceBox = {
  takePieces: (most, mostBytes, without) =>
    within<PieceRow[]>([], 'readonly', async (stores) => {
      const taken: PieceRow[] = [];
      let bytes = 0;
      for (const id of await readyIds(stores, without)) {
        for (const piece of (await result(stores.pieces.index('envelope').getAll(id))) as PieceRow[]) {
          if (taken.length === most || (taken.length > 0 && bytes + piece.size > mostBytes)) return taken;
          taken.push(piece);
          bytes += piece.size;
        }
      }
      return taken;
    }),
  async settlePieces(verdicts) {
    await within(undefined, 'readwrite', async (stores) => {
      for (const { kind, envelope, attachment, number } of verdicts) if (kind === 'acknowledged') stores.pieces.delete([envelope, attachment, number]);
      for (const id of new Set(verdicts.map(({ envelope }) => envelope))) await settleEnvelope(stores, id, verdicts.filter(({ envelope }) => envelope === id));
    });
    announce('outbox');
  },
};
