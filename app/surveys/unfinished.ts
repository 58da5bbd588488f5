/**
 * Marks that somebody is in the middle of a round, for the inline script and for a reload. They hold
 * a round's slug and nothing of the person. In private windows without storage they are simply not there.
 */
const tabMark = 'answering';
const deviceMark = 'unfinished';

/** Does something with storage, or nothing where there is none. */
export function quietly<T>(act: () => T): T | undefined {
  try {
    return act();
  } catch {
    // Storage is turned off here. Without the mark the start page shows for a moment before the draft does.
    return undefined;
  }
}

export const markUnfinished = (roundSlug: string): void => {
  quietly(() => {
    sessionStorage.setItem(tabMark, roundSlug);
    localStorage.setItem(deviceMark, roundSlug);
  });
};

export const clearUnfinished = (): void => {
  quietly(() => {
    sessionStorage.removeItem(tabMark);
    localStorage.removeItem(deviceMark);
  });
};

/** The tab forgets, the device does not: the next person here is asked before anything is shown. */
export const leaveUnfinished = (): void => {
  quietly(() => sessionStorage.removeItem(tabMark));
};

/** Whether this very tab was in the middle of this round: then a reload goes straight back to the place. */
export const answeringHere = (roundSlug: string): boolean => quietly(() => sessionStorage.getItem(tabMark) === roundSlug) === true;
