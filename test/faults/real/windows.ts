import { setTimeout as wait } from 'node:timers/promises';
import type { BrowserContext } from '@playwright/test';

/** The windows of a device that stays from schedule to schedule: what somebody opened before is there, and nothing that anybody left. */
export interface Windows {
  context: BrowserContext | undefined;
  /** Schedules in which they were used. */
  used: number;
}
export const newWindows = (): Windows => ({ context: undefined, used: 0 });
/** After so many schedules a device is a new one, on which nothing was ever opened. */
const usedAtMost = 8;
/** All but the service worker and its caches. */
const ofPeople = 'cookies,indexeddb,local_storage,file_systems,shared_storage';

/** Takes away what people left, and keeps the windows for the next schedule. Returns whether that was possible. */
export async function keepForNext(windows: Windows, left: BrowserContext, origin: string): Promise<boolean> {
  if (windows.used >= usedAtMost) return false;
  const keep = async () => {
    const pages = left.pages();
    const last = pages.pop() ?? (await left.newPage());
    await Promise.all(pages.map((page) => page.close()));
    await last.goto('about:blank');
    const session = await left.newCDPSession(last);
    await session.send('Storage.clearDataForOrigin', { origin, storageTypes: ofPeople });
    await last.close();
  };
  // A browser that does not answer is closed.
  const isKept = await Promise.race([keep().then(() => true, () => false), wait(5_000, false)]);
  if (isKept) windows.context = left;
  return isKept;
}
