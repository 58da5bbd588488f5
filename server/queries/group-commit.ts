/** What the group does with its items: all of them in one transaction, or it throws and none is kept. */
export type RunGroup<Item, Result> = (items: readonly Item[]) => Promise<Result[]>;

export interface GroupCommit<Item, Result> {
  /** Settles for each item once its transaction is on disk, or when it cannot be kept. */
  add(items: readonly Item[]): Promise<PromiseSettledResult<Result>[]>;
  /** Says that items are being made ready. What waits may wait for them, until the function that it returns is called. */
  expect(): () => void;
  /** How many items wait for a transaction to begin. */
  waiting(): number;
}

export interface GroupLimits {
  /** Items in one transaction, at most. */
  most: number;
  /** Transactions at a time (SQLite has one writer). */
  atOnce: number;
  /** So many items are worth a transaction, whatever else is expected. */
  enough: number;
  /** Milliseconds that items wait for what is expected. */
  patience: number;
}

interface Waiting<Item, Result> {
  item: Item;
  settle: (result: PromiseSettledResult<Result>) => void;
}

const noResult = () => new Error('A transaction gave no result for its item.');

/**
 * Commits what many requests bring in few transactions. While one is under way, and a little while others are being
 * made ready, the next gathers: a transaction costs much and an item in it little. A lone request waits for nobody. A
 * group that fails is run again item by item: one bad item never takes the others with it.
 */
export function groupCommit<Item, Result>(run: RunGroup<Item, Result>, { most, atOnce, enough, patience }: GroupLimits): GroupCommit<Item, Result> {
  const queue: Waiting<Item, Result>[] = [];
  let running = 0;
  let expected = 0;
  let waitedEnough: NodeJS.Timeout | undefined;

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

  async function runNext(): Promise<void> {
    running += 1;
    try {
      await runGroup(queue.splice(0, most));
    } finally {
      running -= 1;
      begin();
    }
  }

  /** Begins what can begin now. @param late when what waits has waited for long enough. */
  function begin(late = false): void {
    if (queue.length > 0 && running < atOnce) {
      if (late || expected === 0 || queue.length >= enough) {
        clearTimeout(waitedEnough);
        waitedEnough = undefined;
        void runNext();
        begin();
      } else {
        waitedEnough ??= setTimeout(() => {
          waitedEnough = undefined;
          begin(true);
        }, patience);
      }
    }
  }

  return {
    add(items) {
      const settled = items.map((item) => new Promise<PromiseSettledResult<Result>>((settle) => queue.push({ item, settle })));
      begin();
      return Promise.all(settled);
    },
    expect() {
      expected += 1;
      return () => {
        expected -= 1;
        begin();
      };
    },
    waiting: () => queue.length,
  };
}
