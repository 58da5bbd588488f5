import { setImmediate as turn } from 'node:timers/promises';

/** What the group does with its items: all of them in one transaction, or it throws and none is kept. */
export type RunGroup<Item, Result> = (items: readonly Item[]) => Promise<Result[]>;

export interface GroupCommit<Item, Result> {
  /** Resolves once the item's transaction is on disk; rejects when this item cannot be kept. */
  add(items: readonly Item[]): Promise<PromiseSettledResult<Result>[]>;
  /** How many items wait for a transaction to begin. */
  waiting(): number;
}

interface Waiting<Item, Result> {
  item: Item;
  settle: (result: PromiseSettledResult<Result>) => void;
}

/**
 * Commits what many requests bring in few transactions. While one is under way the next gathers; so a sync of the
 * disk is shared by all that waited for it, and a lone request waits for nobody.
 * A group that fails is run again item by item: one bad item never takes the others with it.
 * @param most items in one transaction.
 * @param atOnce transactions at a time (SQLite has one writer).
 */
export function groupCommit<Item, Result>(run: RunGroup<Item, Result>, { most, atOnce }: { most: number; atOnce: number }): GroupCommit<Item, Result> {
  const queue: Waiting<Item, Result>[] = [];
  let running = 0;

  async function runAlone({ item, settle }: Waiting<Item, Result>): Promise<void> {
    try {
      const [result] = await run([item]);
      if (result === undefined) throw new Error('A transaction gave no result for its item.');
      settle({ status: 'fulfilled', value: result });
    } catch (reason) {
      settle({ status: 'rejected', reason });
    }
  }

  async function runGroup(group: readonly Waiting<Item, Result>[]): Promise<void> {
    let results: Result[];
    try {
      results = await run(group.map(({ item }) => item));
    } catch (reason) {
      const [only] = group;
      if (group.length === 1 && only !== undefined) only.settle({ status: 'rejected', reason });
      else for (const each of group) await runAlone(each);
      return;
    }
    group.forEach(({ settle }, index) => {
      const value = results[index];
      settle(value === undefined ? { status: 'rejected', reason: new Error('A transaction gave no result for its item.') } : { status: 'fulfilled', value });
    });
  }

  async function work(): Promise<void> {
    running += 1;
    try {
      while (queue.length > 0) {
        // SQLite commits without ever leaving this thread: what the other requests have ready is taken in first.
        await turn();
        await runGroup(queue.splice(0, most));
      }
    } finally {
      running -= 1;
    }
  }

  return {
    add(items) {
      const settled = items.map((item) => new Promise<PromiseSettledResult<Result>>((settle) => queue.push({ item, settle })));
      if (running < atOnce) void work();
      return Promise.all(settled);
    },
    waiting: () => queue.length,
  };
}
