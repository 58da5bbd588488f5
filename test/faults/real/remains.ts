import type { Page } from '@playwright/test';

/** Every text that a page of this site can reach in the device's storage, one after another. */
export function everythingKept(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const texts: string[] = [JSON.stringify(Object.entries(localStorage)), JSON.stringify(Object.entries(sessionStorage)), location.href];
    const latin = new TextDecoder('latin1');
    const told = (_name: string, value: unknown): unknown => {
      if (value instanceof ArrayBuffer) return latin.decode(value);
      if (ArrayBuffer.isView(value)) return latin.decode(value);
      return value;
    };
    const result = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error ?? new Error('It cannot be read.'));
      });
    for (const { name = '' } of await indexedDB.databases()) {
      const database = await result(indexedDB.open(name));
      for (const store of database.objectStoreNames) texts.push(JSON.stringify(await result(database.transaction(store).objectStore(store).getAll()), told));
      database.close();
    }
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      // Files of the build are named by their content, and hold nothing of anybody.
      for (const request of await cache.keys()) texts.push(request.url.includes('/assets/') ? request.url : `${request.url} ${await (await cache.match(request))?.text()}`);
    }
    return texts.join('\n');
  });
}

/** The drafts that lie here, as any script of this site can read them with the keys that lie beside them. */
export function openDrafts(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    interface Row { id: string; revision: number; iv: Uint8Array<ArrayBuffer>; sealed: ArrayBuffer; key?: CryptoKey }
    const store = await new Promise<IDBDatabase | undefined>((resolve) => {
      const open = indexedDB.open('all-heard');
      // Not to make it where there is none.
      open.onupgradeneeded = () => open.transaction?.abort();
      open.onerror = () => resolve(undefined);
      open.onsuccess = () => resolve(open.result);
    });
    if (store === undefined) return [];
    const [drafts, keys] = await new Promise<[Row[], Row[]]>((resolve, reject) => {
      const transaction = store.transaction(['drafts', 'keys']);
      const [rows, held] = [transaction.objectStore('drafts').getAll(), transaction.objectStore('keys').getAll()];
      transaction.oncomplete = () => resolve([rows.result as Row[], held.result as Row[]]);
      transaction.onabort = () => reject(transaction.error ?? new Error('The drafts cannot be read.'));
    });
    store.close();
    const opened = drafts.map(async ({ id, revision, iv, sealed }) => {
      const key = keys.find((each) => each.id === id)?.key;
      if (key === undefined) return '';
      // As `draft-cipher.ts` binds them.
      const additionalData = new TextEncoder().encode(`all-heard draft 1\n${id}\n${revision}`);
      return new TextDecoder().decode(await crypto.subtle.decrypt({ name: 'AES-GCM', iv, additionalData }, key, sealed));
    });
    return Promise.all(opened);
  });
}

/** All that the page shows, holds in its fields, and has in its history's entry. */
export const everythingShown = (page: Page): Promise<string> =>
  page.evaluate(() => [location.href, document.title, JSON.stringify(history.state), document.documentElement.outerHTML, ...[...document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('input, textarea')].map(({ value }) => value)].join('\n'));

/** The envelopes on the device and how they stand there, how many drafts there are, and how many were locked away. */
export function waitingOn(page: Page): Promise<{ outbox: { id: string; state: string }[]; drafts: number; away: number }> {
  return page.evaluate(
    () =>
      new Promise((resolve, reject) => {
        const open = indexedDB.open('all-heard');
        open.onupgradeneeded = () => open.transaction?.abort();
        open.onerror = () => resolve({ outbox: [], drafts: 0, away: 0 });
        open.onsuccess = () => {
          const database = open.result;
          const transaction = database.transaction(['outbox', 'drafts', 'putAway']);
          const rows = transaction.objectStore('outbox').getAll();
          const drafts = transaction.objectStore('drafts').count();
          const away = transaction.objectStore('putAway').count();
          transaction.onabort = () => reject(transaction.error ?? new Error('The outbox cannot be read.'));
          transaction.oncomplete = () => {
            database.close();
            resolve({ outbox: (rows.result as { id: string; state: { kind: string } }[]).map(({ id, state }) => ({ id, state: state.kind })), drafts: drafts.result, away: away.result });
          };
        };
      }),
  );
}

/** Which build's worker rules the pages here; `undefined` where there is none. */
export function activeEdition(page: Page): Promise<number | undefined> {
  return page
    .evaluate(async () => {
      // The first one may still be on its way.
      await Promise.race([navigator.serviceWorker.ready, new Promise((resolve) => setTimeout(resolve, 12_000))]);
      const active = (await navigator.serviceWorker.getRegistration())?.active;
      if (active === undefined || active === null) return undefined;
      return new Promise<number | undefined>((resolve) => {
        const channel = new MessageChannel();
        channel.port1.onmessage = ({ data }: MessageEvent<number>) => resolve(data);
        setTimeout(() => resolve(undefined), 3_000);
        active.postMessage('which-edition', [channel.port2]);
      });
    })
    .catch(() => undefined);
}

/** Whether a worker rules this very page. On the first visit it comes later than the page: it is waited for, as until then a newer one takes nobody's place. */
export const isRuled = (page: Page): Promise<boolean> =>
  page
    .evaluate(async () => {
      for (const until = performance.now() + 12_000; navigator.serviceWorker.controller === null && performance.now() < until; ) await new Promise((resolve) => setTimeout(resolve, 30));
      return navigator.serviceWorker.controller !== null;
    })
    .catch(() => false);

/** Looks for a newer worker, and waits until it is there or has failed. Returns whether it is there. */
export function lookForWorker(page: Page): Promise<boolean> {
  return page
    .evaluate(async () => {
      const registration = await Promise.race([navigator.serviceWorker.ready, new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), 12_000))]);
      if (registration === undefined) return false;
      const before = registration.active;
      await registration.update();
      for (const until = performance.now() + 12_000; registration.installing !== null && performance.now() < until; ) await new Promise((resolve) => setTimeout(resolve, 30));
      return registration.waiting !== null || registration.active !== before;
    })
    .catch(() => false);
}
