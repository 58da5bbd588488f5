import type { Piece } from '#server/contracts/piece.ts';
import type { ProblemBody } from '#server/contracts/problem.ts';
import { announce } from './changes.ts';
import { withStore } from './database.ts';

/** One sealed piece of an attachment that waits beside its envelope. Nobody on the device can read it. */
export interface PieceRow extends Piece {
  /** Bytes of its JSON. */
  size: number;
}

export const pieceRowOf = (piece: Piece): PieceRow => ({ ...piece, size: JSON.stringify(piece).length });

/** What became of an attempt to send a piece. */
export type PieceVerdict = Pick<Piece, 'envelope' | 'attachment' | 'number'> &
  (
    | { kind: 'acknowledged' }
    | { kind: 'refused'; reason: ProblemBody }
    /** The server does not know its envelope (any more): that goes again first. */
    | { kind: 'early' }
  );

/** Envelopes that are looked at for one batch. */
const envelopesAtOnce = 50;

/**
 * Pieces whose envelope has arrived, oldest first, at most `most` and `mostBytes` in all (always at least one). Only whoever
 * holds the sync lock may call it.
 * @param without envelopes that are left out of this.
 */
export const takePieces = (most: number, mostBytes: number, without: ReadonlySet<string>): Promise<PieceRow[]> =>
  withStore((store) =>
    store.transaction('r', [store.outbox, store.pieces], async () => {
      const ids: string[] = [];
      await store.outbox
        .where('arrived')
        .equals(1)
        .filter(({ id, state }) => state.kind !== 'refused' && !without.has(id))
        .until(() => ids.length === envelopesAtOnce)
        .each(({ id }) => ids.push(id));
      // A worker of an earlier build takes an envelope away as soon as it has arrived: its pieces go all the same.
      if (ids.length === 0) {
        for (const id of await store.pieces.orderBy('envelope').uniqueKeys()) {
          if (typeof id === 'string' && !without.has(id) && (await store.outbox.where('id').equals(id).count()) === 0) ids.push(id);
        }
      }
      const taken: PieceRow[] = [];
      let bytes = 0;
      const full = (next: PieceRow) => taken.length === most || (taken.length > 0 && bytes + next.size > mostBytes);
      for (const id of ids) {
        const before = taken.length;
        const ofIt = store.pieces.where('envelope').equals(id);
        await ofIt.until(full).each((piece) => {
          taken.push(piece);
          bytes += piece.size;
        });
        if (taken.length - before < (await ofIt.count())) break;
      }
      return taken;
    }),
  );

/**
 * Writes down the verdicts, in one transaction. Only what was acknowledged goes, each piece by itself; with the last one
 * its envelope goes too, which only then is sent. A refused one keeps its envelope apart with the reason.
 */
export async function settlePieces(verdicts: readonly PieceVerdict[]): Promise<void> {
  const now = Date.now();
  await withStore((store) =>
    store.transaction('rw', [store.outbox, store.pieces, store.sent, store.facts], async () => {
      const acknowledged = verdicts.filter(({ kind }) => kind === 'acknowledged');
      await store.pieces.bulkDelete(acknowledged.map(({ envelope, attachment, number }) => [envelope, attachment, number]));
      for (const [id, ofIt] of Map.groupBy(verdicts, ({ envelope }) => envelope)) {
        const row = await store.outbox.where('id').equals(id).first();
        const refused = ofIt.find((verdict) => verdict.kind === 'refused');
        if ((await store.pieces.where('envelope').equals(id).count()) === 0) {
          if (row !== undefined) await store.outbox.delete(row.order);
          await store.sent.put({ id, at: now });
          await store.facts.put({ name: 'last-sent', value: now });
        } else if (row !== undefined && refused !== undefined) {
          await store.outbox.put({ ...row, state: { kind: 'refused', reason: refused.reason } });
        } else if (row !== undefined && ofIt.some(({ kind }) => kind === 'early')) {
          const { arrived: _arrived, ...waiting } = row;
          await store.outbox.put(waiting);
        }
      }
    }),
  );
  announce('outbox');
}
