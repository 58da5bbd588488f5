import type { Page } from '@playwright/test';

/** What became of the answers that lie on a device, while a page still shows them. `finished`: by another tab, just now. */
export async function endElsewhere(page: Page, how: 'finished' | 'gone'): Promise<void> {
  await page.evaluate(async (ending) => {
    const done = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error ?? new Error('The store cannot be reached.'));
      });
    const db = await done(indexedDB.open('all-heard'));
    const stores = db.transaction(['drafts', 'keys', 'sent'], 'readwrite');
    const ids = await done(stores.objectStore('drafts').getAllKeys());
    await done(stores.objectStore('drafts').clear());
    await done(stores.objectStore('keys').clear());
    if (ending === 'finished') for (const id of ids) await done(stores.objectStore('sent').put({ id, at: Date.now() }));
    db.close();
  }, how);
}

/** From now on the store of a page cannot be opened when its address says so: `?broken`. */
export async function breakWhereAsked(page: Page): Promise<void> {
  await page.addInitScript(() => {
    if (!location.search.includes('broken')) return;
    IDBFactory.prototype.open = () => {
      throw new DOMException('The connection was lost.', 'AbortError');
    };
  });
}
