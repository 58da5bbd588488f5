import { bounds } from '#server/contracts/bounds.ts';

/** How safe and how roomy this device's storage is, as far as the browser says. */
export interface Room {
  /** Whether the browser promises not to clear it by itself; `undefined` where it cannot say. */
  kept: boolean | undefined;
  /** Bytes; `undefined` where the browser cannot say. */
  used: number | undefined;
  quota: number | undefined;
  nearlyFull: boolean;
  /** Safari, not installed to the home screen: it clears what was not visited for seven days, whatever it holds. */
  sevenDays: boolean;
}

/** What is looked at; tests give it another. */
export interface RoomParts {
  storage: Pick<StorageManager, 'persisted' | 'estimate'> | undefined;
  /** The browser's maker, as it says itself. */
  vendor: string;
  installed: boolean;
}

const here = (): RoomParts => ({
  storage: navigator.storage,
  vendor: navigator.vendor,
  installed: matchMedia('(display-mode: standalone)').matches || ('standalone' in navigator && navigator.standalone === true),
});

/** Asks the browser how things stand; nothing is asked of the person. */
export async function roomHere({ storage, vendor, installed }: RoomParts = here()): Promise<Room> {
  // Old Safari has neither; then nothing is known, and nothing is claimed.
  const kept = await storage?.persisted?.().catch(() => undefined);
  const { usage: used, quota } = (await storage?.estimate?.().catch(() => undefined)) ?? {};
  const left = used === undefined || quota === undefined ? undefined : quota - used;
  return {
    kept,
    used,
    quota,
    nearlyFull: left !== undefined && quota !== undefined && (left < bounds.roomLeftBytes || left < quota * bounds.roomLeftShare),
    sevenDays: vendor.startsWith('Apple') && !installed && kept !== true,
  };
}
