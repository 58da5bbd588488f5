/** IndexedDB in memory, built apart so that its turns are the schedule's; with the pieces of it that faults take hold of. */
export { forceCloseDatabase, IDBCursor, IDBDatabase, IDBFactory, IDBKeyRange, IDBObjectStore, IDBTransaction } from 'fake-indexeddb';
