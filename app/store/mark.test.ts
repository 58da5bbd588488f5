import { Dexie } from 'dexie';
import { beforeEach, expect, test } from 'vitest';
import { anEnvelope } from '#test/helpers/an-envelope.ts';
import { closeStore, databaseName } from './database.ts';
import { lossHere, lossSeen, noteStore, type Outside } from './mark.ts';
import { putInOutbox } from './outbox.ts';

const today = Date.parse('2026-11-22T10:00:00Z');

/** Local storage and caches, each of which can be cleared alone. */
function places() {
  const [local, kept] = [new Map<string, string>(), new Map<string, string>()];
  const outside = {
    local: { getItem: (key: string) => local.get(key) ?? null, setItem: (key: string, value: string) => void local.set(key, value), removeItem: (key: string) => void local.delete(key) },
    caches: {
      open: () =>
        Promise.resolve({
          match: (path: string) => Promise.resolve(kept.has(path) ? new Response(kept.get(path)) : undefined),
          put: async (path: string, response: Response) => void kept.set(path, await response.text()),
          delete: (path: string) => Promise.resolve(kept.delete(path)),
        } as unknown as Cache),
    },
  } satisfies Outside;
  return { outside, local, kept };
}

/** What a browser does that runs short of room. */
async function evict(): Promise<void> {
  closeStore();
  await Dexie.delete(databaseName);
}

beforeEach(evict);

test('a new device, and one that kept all, lost nothing', async () => {
  const { outside } = places();
  await noteStore(today, outside);
  await putInOutbox(anEnvelope());
  await noteStore(today, outside);
  expect(await lossHere(outside)).toBeUndefined();
});

test.each(['local', 'kept'] as const)('a store that was cleared is missed, with how many answers waited, also where only the mark in "%s" is left', async (left) => {
  const { outside, ...stores } = places();
  for (let index = 0; index < 3; index += 1) await putInOutbox(anEnvelope());
  await noteStore(today, outside);
  await evict();
  stores[left === 'local' ? 'kept' : 'local'].clear();
  await noteStore(today, outside);
  expect(await lossHere(outside)).toEqual({ waiting: 3, day: '2026-11-22' });
  await noteStore(today, outside);
  expect(await lossHere(outside), 'told until somebody has read it').toMatchObject({ waiting: 3 });

  await putInOutbox(anEnvelope());
  await noteStore(today, outside);
  await evict();
  await noteStore(today, outside);
  expect(await lossHere(outside), 'both times').toMatchObject({ waiting: 4 });
  await lossSeen(outside);
  await noteStore(today, outside);
  expect(await lossHere(outside)).toBeUndefined();
});

test('a mark that cannot be read, or written, stops nothing', async () => {
  const { outside, local } = places();
  local.set('all-heard store', '{"store":');
  await noteStore(today, outside);
  const none: Outside = { local: { getItem: () => null, removeItem: () => undefined, setItem: () => { throw new DOMException('full', 'QuotaExceededError'); } }, caches: undefined };
  await noteStore(today, none);
  expect(await lossHere(none)).toBeUndefined();
});
