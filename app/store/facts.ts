import { withStore } from './database.ts';

/**
 * Single facts about this device's store.
 * - `store`: a random name that the store got when it was made; another one under the same address is another store.
 * - `last-sent`: when the server last acknowledged something, by this device's clock, in milliseconds.
 * - `without-sound`: whoever looks after this device wants no recorded sound on it.
 */
export type FactRow = { name: 'store'; value: string } | { name: 'last-sent'; value: number } | { name: 'without-sound'; value: true };

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

/** Whether recorded sound is to be on this device: usually it is. */
export const wantsSound = (): Promise<boolean> => withStore(async (store) => (await store.facts.get('without-sound')) === undefined);

/** Resolves when the choice is in the store. */
export const chooseSound = (wanted: boolean): Promise<void> =>
  withStore(async (store) => {
    if (wanted) await store.facts.delete('without-sound');
    else await store.facts.put({ name: 'without-sound', value: true });
  });
