import { answeringLock } from '#app/store/answering-lock.ts';
import { hasDrafts } from './worker-store.ts';

/** Does something if nobody on this device is answering, in whatever tab, and no answers lie unfinished; and lets nobody begin meanwhile. */
export const ifNobodyAnswers = (work: () => Promise<void>): Promise<void> =>
  navigator.locks.request(answeringLock, { ifAvailable: true }, async (lock) => {
    if (lock !== null && !(await hasDrafts())) await work();
  });
