import { isHeldOpen, withStore } from '#app/store/database.ts';

/**
 * Registers the service worker, after which the app opens without a network. A newer one that waits takes over
 * only while nobody on this device is answering; else it waits for the next start. Resolves when it is registered;
 * rejects where the browser has none or refuses.
 */
export async function registerWorker(path = '/worker.js'): Promise<void> {
  const registration = await navigator.serviceWorker.register(path, { updateViaCache: 'none' });
  const waiting = registration.waiting;
  if (waiting === null || isHeldOpen()) return;
  const drafts = await withStore((store) => store.drafts.count());
  if (drafts === 0) waiting.postMessage('take-over');
}
