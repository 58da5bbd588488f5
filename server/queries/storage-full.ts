/** How SQLite and PostgreSQL say that there is no room: `SQLITE_FULL`, and `disk_full` of class 53. */
const sqliteFull = 13;
const postgresFull = '53100';

/** The code by which the writing thread says it. */
export const storageFull = 'storage-full';

/** Whether the database could not write because there is no room. Nothing of the transaction was kept; later there may be room again. */
export function isStorageFull(fault: unknown): boolean {
  if (!(fault instanceof Error)) return false;
  if ('code' in fault && (fault.code === postgresFull || fault.code === 'ENOSPC' || fault.code === storageFull)) return true;
  return 'errcode' in fault && typeof fault.errcode === 'number' && (fault.errcode & 0xff) === sqliteFull;
}
