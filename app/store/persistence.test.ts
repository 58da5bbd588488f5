import { expect, test } from 'vitest';
import { requestPersistence } from './persistence.ts';

const storage = (persisted: boolean, granted: boolean) => Object.assign(Object.create(null) as StorageManager, { persisted: async () => persisted, persist: async () => granted });

test('says whether the browser will keep the store, and asks only where it does not yet', async () => {
  expect(await requestPersistence(storage(true, false))).toBe('kept');
  expect(await requestPersistence(storage(false, true))).toBe('kept');
  expect(await requestPersistence(storage(false, false))).toBe('asked-in-vain');
  expect(await requestPersistence(undefined)).toBe('unknown');
});
