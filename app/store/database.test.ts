import { describe, expect, test, vi } from 'vitest';
import { anEnvelope } from '#test/helpers/an-envelope.ts';
import { closeStore, databaseName, hasStore, withStore } from './database.ts';
import { outboxRows, putInOutbox } from './outbox.ts';
import { packOf } from './packs.ts';

test('whether anything was ever kept here is known without making a place for it', async () => {
  expect(await hasStore()).toBe(false);
  expect(await hasStore()).toBe(false);
  await packOf('my-future', 'en');
  expect(await hasStore()).toBe(true);
  expect((await indexedDB.databases()).map(({ name }) => name)).toEqual([databaseName]);
});

describe('a connection that is lost under us is opened again, and nothing written is lost', () => {
  const losses: [string, (database: IDBDatabase) => void][] = [
    ['closed without a word, as Safari does when it kills its database process', (database) => database.close()],
    [
      'closed by the browser, which says so',
      (database) => {
        database.close();
        database.onclose?.(new Event('close'));
      },
    ],
  ];
  test.each(losses)('%s', async (_how, lose) => {
    // The library says that it opens the connection again.
    vi.spyOn(console, 'warn').mockReturnValue();
    const before = anEnvelope();
    await putInOutbox(before);
    await withStore(async (store) => {
      await store.outbox.count();
      lose(store.backendDB());
    });
    const after = anEnvelope();
    await putInOutbox(after);
    expect((await outboxRows()).map(({ id }) => id)).toEqual(expect.arrayContaining([before.id, after.id]));
  });
});

test('a connection that breaks in the moment it is opened is opened once more', async () => {
  vi.resetModules();
  const { packOf: packOfNewTab } = await import('./packs.ts');
  closeStore();
  const transaction = IDBDatabase.prototype.transaction;
  let left = 1;
  const breaking = vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementation(function broken(this: IDBDatabase, ...given) {
    left -= 1;
    if (left >= 0) throw new DOMException('Connection to Indexed Database server lost.', 'UnknownError');
    return transaction.apply(this, given);
  });
  expect(await packOfNewTab('my-future', 'en')).toBeUndefined();
  expect(await packOfNewTab('my-future', 'en')).toBeUndefined();
  breaking.mockRestore();
});
