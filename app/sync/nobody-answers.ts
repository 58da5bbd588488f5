import { answeringLock } from '#app/store/answering-lock.ts';
import { isInUse } from './worker-store.ts';

/**
 * Does something if nobody on this device is answering, in whatever tab, no answers lie unfinished, and it is not shared
 * by many people just now; and lets nobody begin meanwhile.
 */
export const ifNobodyAnswers = (work: () => Promise<void>): Promise<void> =>
  navigator.locks.request(answeringLock, { ifAvailable: true }, async (lock) => {
    if (lock !== null && !(await isInUse())) await work();
  });
