/** What the group does with its items: all of them in one transaction, or it throws and none is kept. */
export type RunGroup<Item, Result> = (items: readonly Item[]) => Promise<Result[]>;

export interface GroupCommit<Item, Result> {
  /** Settles for each item once its transaction is on disk, or when it cannot be kept. */
  add(items: readonly Item[]): Promise<PromiseSettledResult<Result>[]>;
  /** How many items wait for a transaction to begin. */
  waiting(): number;
}

interface Waiting<Item, Result> {
  item: Item;
  settle: (result: PromiseSettledResult<Result>) => void;
}

const noResult = () => new Error('A transaction gave no result for its item.');

/**
 * Commits what many requests bring in few transactions. While one is under way the next gathers, so one sync of the
 * disk serves all that waited for it, and a lone request waits for nobody. A group that fails is run again item by
 * item: one bad item never takes the others with it.
 * @param most items in one transaction.
 * @param atOnce transactions at a time (SQLite has one writer).
 */
export function groupCommit<Item, Result>(run: RunGroup<Item, Result>, { most, atOnce }: { most: number; atOnce: number }): GroupCommit<Item, Result> {
  const queue: Waiting<Item, Result>[] = [];
  let running = 0;

  async function runAlone({ item, settle }: Waiting<Item, Result>): Promise<void> {
    try {
      const [value] = await run([item]);
      settle(value === undefined ? { status: 'rejected', reason: noResult() } : { status: 'fulfilled', value });
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
      settle(value === undefined ? { status: 'rejected', reason: noResult() } : { status: 'fulfilled', value });
    });
  }

  async function work(): Promise<void> {
    running += 1;
    try {
      while (queue.length > 0) await runGroup(queue.splice(0, most));
    } finally {
      running -= 1;
    }
  }

  return {
    add(items) {
      const settled = items.map((item) => new Promise<PromiseSettledResult<Result>>((settle) => queue.push({ item, settle })));
      if (running < atOnce && queue.length > 0) void work();
      return Promise.all(settled);
    },
    waiting: () => queue.length,
  };
}
