import { bounds } from '#server/contracts/bounds.ts';
import { Carried, carriedFormat } from '#server/contracts/carried.ts';
import { Envelope, identifyingBytes } from '#server/contracts/envelope.ts';
import { Piece } from '#server/contracts/piece.ts';
import { announce } from './changes.ts';
import { withStore } from './database.ts';
import { outboxRowOf, type OutboxRow } from './outbox.ts';
import { pieceRowOf, type PieceRow } from './pieces.ts';

/** A file of sealed answers. */
export interface CarriedFile {
  name: string;
  count: number;
  content: Blob;
}

/** Room in a file for what is not envelopes. */
const frameBytes = 200;

/**
 * Sealed answers of the outbox as files, oldest first, as many files as their bounds ask for. Nothing is opened and
 * nothing leaves the outbox: the server knows each by its id, so what arrives twice counts once.
 * @param which these ids, or all.
 * @param today by this device's clock.
 */
export async function carriedFiles(which: readonly string[] | 'all', today: string): Promise<CarriedFile[]> {
  const batches: { envelopes: string[]; pieces: string[] }[] = [];
  let bytes = 0;
  /** An envelope stands in one file with what is attached to it. */
  const take = ({ envelope, size }: OutboxRow, beside: readonly PieceRow[]) => {
    const together = beside.reduce((sum, piece) => sum + piece.size + 1, size + 1);
    let batch = batches.at(-1);
    if (batch === undefined || batch.envelopes.length === bounds.envelopesPerFile || bytes + together + frameBytes > bounds.fileBytes) {
      batch = { envelopes: [], pieces: [] };
      bytes = 0;
      batches.push(batch);
    }
    batch.envelopes.push(JSON.stringify(envelope));
    batch.pieces.push(...beside.map(({ size: _size, ...piece }) => JSON.stringify(piece)));
    bytes += together;
  };
  await withStore((store) =>
    store.transaction('r', [store.outbox, store.pieces], async () => {
      batches.length = 0;
      const orders = await (which === 'all' ? store.outbox.orderBy('order') : store.outbox.where('id').anyOf(which)).primaryKeys();
      for (const order of orders) {
        const row = await store.outbox.get(order);
        if (row !== undefined) take(row, row.pieces === true ? await store.pieces.where('envelope').equals(row.id).toArray() : []);
      }
    }),
  );
  return batches.map(({ envelopes, pieces }, index) => ({
    name: `all-heard-${today}${batches.length === 1 ? '' : `-${index + 1}`}.json`,
    count: envelopes.length,
    content: new Blob([`{"format":${JSON.stringify(carriedFormat)},"madeOn":${JSON.stringify(today)},"envelopes":[`, envelopes.join(','), pieces.length === 0 ? ']}' : `],"pieces":[${pieces.join(',')}]}`], { type: 'application/json' }),
  }));
}

/** What became of a file that was brought in. */
export type TakenIn =
  | { kind: 'not-ours' }
  | {
      kind: 'taken';
      /** New on this device: they wait here now too. */
      added: number;
      /** The same ones were here, or were sent from here. */
      already: number;
      /** Other bytes under an id that is here: neither can be told to be the right one, and this device keeps its own. */
      different: number;
      /** Not readable as a sealed envelope. */
      spoilt: number;
    };

const sameBytes = (one: Envelope, other: Envelope) => new TextDecoder().decode(identifyingBytes(one)) === new TextDecoder().decode(identifyingBytes(other));

/** The pieces of a file that can be read, by their envelope. */
function piecesIn(items: readonly unknown[]): Map<string, PieceRow[]> {
  const pieces = items.flatMap((item) => Piece.safeParse(item).data ?? []);
  return Map.groupBy(pieces.map(pieceRowOf), ({ envelope }) => envelope);
}

/** Puts the envelopes of a file, and what is attached to them, into this device's outbox, all that can be in one transaction. */
export async function takeIn(file: Blob): Promise<TakenIn> {
  if (file.size > bounds.fileBytes) return { kind: 'not-ours' };
  let content: unknown;
  try {
    content = JSON.parse(await file.text());
  } catch {
    return { kind: 'not-ours' };
  }
  const carried = Carried.safeParse(content);
  if (!carried.success) return { kind: 'not-ours' };
  const envelopes = carried.data.envelopes.flatMap((item) => Envelope.safeParse(item).data ?? []);
  const pieces = piecesIn(carried.data.pieces ?? []);
  const counted = await withStore((store) =>
    store.transaction('rw', [store.outbox, store.sent, store.pieces], async () => {
      const counts = { added: 0, already: 0, different: 0 };
      for (const envelope of envelopes) {
        const there = await store.outbox.where('id').equals(envelope.id).first();
        if (there !== undefined) counts[sameBytes(there.envelope, envelope) ? 'already' : 'different'] += 1;
        else if ((await store.sent.get(envelope.id)) !== undefined) counts.already += 1;
        else {
          const beside = pieces.get(envelope.id) ?? [];
          await store.outbox.add({ ...outboxRowOf(envelope), ...(beside.length === 0 ? {} : { pieces: true as const }) });
          await store.pieces.bulkPut(beside);
          counts.added += 1;
        }
      }
      return counts;
    }),
  );
  if (counted.added > 0) {
    announce('outbox');
    announce('to-send');
  }
  return { kind: 'taken', ...counted, spoilt: carried.data.envelopes.length - envelopes.length };
}
