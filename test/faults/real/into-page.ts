/** What a page of the harness has besides the app: how its clock and its store are made to fail. */
export interface PageFaults {
  /** Milliseconds by which `Date` is off. Timers, the worker's clock and what the browser itself stamps are not. */
  shift: number;
  /** The next write is followed by an abort of its transaction. */
  abort: boolean;
  /** Transactions that were aborted so. */
  aborted: number;
  /** Every connection to IndexedDB that was opened. */
  connections: Set<IDBDatabase>;
  /** Lets so many milliseconds go by on this page's clock: what is due by then and was to wait for long happens at once. */
  pass(milliseconds: number): void;
}

declare global {
  var pageFaults: PageFaults;
}

/** Runs in every page before anything of the app. It hands on whatever it is given, and keeps nothing of it. */
export function intoPage(shift: number): void {
  const RealDate = Date;
  /** What waits for half a minute or longer, and when it is due by the page's clock. */
  const waiting = new Map<number, { at: number; work: () => void }>();
  const faults: PageFaults = {
    shift,
    abort: false,
    aborted: 0,
    connections: new Set(),
    pass(milliseconds) {
      faults.shift += milliseconds;
      for (const [timer, { at, work }] of waiting) {
        if (at > RealDate.now() + faults.shift) continue;
        clearTimeout(timer);
        work();
      }
    },
  };
  Object.defineProperty(globalThis, 'pageFaults', { value: faults });
  globalThis.Date = new Proxy(RealDate, {
    construct: (real, given: [], target) => Reflect.construct(real, given.length === 0 ? [real.now() + faults.shift] : given, target) as object,
    get: (real, name) => (name === 'now' ? () => real.now() + faults.shift : (Reflect.get(real, name) as unknown)),
  });

  const setLater = globalThis.setTimeout;
  globalThis.setTimeout = ((work: string | ((...given: unknown[]) => void), milliseconds = 0, ...given: unknown[]) => {
    if (typeof work === 'string' || milliseconds < 30_000) return setLater(work, milliseconds, ...given);
    const now = () => {
      waiting.delete(timer);
      work(...given);
    };
    // A number, as it is in every browser.
    const timer = Number(setLater(now, milliseconds));
    waiting.set(timer, { at: RealDate.now() + faults.shift + milliseconds, work: now });
    return timer;
  }) as unknown as typeof setTimeout;
  const setNever = globalThis.clearTimeout;
  globalThis.clearTimeout = (timer) => {
    if (typeof timer === 'number') waiting.delete(timer);
    setNever(timer);
  };

  const open = IDBFactory.prototype.open;
  IDBFactory.prototype.open = function opened(...given) {
    const request = open.apply(this, given);
    request.addEventListener('success', () => faults.connections.add(request.result));
    return request;
  };
  const { add, put } = IDBObjectStore.prototype;
  const afterWrite = (store: IDBObjectStore): void => {
    if (!faults.abort) return;
    faults.abort = false;
    faults.aborted += 1;
    // In a turn of its own: the write itself was taken.
    queueMicrotask(() => store.transaction.abort());
  };
  IDBObjectStore.prototype.add = function added(...given) {
    const request = add.apply(this, given);
    afterWrite(this);
    return request;
  };
  IDBObjectStore.prototype.put = function written(...given) {
    const request = put.apply(this, given);
    afterWrite(this);
    return request;
  };
}
