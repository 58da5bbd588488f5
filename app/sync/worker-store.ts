/**
 * The device's database from the service worker, without the library: a worker is fetched once more on every
 * phone, and this saves it 27 KB.
 */
const databaseName = 'all-heard';

export const result = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => {
      resolve(request.result);
    };
    request.onerror = () => {
      reject(request.error ?? new Error('IndexedDB request failed'));
    };
  });

export const completed = (transaction: IDBTransaction): Promise<void> =>
  new Promise((resolve, reject) => {
    transaction.oncomplete = () => {
      resolve();
    };
    transaction.onabort = () => {
      reject(transaction.error ?? new Error('IndexedDB transaction was aborted'));
    };
  });

/** Opens what the app has made; `undefined` where it has not made anything yet (and then makes nothing either). */
export async function open(): Promise<IDBDatabase | undefined> {
  const request = indexedDB.open(databaseName);
  let fresh = false;
  request.onupgradeneeded = () => {
    fresh = true;
    request.transaction?.abort();
  };
  try {
    const database = await result(request);
    database.onversionchange = () => {
      database.close();
    };
    return database;
  } catch (error) {
    if (fresh) return undefined;
    throw error;
  }
}

/** Whether answers that are not finished lie on this device, or many people use it one after another. */
export async function isInUse(): Promise<boolean> {
  const database = await open();
  if (database === undefined) return false;
  try {
    // The second is not there until a page of a later build has opened the database.
    for (const table of ['drafts', 'shared']) {
      if (database.objectStoreNames.contains(table) && (await result(database.transaction(table).objectStore(table).count())) > 0) return true;
    }
    return false;
  } finally {
    database.close();
  }
}
