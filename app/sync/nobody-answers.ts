import { answeringLock } from '#app/store/answering-lock.ts';
import { isInUse } from './worker-store.ts';

/** Held while it is looked whether somebody answers: two who look at once would take each other for somebody who does. */
const lookingLock = 'all-heard looking';

/**
 * Does something if nobody on this device is answering, in whatever tab, no answers lie unfinished, and it is not shared
 * by many people just now; and lets nobody begin meanwhile. What `work` sets going goes on by itself: while one build is
 * taking over, the next that is asked to would find the lock taken, as if somebody answered, and wait for the next start.
 */
export const ifNobodyAnswers = (work: () => void): Promise<void> =>
  navigator.locks.request(lookingLock, () =>
    navigator.locks.request(answeringLock, { ifAvailable: true }, async (lock) => {
      if (lock !== null && !(await isInUse())) work();
    }),
  );
