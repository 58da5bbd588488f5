import { withStore } from './database.ts';

/**
 * Single facts about this device's store.
 * - `store`: a random name that the store got when it was made; another one under the same address is another store.
 * - `last-sent`: when the server last acknowledged something, by this device's clock, in milliseconds.
 */
export type FactRow = { name: 'store'; value: string } | { name: 'last-sent'; value: number };

/** The store's name; it is given one where it has none. */
export const storeName = (): Promise<string> =>
  withStore((store) =>
    store.transaction('rw', store.facts, async () => {
      const there = await store.facts.get('store');
      if (there?.name === 'store') return there.value;
      const value = crypto.randomUUID();
      await store.facts.put({ name: 'store', value });
      return value;
    }),
  );
