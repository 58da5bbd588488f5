/**
 * Registers the service worker, after which the app opens without a network. A newer one that waits is asked to take
 * over: it does so only while nobody on this device is answering, in this tab or another (`app/worker.ts`); else it
 * waits for the next start. Resolves when it is registered; rejects where the browser has none or refuses.
 */
export async function registerWorker(path = '/worker.js'): Promise<ServiceWorkerRegistration> {
  const registration = await navigator.serviceWorker.register(path, { updateViaCache: 'none' });
  registration.waiting?.postMessage('take-over');
  return registration;
}
