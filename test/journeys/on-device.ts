import type { Page } from '@playwright/test';
import type { OutboxRow } from '#app/store/outbox.ts';
import { anEnvelope } from '#test/helpers/an-envelope.ts';

/** Rows of the outbox as a device that was offline for some hours has them; the first `refused` of them were not taken. */
export function rowsFor(waiting: number, refused = 0): Omit<OutboxRow, 'order'>[] {
  return Array.from({ length: waiting + refused }, (_, index) => {
    const envelope = anEnvelope();
    const state: OutboxRow['state'] = index < refused ? { kind: 'refused', reason: { code: 'key-unknown', params: {} } } : { kind: 'waiting' };
    return { id: envelope.id, envelope, size: JSON.stringify(envelope).length, state, since: Date.now() - 5 * 3_600_000 };
  });
}

/** Puts rows into the outbox behind the app's back, in one transaction. The app has opened its store before. */
export const fillOutbox = (page: Page, rows: readonly Omit<OutboxRow, 'order'>[]): Promise<void> =>
  page.evaluate(
    (all) =>
      new Promise<void>((resolve, reject) => {
        const open = indexedDB.open('all-heard');
        open.onerror = () => reject(open.error ?? new Error('no store'));
        open.onsuccess = () => {
          const transaction = open.result.transaction('outbox', 'readwrite');
          for (const row of all) transaction.objectStore('outbox').add(row);
          transaction.oncomplete = () => {
            open.result.close();
            resolve();
          };
          transaction.onabort = () => reject(transaction.error ?? new Error('not written'));
        };
      }),
    rows,
  );

/** What a browser does that runs short of room: the databases go, local storage stays. On a page without the app, so that nothing holds them. */
export async function evict(page: Page): Promise<void> {
  await page.goto('/manifest.webmanifest');
  await page.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const gone = indexedDB.deleteDatabase('all-heard');
        gone.onsuccess = () => resolve();
        gone.onerror = () => reject(gone.error ?? new Error('not deleted'));
      }),
  );
}
