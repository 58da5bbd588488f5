import { profiles } from '#app/access/profile.ts';
import { clearUnfinished, quietly } from './unfinished.ts';

/**
 * Takes from this page what is of one person and not in the store: the look they chose, the marks, what the tab's
 * drawer and its entry in the history hold, and speech that is still to come.
 */
export function clearPerson(): void {
  profiles.handOver();
  clearUnfinished();
  quietly(() => sessionStorage.clear());
  history.replaceState(null, '');
  globalThis.speechSynthesis?.cancel();
}
