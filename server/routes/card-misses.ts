import { setTimeout as later } from 'node:timers/promises';
import type { Deps } from '#server/deps.ts';
import { countMiss, type MissKind } from '#server/queries/card-misses.ts';

/** Wrong cards in a minute, on all processes together, before they are slowed (see docs/decisions). */
export const missesPerMinute: Readonly<Record<MissKind, number>> = { 'look-up': 600, withdrawal: 60 };
/** How long a wrong card waits for its answer then, in milliseconds. */
export const missDelay = 500;
/** Wrong cards that may wait at once in one process; more are sent away. */
export const mostWaiting = 500;

/** Keeps wrong cards from costing much. A right card never comes here: nothing that strangers do can slow it. */
export interface MissGuard {
  /** Counts a miss. @returns whether it is within the minute's budget. */
  count(kind: MissKind): Promise<boolean>;
  /** Lets a miss beyond the budget wait. @returns false at once where too many wait already. */
  hold(): Promise<boolean>;
}

export function missGuard({ db, clock }: Pick<Deps, 'db' | 'clock'>, wait: (milliseconds: number) => Promise<unknown> = later): MissGuard {
  /** Budgets that were spent, so that what comes after writes nothing more. */
  let spent = { minute: '', kinds: new Set<MissKind>() };
  let waiting = 0;
  return {
    async count(kind) {
      const minute = clock().toISOString().slice(0, 16);
      if (spent.minute !== minute) spent = { minute, kinds: new Set() };
      const { kinds } = spent;
      const within = !kinds.has(kind) && (await countMiss(db, minute, kind)) <= missesPerMinute[kind];
      if (!within) kinds.add(kind);
      return within;
    },
    async hold() {
      if (waiting >= mostWaiting) return false;
      waiting += 1;
      try {
        await wait(missDelay);
      } finally {
        waiting -= 1;
      }
      return true;
    },
  };
}
