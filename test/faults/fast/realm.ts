import { RealmBlob, storageOf } from './browser-parts.ts';
import type { Device, Timer } from './device.ts';
import type { Owner } from './disk.ts';
import type { Locks } from './locks.ts';

/** A tab or a worker: a program with a state of its own, that can end at any moment. */
export interface Realm extends Owner {
  readonly device: Device;
  readonly kind: 'tab' | 'worker';
  /** The random ids that it made. */
  readonly made: ReadonlySet<string>;
  /** What the program finds as its world. */
  readonly world: Readonly<Record<string, unknown>>;
  /** Ends it as `kill -9` does: nothing more of it happens. */
  kill(): void;
  /** Tells it of something, as the browser does: `online`, `sync`. */
  dispatch(type: string, event?: object): void;
}

/** Names of the world that the app's programs are given. */
export const worldNames = [
  'globalThis', 'self', 'indexedDB', 'IDBKeyRange', 'BroadcastChannel', 'navigator', 'document', 'location', 'localStorage', 'sessionStorage',
  'fetch', 'setTimeout', 'clearTimeout', 'Date', 'Math', 'crypto', 'AbortSignal', 'addEventListener', 'removeEventListener', 'caches', 'Blob', '$dexie',
] as const;

const never = <T>() => new Promise<T>(() => undefined);

/**
 * Opens a program's world on a device.
 * @param session what this tab's session storage holds; it outlives a reload.
 */
