import { withStore } from './database.ts';
import { storeName } from './facts.ts';

/**
 * A mark outside the store by which its loss is noticed: a browser that runs short of room clears databases without a
 * word. It holds the store's random name and how many answers waited, and nothing of anybody.
 */
interface Mark {
  store: string;
  waiting: number;
}

/** What is known of a store that is gone. */
export interface Loss {
  /** Answers that waited when it was last counted: at most so many are lost. */
  waiting: number;
  /** The day it was noticed, by this device's clock. */
  day: string;
}

/** Where texts outlive the store. Either may be missing, and either may be cleared alone. */
export interface Outside {
  local: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> | undefined;
  caches: Pick<CacheStorage, 'open'> | undefined;
}

const markKey = 'all-heard store';
const lossKey = 'all-heard loss';
const cacheName = 'marks';
const dayLength = 10;

function outsideHere(): Outside {
  try {
    return { local: globalThis.localStorage, caches: globalThis.caches };
  } catch {
    // Storage is turned off here, so nothing can be lost.
    return { local: undefined, caches: undefined };
  }
}

async function read(outside: Outside, key: string): Promise<unknown> {
  try {
    const text = outside.local?.getItem(key) ?? (await (await (await outside.caches?.open(cacheName))?.match(`/${encodeURIComponent(key)}`))?.text());
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    // Unreadable counts as not there: it is written anew.
    return undefined;
  }
}

async function write(outside: Outside, key: string, value: Mark | Loss | undefined): Promise<void> {
  const cache = await outside.caches?.open(cacheName).catch(() => undefined);
  const path = `/${encodeURIComponent(key)}`;
  try {
    if (value === undefined) outside.local?.removeItem(key);
    else outside.local?.setItem(key, JSON.stringify(value));
  } catch {
    // No room or no storage: the other place has it.
  }
  await (value === undefined ? cache?.delete(path) : cache?.put(path, Response.json(value)));
}

const numberIn = (value: unknown, name: string): number | undefined => {
  const found: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
  return typeof found === 'number' ? found : undefined;
};
const textIn = (value: unknown, name: string): string | undefined => {
  const found: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
  return typeof found === 'string' ? found : undefined;
};

/** The loss that nobody has looked at yet, or `undefined`. */
export async function lossHere(outside = outsideHere()): Promise<Loss | undefined> {
  const found = await read(outside, lossKey);
  const [waiting, day] = [numberIn(found, 'waiting'), textIn(found, 'day')];
  return waiting === undefined || day === undefined ? undefined : { waiting, day };
}

/** Somebody has read of the loss. */
export const lossSeen = (outside = outsideHere()): Promise<void> => write(outside, lossKey, undefined);

/**
 * Compares the store with its mark, and writes the mark anew. Where another store was here before, its loss is put
 * down until somebody has read of it.
 * @param now in milliseconds.
 */
export async function noteStore(now: number, outside = outsideHere()): Promise<void> {
  const store = await storeName();
  const waiting = await withStore((tables) => tables.outbox.count());
  const before = await read(outside, markKey);
  const known = textIn(before, 'store');
  if (known !== undefined && known !== store) {
    const earlier = await lossHere(outside);
    await write(outside, lossKey, { waiting: (earlier?.waiting ?? 0) + (numberIn(before, 'waiting') ?? 0), day: new Date(now).toISOString().slice(0, dayLength) });
  }
  await write(outside, markKey, { store, waiting });
}
