import { answeringLock } from './answering-lock.ts';
import type { Store } from './tables.ts';
import { StoreError, troubleOf } from './trouble.ts';

/** Drafts that this tab is working on, and whether a newer build waits for them. */
const openDrafts = new Set<string>();
let askedToClose = false;
/** Lets go of `answeringLock`. */
let done: (() => void) | undefined;

/** From now on this tab works on a draft: its connection stays open whoever asks, and no newer build takes over in any tab. */
export function holdOpen(draft: string): void {
  openDrafts.add(draft);
  if (done !== undefined) return;
  const over = new Promise<void>((resolve) => {
    done = resolve;
  });
  void navigator.locks.request(answeringLock, { mode: 'shared' }, () => over);
}

/** This tab is done with a draft (without one: with all), and lets a newer build through that waited for it. */
export function letGo(draft?: string): void {
  if (draft === undefined) openDrafts.clear();
  else openDrafts.delete(draft);
  if (openDrafts.size === 0) {
    done?.();
    done = undefined;
  }
  if (!askedToClose || openDrafts.size > 0) return;
  askedToClose = false;
  closeStore();
}

/** Whether this tab works on a draft. */
export const isHeldOpen = (): boolean => openDrafts.size > 0;

export const databaseName = 'all-heard';
const attempts = 3;

/** Under a draft a connection stays open, and closes once the draft is done with. */
function mayClose(): boolean {
  askedToClose = openDrafts.size > 0;
  return !askedToClose;
}

let opened: Store | undefined;
let loading: Promise<Store> | undefined;

/** The tables, and Dexie with them: loaded with the first piece of work, behind what the first page needs. */
function tables(): Promise<Store> {
  loading ??= import('./tables.ts').then(
    (loaded) => (opened = new loaded.Store(databaseName, mayClose)),
    (cause: unknown) => {
      loading = undefined;
      throw new StoreError('unavailable', { cause });
    },
  );
  return loading;
}

/**
 * Does one piece of work on the store. Where the connection was lost it is reopened and the work done again,
 * so every `work` must be safe to do twice (its first time may have been committed although nobody heard).
 * Fails with a `StoreError` that a screen can show.
 */
export async function withStore<T>(work: (store: Store) => PromiseLike<T>): Promise<T> {
  const store = await tables();
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work(store);
    } catch (error) {
      if (error instanceof StoreError) throw error;
      // Where the connection broke in the moment of opening, Dexie counts as open without the part that does its work.
      const trouble = troubleOf(error) ?? ((store.core as Store['core'] | undefined) === undefined ? 'broken' : undefined);
      if (trouble === undefined) throw error;
      if (trouble !== 'broken' || attempt === attempts) throw new StoreError(trouble, { cause: error });
      store.close({ disableAutoOpen: false });
    }
  }
}

/** Whether this device may have kept anything yet. Costs nothing, and loads nothing. */
export async function hasStore(): Promise<boolean> {
  try {
    return (await indexedDB.databases()).some(({ name }) => name === databaseName);
  } catch {
    // Browsers before 2024 that cannot say, and those without storage: opening it will tell.
    return true;
  }
}

/** Lets go of the connection; the next piece of work opens it again. */
export function closeStore(): void {
  opened?.close({ disableAutoOpen: false });
}
