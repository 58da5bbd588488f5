import { withStore } from './database.ts';
import { lastPageKey } from './last-page.ts';
import type { SharedMode } from './shared.ts';

/** Minutes without any input after which a shared device asks whether somebody is still there; `null`: it never asks. */
export const awayAfter = [1, 2, 5, 10, null] as const;
export type AwayAfter = (typeof awayAfter)[number];
/** As it is while nobody has chosen: longer than most people think about one question. */
export const usualAwayAfter: AwayAfter = 5;

/**
 * Makes this device a shared one, or changes how it is shared. A plan that was kept here would stand open to
 * everybody from now on, and so would a last page: both go in the same transaction.
 */
export async function shareDevice({ publicKey, awayAfter }: SharedMode): Promise<void> {
  await withStore((store) =>
    store.transaction('rw', [store.shared, store.keepsakes, store.keys], async () => {
      await store.keys.delete(lastPageKey);
      await store.shared.put({ kind: 'mode', publicKey, awayAfter });
      await store.keepsakes.clear();
    }),
  );
}

/** Makes it somebody's own device again. What was put away stays, and stays sealed. */
export const unshareDevice = (): Promise<void> => withStore((store) => store.shared.delete('mode'));

/** Whether a plan is kept here, so that it can be said before it goes. */
export const hasKeepsakes = (): Promise<boolean> => withStore(async (store) => (await store.keepsakes.count()) > 0);

/** Takes away whatever was kept on this device: nothing of one person is left to the next. */
export const clearKeepsakes = (): Promise<void> => withStore((store) => store.keepsakes.clear());
