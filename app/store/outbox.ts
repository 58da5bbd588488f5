import type { Envelope } from '#server/contracts/envelope.ts';
import type { ProblemBody } from '#server/contracts/problem.ts';
import { announce, onChange } from './changes.ts';
import { withStore } from './database.ts';
import { StoreError } from './trouble.ts';

/** Where an envelope on this device stands. */
export type OutboxState =
  | { kind: 'waiting' }
  /** Handed to the network; nobody has answered yet. After a crash it counts as waiting. */
  | { kind: 'sending' }
  /** The server will not take it: kept apart, with the reason, until a person decides. */
  | { kind: 'refused'; reason: ProblemBody };

export interface OutboxRow {
  /** Oldest first. It stays on the device. */
  order: number;
  id: string;
  envelope: Envelope;
  /** Bytes of its JSON. */
  size: number;
  state: OutboxState;
  /** Since when it is here, by this device's clock: the hour alone, in milliseconds, since the minute could tell whose it is. Unknown of older rows. */
  since?: number;
  /** Pieces of attachments lie beside it (`pieces.ts`), and it is not sent before the last of them is. */
  pieces?: true;
  /** The server has the envelope; what waits now are its pieces. */
  arrived?: 1;
}

/** An envelope that the server acknowledged. Kept a day, so that "sent" can be said truthfully, then forgotten. */
export interface SentRow {
  id: string;
  /** By this device's clock, in milliseconds. */
  at: number;
}
const dayLength = 86_400_000;
const hourLength = 3_600_000;

/** What a screen may say of an envelope. `undefined`: this device knows nothing of it (any more). */
export type EnvelopeState = OutboxState['kind'] | 'sent' | undefined;

export const outboxRowOf = (envelope: Envelope): Omit<OutboxRow, 'order'> => ({
  id: envelope.id,
  envelope,
  size: new TextEncoder().encode(JSON.stringify(envelope)).length,
  state: { kind: 'waiting' },
  since: Math.floor(Date.now() / hourLength) * hourLength,
});

/** Whether two envelopes under one id hold the same sealed bytes. */
export const sameSealed = (one: Envelope, other: Envelope): boolean => one.answers.ct === other.answers.ct && one.answers.enc === other.answers.enc;

/** Puts an envelope in the outbox. The same one again changes nothing; another under its id fails with `elsewhere`. */
export async function putInOutbox(envelope: Envelope): Promise<void> {
  await withStore((store) =>
    store.transaction('rw', store.outbox, async () => {
      const there = await store.outbox.where('id').equals(envelope.id).first();
      if (there === undefined) await store.outbox.add(outboxRowOf(envelope));
      else if (!sameSealed(there.envelope, envelope)) throw new StoreError('elsewhere', { draft: envelope.id });
    }),
  );
  announce('outbox');
  announce('to-send');
}

/** Everything not yet acknowledged, oldest first. */
export const outboxRows = (): Promise<OutboxRow[]> => withStore((store) => store.outbox.orderBy('order').toArray());

/** Calls `listener` after every change of the outbox, in any tab or the worker; returns how to stop. */
export const onOutboxChange = (listener: () => void): (() => void) => onChange('outbox', listener);

/** Where an envelope stands: true at the moment it is said. */
export const envelopeState = (id: string): Promise<EnvelopeState> =>
  withStore((store) =>
    store.transaction('r', [store.outbox, store.sent, store.pieces], async () => {
      const row = await store.outbox.where('id').equals(id).first();
      if (row !== undefined) return row.state.kind;
      if ((await store.pieces.where('envelope').equals(id).count()) > 0) return 'waiting';
      return (await store.sent.get(id)) === undefined ? undefined : 'sent';
    }),
  );

/**
 * Takes the oldest that can be sent, at most `most` and `mostBytes` in all (always at least one), and marks them
 * `sending`. Only whoever holds the sync lock may call it: rows that a crash left at `sending` are taken too.
 */
export async function takeForSending(most: number, mostBytes: number): Promise<OutboxRow[]> {
  const taken = await withStore((store) =>
    store.transaction('rw', store.outbox, async () => {
      const rows: OutboxRow[] = [];
      let bytes = 0;
      await store.outbox
        .orderBy('order')
        .filter((row) => row.state.kind !== 'refused' && row.arrived === undefined)
        .until((row) => rows.length === most || (rows.length > 0 && bytes + row.size > mostBytes))
        .each((row) => {
          rows.push(row);
          bytes += row.size;
        });
      await store.outbox.bulkPut(rows.map((row) => ({ ...row, state: { kind: 'sending' } })));
      return rows;
    }),
  );
  if (taken.length > 0) announce('outbox');
  return taken;
}

/** What became of an attempt to send one envelope. */
export type Verdict =
  | { id: string; kind: 'acknowledged' }
  | { id: string; kind: 'refused'; reason: ProblemBody }
  /** Nobody answered: it keeps its place. */
  | { id: string; kind: 'waiting' }
  /** The server stumbled over it: it goes to the end, so that it never holds up the others. */
  | { id: string; kind: 'later' };

/** Writes down the verdicts, in one transaction. Only what was acknowledged leaves the outbox, and while pieces of it wait, not yet. */
export async function settle(verdicts: readonly Verdict[]): Promise<void> {
  const now = Date.now();
  await withStore((store) =>
    store.transaction('rw', [store.outbox, store.sent, store.facts], async () => {
      const acknowledged = verdicts.filter(({ kind }) => kind === 'acknowledged').map(({ id }) => id);
      if (acknowledged.length > 0) {
        const these = () => store.outbox.where('id').anyOf(acknowledged);
        await store.outbox.bulkDelete(await these().filter(({ pieces }) => pieces === undefined).primaryKeys());
        // Those that are left wait for their pieces: nobody calls them sent while they lie here.
        await these().modify({ arrived: 1, state: { kind: 'waiting' } });
        await store.sent.bulkPut(acknowledged.map((id) => ({ id, at: now })));
        await store.facts.put({ name: 'last-sent', value: now });
      }
      for (const verdict of verdicts) {
        if (verdict.kind === 'acknowledged') continue;
        const row = await store.outbox.where('id').equals(verdict.id).first();
        if (row === undefined) continue;
        switch (verdict.kind) {
          case 'refused':
            await store.outbox.update(row.order, { state: { kind: 'refused', reason: verdict.reason } });
            break;
          case 'waiting':
            await store.outbox.update(row.order, { state: { kind: 'waiting' } });
            break;
          case 'later': {
            const { order, ...rest } = row;
            await store.outbox.delete(order);
            await store.outbox.add({ ...rest, state: { kind: 'waiting' } });
            break;
          }
        }
      }
      await store.sent.where('at').below(now - dayLength).delete();
      await store.sent.where('at').above(now + dayLength).delete();
    }),
  );
  announce('outbox');
}
