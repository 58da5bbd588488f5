import { chmodSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as wait } from 'node:timers/promises';

/** Somebody else held the lock for too long. Its message is for the person who runs the server. */
export class LockError extends Error {
  override name = 'LockError';
}

/** How long another process may hold the lock before something is wrong, in milliseconds. */
const lockPatience = 15_000;
const lockStep = 25;

const sqliteBusy = 5;
const isBusy = (fault: unknown): boolean => fault instanceof Error && 'errcode' in fault && fault.errcode === sqliteBusy;

/**
 * Does work that one process at a time may do: the others wait. The lock is the operating system's own, by way of an
 * empty SQLite file beside `file`: it goes with the process that held it, however that ended, so there is never a stale
 * one to take away from somebody. The empty file stays; two processes could hold two files of one name.
 * @throws {LockError} when another process holds it for too long.
 */
export async function locked<T>(file: string, work: () => Promise<T>): Promise<T> {
  const lock = `${file}.lock`;
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
  const turn = new DatabaseSync(lock, { timeout: 0 });
  try {
    chmodSync(lock, 0o600);
    for (let waited = 0; ; waited += lockStep) {
      try {
        turn.exec('begin exclusive');
        break;
      } catch (fault) {
        if (!isBusy(fault)) throw fault;
        if (waited >= lockPatience) throw new LockError(`Another process holds ${lock}. Wait until it is done, or stop it.`, { cause: fault });
        await wait(lockStep);
      }
    }
    return await work();
  } finally {
    turn.close();
  }
}
