import { setTimeout as wait } from 'node:timers/promises';

/** Waits, on the world's own clock, until something is so. */
export async function untilReally(isSo: () => Promise<boolean>, what: string): Promise<void> {
  for (const end = Date.now() + 60_000; !(await isSo()); await wait(40)) if (Date.now() > end) throw new Error(`It never came to this: ${what}`);
}
