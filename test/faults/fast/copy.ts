import type { Factory } from './disk.ts';

const result = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('A copy could not be made.'));
  });

/** Copies every database from one device's disk to another's that has none, as an image of a tablet does. */
export async function copyDisk(from: Factory, to: Factory): Promise<void> {
  for (const { name = '', version = 1 } of await from.databases()) {
    const source = await result(from.open(name));
    const stores = [...source.objectStoreNames];
    const rows = new Map<string, { keyPath: string | string[] | null; autoIncrement: boolean; indexes: IDBIndex[]; values: unknown[] }>();
    for (const each of stores) {
      const store = source.transaction(each).objectStore(each);
      const indexes = [...store.indexNames].map((index) => store.index(index));
      rows.set(each, { keyPath: store.keyPath, autoIncrement: store.autoIncrement, indexes, values: await result(store.getAll()) });
    }
    const request = to.open(name, version);
    request.onupgradeneeded = () => {
      for (const [each, { keyPath, autoIncrement, indexes }] of rows) {
        const made = request.result.createObjectStore(each, { keyPath, autoIncrement });
        for (const index of indexes) made.createIndex(index.name, index.keyPath, { unique: index.unique, multiEntry: index.multiEntry });
      }
    };
    const copy = await result(request);
    for (const [each, { values }] of rows) {
      const transaction = copy.transaction(each, 'readwrite');
      for (const value of values) transaction.objectStore(each).put(value);
      await new Promise<void>((resolve, reject) => {
        transaction.oncomplete = () => resolve();
        transaction.onabort = () => reject(transaction.error ?? new Error('A copy could not be made.'));
      });
    }
    source.close();
    copy.close();
  }
}
