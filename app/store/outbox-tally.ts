import type { OutboxRow } from './outbox.ts';
import { withStore } from './database.ts';

/** What lies in the outbox, counted without reading a single envelope. */
export interface OutboxTally {
  /** Waiting or on their way; the refused ones are apart. */
  waiting: number;
  refused: number;
  /** Since when the oldest of those that wait is here, in milliseconds by this device's clock. `undefined`: none waits, or nobody knows. */
  oldest: number | undefined;
  /** When the server last acknowledged something, by this device's clock; `undefined` where it never did. */
  lastSent: number | undefined;
}

/** Counts the outbox. As quick with five thousand envelopes as with one. */
export const outboxTally = (): Promise<OutboxTally> =>
  withStore((store) =>
    store.transaction('r', [store.outbox, store.facts], async () => {
      const [all, refused, oldest, fact] = await Promise.all([
        store.outbox.count(),
        store.outbox.where('state.kind').equals('refused').count(),
        store.outbox.orderBy('order').filter((row) => row.state.kind !== 'refused').first(),
        store.facts.get('last-sent'),
      ]);
      return { waiting: all - refused, refused, oldest: oldest?.since, lastSent: fact?.name === 'last-sent' ? fact.value : undefined };
    }),
  );

/** A refused envelope, as much of it as a person needs to decide. */
export type RefusedRow = Pick<OutboxRow, 'id' | 'since'> & { reason: Extract<OutboxRow['state'], { kind: 'refused' }>['reason'] };

/** The refused ones, oldest first, at most `most` of them. */
export const refusedRows = (most: number): Promise<RefusedRow[]> =>
  withStore(async (store) => {
    const rows = await store.outbox.where('state.kind').equals('refused').limit(most).toArray();
    return rows.flatMap(({ id, since, state }) => (state.kind === 'refused' ? [{ id, ...(since === undefined ? {} : { since }), reason: state.reason }] : []));
  });

/**
 * How long something waits, told by a clock that may be wrong. `unknown` where the clock was plainly set meanwhile:
 * where it would be in the future, or more than three years ago.
 */
export function waitedFor(since: number | undefined, now: number): { kind: 'hours' | 'days'; count: number } | { kind: 'unknown' } {
  const hours = since === undefined ? Number.NaN : Math.floor((now - since) / 3_600_000);
  if (!(hours >= 0 && hours <= 3 * 365 * 24)) return { kind: 'unknown' };
  return hours < 48 ? { kind: 'hours', count: hours } : { kind: 'days', count: Math.floor(hours / 24) };
}
