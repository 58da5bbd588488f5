import type { DiskFault, DiskMoment } from '../schedule.ts';
import { browserProgram } from './programs.ts';
import type { Turns } from './turns.ts';

/** What of the IndexedDB in memory faults take hold of, beyond the standard. */
interface Transaction extends IDBTransaction {
  _state: 'active' | 'inactive' | 'committing' | 'finished';
  error: DOMException | null;
  _abort(name: string | null): void;
}
export interface Connection extends IDBDatabase {
  _rawDatabase: { transactions: Transaction[]; processTransactions(): void };
}
export interface Factory extends IDBFactory {
  _databases: Map<string, { rawObjectStores: Map<string, { records: { values(): Iterable<{ value: unknown }> } }>; connections: Connection[]; transactions: Transaction[] }>;
}

interface DiskProgram {
  IDBFactory: new () => Factory;
  IDBDatabase: { prototype: IDBDatabase };
  IDBTransaction: { prototype: IDBTransaction };
  IDBObjectStore: { prototype: IDBObjectStore };
  IDBCursor: { prototype: IDBCursor };
  IDBKeyRange: typeof IDBKeyRange;
  forceCloseDatabase(connection: IDBDatabase): void;
}

/** Whoever opened a connection: a tab or a worker. */
export interface Owner {
  readonly dead: boolean;
  /** Which fault comes at this moment, if any. */
  faultAt(moment: DiskMoment): DiskFault | undefined;
  /** Carries out a fault that is not the store's alone. */
  suffer(fault: 'tab-killed' | 'browser-killed' | 'storage-cleared'): void;
}

export interface Disk {
  newFactory(): Factory;
  KeyRange: typeof IDBKeyRange;
  /** From now on what happens on this connection is its owner's. */
  claim(connection: IDBDatabase, owner: Owner): void;
  /** Ends a connection as the browser does when its tab dies: what was not committed never was. */
  cutOff(connection: IDBDatabase): void;
  /** Empties the device, with connections open. */
  clear(factory: Factory): void;
  /** Every record on the device, by store. */
  records(factory: Factory): { store: string; value: unknown }[];
}

/** What a dead program's call comes to: nothing that anybody hears of. */
class Gone extends Error {
  override readonly name = 'AbortError';
}

const nameOf = { 'transaction-aborted': 'AbortError', 'unknown-error': 'UnknownError', quota: 'QuotaExceededError' } as const;

/** The disks of all devices. Every callback of theirs is a turn. */
export async function createDisk(turns: Turns): Promise<Disk> {
  const { begin } = await browserProgram<DiskProgram>('test/faults/fast/disk-program.ts', ['globalThis']);
  const program = begin({ globalThis: { setImmediate: turns.later } });
  const owners = new WeakMap<IDBDatabase, Owner>();

  const abortAll = (connection: Connection) => {
    for (const transaction of connection._rawDatabase.transactions) {
      if (transaction.db === connection && transaction._state !== 'finished') transaction._abort('AbortError');
    }
  };
  const cutOff = (connection: IDBDatabase) => {
    abortAll(connection as Connection);
    program.forceCloseDatabase(connection);
  };

  const database = program.IDBDatabase.prototype;
  const transactionOf = database.transaction;
  database.transaction = function transaction(this: IDBDatabase, ...given: Parameters<IDBDatabase['transaction']>) {
    const owner = owners.get(this);
    const fault = given[1] === ('versionchange' as IDBTransactionMode) ? undefined : owner?.faultAt('begin');
    if (fault === 'tab-killed' || fault === 'browser-killed' || fault === 'storage-cleared') owner?.suffer(fault);
    if (fault === 'connection-closed' || fault === 'commit-unheard') program.forceCloseDatabase(this);
    if (owner?.dead === true) throw new Gone();
    if (fault === 'unknown-error') throw new DOMException('Internal error.', 'UnknownError');
    const made = transactionOf.apply(this, given);
    if (fault === 'transaction-aborted' || fault === 'quota') {
      turns.later(() => {
        if ((made as Transaction)._state !== 'finished') (made as Transaction)._abort(nameOf[fault]);
      });
    }
    return made;
  };

  const atWrite = (transaction: IDBTransaction) => {
    const owner = owners.get(transaction.db);
    const fault = owner?.faultAt('write');
    switch (fault) {
      case undefined:
        break;
      case 'tab-killed':
      case 'browser-killed':
      case 'storage-cleared':
        owner?.suffer(fault);
        break;
      case 'connection-closed':
      case 'commit-unheard':
        cutOff(transaction.db);
        break;
      case 'transaction-aborted':
      case 'unknown-error':
      case 'quota':
        return () => (transaction as Transaction)._abort(nameOf[fault]);
    }
    if (owner?.dead === true) throw new Gone();
    return undefined;
  };
  const store = program.IDBObjectStore.prototype;
  const writing = <Given extends unknown[], Result>(act: (...given: Given) => Result) =>
    function write(this: IDBObjectStore, ...given: Given): Result {
      const then = atWrite(this.transaction);
      const request = act.apply(this, given);
      then?.();
      return request;
    };
  store.put = writing(store.put);
  store.add = writing(store.add);
  store.delete = writing(store.delete);
  store.clear = writing(store.clear);

  const transaction = program.IDBTransaction.prototype;
  const dispatch = transaction.dispatchEvent;
  transaction.dispatchEvent = function dispatchEvent(this: IDBTransaction, event: Event) {
    const owner = owners.get(this.db);
    // Committed; nobody has heard of it yet.
    const fault = event.type === 'complete' && this.mode === 'readwrite' ? owner?.faultAt('commit') : undefined;
    if (fault === 'tab-killed' || fault === 'browser-killed') owner?.suffer(fault);
    else if (fault === 'storage-cleared') turns.later(() => owner?.suffer(fault));
    else if (fault !== undefined) {
      (this as Transaction).error = new DOMException('Connection lost.', fault === 'quota' ? 'UnknownError' : nameOf[fault === 'unknown-error' ? fault : 'transaction-aborted']);
      Object.defineProperty(event, 'type', { value: 'abort' });
    }
    if (owner?.dead === true) {
      (this.db as Connection)._rawDatabase.processTransactions();
      return true;
    }
    return dispatch.call(this, event);
  };

  return {
    newFactory: () => new program.IDBFactory(),
    KeyRange: program.IDBKeyRange,
    claim: (connection, owner) => void owners.set(connection, owner),
    cutOff,
    clear(factory) {
      for (const { connections, transactions } of factory._databases.values()) {
        for (const each of transactions) if (each._state !== 'finished') each._abort('AbortError');
        for (const connection of connections.slice()) program.forceCloseDatabase(connection);
      }
      factory._databases.clear();
    },
    records: (factory) =>
      [...factory._databases.values()].flatMap(({ rawObjectStores }) =>
        [...rawObjectStores].flatMap(([name, { records }]) => [...records.values()].map(({ value }) => ({ store: name, value }))),
      ),
  };
}
