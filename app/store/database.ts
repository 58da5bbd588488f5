import { Dexie, type Table } from 'dexie';
import type { AreaRow } from './areas.ts';
import type { DraftKeyRow, DraftRow } from './drafts.ts';
import type { KeptPlanRow } from './keepsakes.ts';
import type { OutboxRow, SentRow } from './outbox.ts';
import type { PackRow } from './packs.ts';
import type { ReleaseRow } from './releases.ts';
import { StoreError, troubleOf } from './trouble.ts';

/** What the device keeps. Versions of it only ever add. */
export class Store extends Dexie {
  declare readonly drafts: Table<DraftRow, string>;
  declare readonly keys: Table<DraftKeyRow, string>;
  declare readonly outbox: Table<OutboxRow, number, Omit<OutboxRow, 'order'>>;
  declare readonly sent: Table<SentRow, string>;
  declare readonly packs: Table<PackRow, [string, string]>;
  declare readonly releases: Table<ReleaseRow, string>;
  declare readonly areas: Table<AreaRow, string>;
  declare readonly keepsakes: Table<KeptPlanRow, string>;

  constructor(name: string) {
    // "Saved" means on disk: without `strict`, Chromium calls a transaction complete before it is flushed.
    super(name, { chromeTransactionDurability: 'strict' });
    this.version(1).stores({
      drafts: 'id, round',
      keys: 'id',
      outbox: '++order, &id',
      sent: 'id',
      packs: '[round+language]',
      keepsakes: 'kind',
      releases: 'area',
      areas: 'area',
    });
    // A newer build in another tab asks us to close so that it can upgrade. Under a draft it has to wait.
    this.on('versionchange', () => {
      if (openDrafts.size === 0) return true;
      askedToClose = true;
      return false;
    });
  }
}

/** Drafts that this tab is working on, and whether a newer build waits for them. */
const openDrafts = new Set<string>();
let askedToClose = false;

/** From now on this tab works on a draft: its connection stays open whoever asks. */
export function holdOpen(draft: string): void {
  openDrafts.add(draft);
}

/** This tab is done with a draft (without one: with all), and lets a newer build through that waited for it. */
export function letGo(draft?: string): void {
  if (draft === undefined) openDrafts.clear();
  else openDrafts.delete(draft);
  if (!askedToClose || openDrafts.size > 0) return;
  askedToClose = false;
  closeStore();
}

/** Whether this tab works on a draft. */
export const isHeldOpen = (): boolean => openDrafts.size > 0;

export const databaseName = 'all-heard';
const store = new Store(databaseName);
const attempts = 3;

/**
 * Does one piece of work on the store. Where the connection was lost it is reopened and the work done again,
 * so every `work` must be safe to do twice (its first time may have been committed although nobody heard).
 * Fails with a `StoreError` that a screen can show.
 */
export async function withStore<T>(work: (store: Store) => PromiseLike<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work(store);
    } catch (error) {
      if (error instanceof StoreError) throw error;
      const trouble = troubleOf(error);
      if (trouble === undefined) throw error;
      if (trouble !== 'broken' || attempt === attempts) throw new StoreError(trouble, { cause: error });
      store.close({ disableAutoOpen: false });
    }
  }
}

/** Lets go of the connection; the next piece of work opens it again. */
export function closeStore(): void {
  store.close({ disableAutoOpen: false });
}
