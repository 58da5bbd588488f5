/** What the group does with its items: all of them in one transaction, or it throws and none is kept. */
export type RunGroup<Item, Result> = (items: readonly Item[]) => Promise<Result[]>;

/** A request's place in the next group. */
export interface Place<Item, Result> {
  /** Gives its items. Each settles once its transaction is on disk, or when it cannot be kept. */
  add(items: readonly Item[]): Promise<PromiseSettledResult<Result>[]>;
  /** Says that nothing (more) will come. May be called again. */
  leave(): void;
}

export interface GroupCommit<Item, Result> {
  /** Says that items are on their way, soon; the next transaction waits a moment for them. */
  announce(): Place<Item, Result>;
  /** How many items wait for a transaction to begin. */
  waiting(): number;
}

export interface GroupLimits {
  /** Items in one transaction. */
  most: number;
  /** Transactions at a time (SQLite has one writer). */
  atOnce: number;
  /** How long a transaction waits for what was announced, in milliseconds. With nothing announced it waits for nothing. */
  patience: number;
}

interface Waiting<Item, Result> {
  item: Item;
  settle: (result: PromiseSettledResult<Result>) => void;
}

const noResult = () => new Error('A transaction gave no result for its item.');

/**
 * Commits what many requests bring in few transactions: one sync of the disk serves all that came at about the same
 * time, and a lone request waits for nobody. A group that fails is run again item by item: one bad item never takes
 * the others with it.
 */
export function groupCommit<Item, Result>(run: RunGroup<Item, Result>, { most, atOnce, patience }: GroupLimits): GroupCommit<Item, Result> {
  const queue: Waiting<Item, Result>[] = [];
  let running = 0;
  let announced = 0;
  let allHere: (() => void) | undefined;

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

  /** Until everything announced is here, the group is full, or patience is at its end. */
  const gathered = (): Promise<void> =>
    new Promise((resolve) => {
      if (announced === 0 || queue.length >= most) {
        resolve();
        return;
      }
      const timer = setTimeout(() => allHere?.(), patience);
      allHere = () => {
        clearTimeout(timer);
        allHere = undefined;
        resolve();
      };
    });

  async function work(): Promise<void> {
    running += 1;
    try {
      while (queue.length > 0) {
        await gathered();
        const group = queue.splice(0, most);
        if (group.length > 0) await runGroup(group);
      }
    } finally {
      running -= 1;
    }
  }

  return {
    announce() {
      let here = false;
      announced += 1;
      const leave = () => {
        if (here) return;
        here = true;
        announced -= 1;
        if (announced === 0 || queue.length >= most) allHere?.();
      };
      return {
        leave,
        add(items) {
          const settled = items.map((item) => new Promise<PromiseSettledResult<Result>>((settle) => queue.push({ item, settle })));
          leave();
          // One that gathers takes these along; only beside one that is writing is another begun.
          if (allHere === undefined && running < atOnce && queue.length > 0) void work();
          return Promise.all(settled);
        },
      };
    },
    waiting: () => queue.length,
  };
}
