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
}

declare global {
  var pageFaults: PageFaults;
}

/** Runs in every page before anything of the app. It hands on whatever it is given, and keeps nothing of it. */
export function intoPage(shift: number): void {
  const RealDate = Date;
  const faults: PageFaults = { shift, abort: false, aborted: 0, connections: new Set() };
  Object.defineProperty(globalThis, 'pageFaults', { value: faults });
  globalThis.Date = new Proxy(RealDate, {
    construct: (real, given: [], target) => Reflect.construct(real, given.length === 0 ? [real.now() + faults.shift] : given, target) as object,
    get: (real, name) => (name === 'now' ? () => real.now() + faults.shift : (Reflect.get(real, name) as unknown)),
  });

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