export function openRealm(device: Device, kind: Realm['kind'], session = new Map<string, string>()): Realm {
  const { outside } = device;
  const { turns, disk, dice, Dexie } = outside;
  const connections = new Set<IDBDatabase>();
  const made = new Set<string>();
  const listeners = new Map<string, Set<(event: object) => void>>();
  let dead = false;

  const opened = (request: IDBOpenDBRequest): IDBOpenDBRequest => {
    const claim = () => {
      if (dead) {
        disk.cutOff(request.result);
        return;
      }
      connections.add(request.result);
      disk.claim(request.result, realm);
    };
    request.addEventListener('upgradeneeded', claim);
    request.addEventListener('success', claim);
    return request;
  };
  const nothing = {} as IDBOpenDBRequest;
  const storage: Partial<IDBFactory> = {
    open(name, version) {
      if (dead) return nothing;
      return opened(version === undefined ? device.factory.open(name) : device.factory.open(name, version));
    },
    databases: () => device.factory.databases(),
    deleteDatabase: (name) => device.factory.deleteDatabase(name),
    cmp: (one, other) => device.factory.cmp(one, other),
  };
  const indexedDB = device.isPrivate
    ? { ...storage, open: () => { throw new DOMException('Storage is turned off.', 'SecurityError'); }, databases: () => Promise.reject(new DOMException('Storage is turned off.', 'SecurityError')) }
    : storage;

  class RealmDate extends Date {
    constructor(...given: unknown[]) {
      super(...((given.length === 0 ? [device.now()] : given) as [number]));
    }
    static override now = () => device.now();
  }
  /** Its databases are this device's. Its own state is per database, as in a browser. */
  class RealmDexie extends Dexie {
    constructor(name: string, options: object) {
      super(name, { ...options, indexedDB: indexedDB as IDBFactory, IDBKeyRange: disk.KeyRange });
    }
  }
  class Channel {
    onmessage: ((event: { data: unknown }) => void) | undefined;
    readonly name: string;
    constructor(name: string) {
      this.name = name;
      channels.add(this);
    }
    postMessage(data: unknown): void {
      if (dead) return;
      for (const other of device.realms) if (other !== realm) turns.later(() => other.dispatch(`message on ${this.name}`, { data }));
    }
  }
  const channels = new Set<Channel>();

  const subtle = new Proxy(crypto.subtle, {
    get: (target, name) => {
      const method: unknown = Reflect.get(target, name, target);
      if (typeof method !== 'function') return method;
      return (...given: unknown[]) => (dead ? never() : turns.outside(() => Reflect.apply(method, target, given) as Promise<unknown>).then((value) => (dead ? never() : value)));
    },
  });
  const randomUUID = () => {
    const hex = Array.from({ length: 32 }, () => dice.below(16).toString(16)).join('');
    const id = `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${'89ab'.charAt(dice.below(4))}${hex.slice(17, 20)}-${hex.slice(20)}`;
    made.add(id);
    return id;
  };

  const registration = {
    sync: {
      register: () => {
        device.wantsSync = true;
        return Promise.resolve();
      },
    },
  };
  const world: Record<string, unknown> = {
    indexedDB,
    IDBKeyRange: disk.KeyRange,
    BroadcastChannel: Channel,
    navigator: {
      locks: { request: (...given: Parameters<Locks<Realm>['request']> extends [unknown, ...infer Rest] ? Rest : never) => (dead ? never() : device.locks.request(realm, ...given)) },
      serviceWorker: { getRegistration: () => Promise.resolve(registration) },
      storage: { persisted: () => Promise.resolve(true), persist: () => Promise.resolve(true) },
    },
    document: { visibilityState: 'visible', addEventListener: () => undefined, removeEventListener: () => undefined, documentElement: { lang: 'en', dataset: {} } },
    location: { origin: 'https://all-heard.example' },
    localStorage: storageOf(device.local, { get dead() { return dead; } }, device.isPrivate),
    sessionStorage: storageOf(session, { get dead() { return dead; } }, device.isPrivate),
    fetch(path: string, init: { method?: string; body?: string; headers?: Record<string, string> } = {}) {
      if (dead) return never();
      const request = { device: device.number, method: init.method ?? 'GET', path, body: init.body ?? '', headers: init.headers ?? {} };
      return outside.send(request, realm).then(
        (reply) => (dead ? never() : reply),
        (error: unknown) => {
          if (dead) return never();
          throw error;
        },
      );
    },
    setTimeout(work: () => void, milliseconds = 0) {
      const timer = { at: outside.now() + milliseconds, realm, work };
      if (!dead) device.timers.add(timer);
      return timer;
    },
    clearTimeout: (timer: Timer) => void device.timers.delete(timer),
    Date: RealmDate,
    Math: Object.create(Math, { random: { value: () => dice.next() } }) as unknown,
    crypto: { subtle, randomUUID, getRandomValues: (bytes: Uint8Array) => bytes.map((_, at, all) => (all[at] = dice.below(256))) },
    AbortSignal: { timeout: () => undefined },
    addEventListener(type: string, listener: (event: object) => void) {
      const ofType = listeners.get(type) ?? new Set();
      listeners.set(type, ofType.add(listener));
    },
    removeEventListener: (type: string, listener: (event: object) => void) => void listeners.get(type)?.delete(listener),
    caches: undefined,
    Blob: RealmBlob,
    $dexie: { Dexie: RealmDexie },
    // The worker's own.
    __WB_MANIFEST: [],
    registration,
    clients: { matchAll: () => Promise.resolve([]), claim: () => Promise.resolve() },
    skipWaiting() {
      if (!dead) outside.tookOver(device);
      return Promise.resolve();
    },
  };
  const whole: object = Object.create(globalThis, Object.fromEntries(Object.entries(world).map(([name, value]) => [name, { value, writable: true, configurable: true }]))) as object;

  const realm: Realm = {
    device,
    made,
    kind,
    world: { ...world, globalThis: whole, self: whole },
    get dead() {
      return dead;
    },
    faultAt: (moment) => (dead ? undefined : device.faultAt(moment)),
    suffer(fault) {
      if (fault === 'tab-killed') realm.kill();
      else if (fault === 'browser-killed') device.killAll();
      else device.clear();
    },
    kill() {
      if (dead) return;
      dead = true;
      device.realms.delete(realm);
      for (const connection of connections) disk.cutOff(connection);
      device.releaseAllOf(realm);
    },
    dispatch(type, event = {}) {
      if (dead) return;
      if (type.startsWith('message on ')) for (const channel of channels) if (type === `message on ${channel.name}`) channel.onmessage?.(event as { data: unknown });
      for (const listener of listeners.get(type) ?? []) listener(event);
    },
  };
  device.realms.add(realm);
  return realm;
}
