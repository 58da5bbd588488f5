import { expect, test } from 'vitest';
import { databaseName, hasStore } from './database.ts';
import { packOf } from './packs.ts';

test('whether anything was ever kept here is known without making a place for it', async () => {
  expect(await hasStore()).toBe(false);
  expect(await hasStore()).toBe(false);
  await packOf('my-future', 'en');
  expect(await hasStore()).toBe(true);
  expect((await indexedDB.databases()).map(({ name }) => name)).toEqual([databaseName]);
});
