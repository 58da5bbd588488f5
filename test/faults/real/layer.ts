import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from '@playwright/test';
import type { Schedule } from '../schedule.ts';
import { openPlace } from './place.ts';
import { runInReality, type RealOutcome, type Reality } from './reality.ts';
import type { Slot } from './seats.ts';
import { openWay } from './way.ts';
import { newWindows } from './windows.ts';

/** What is done on purpose to show that it is noticed, and who hears of each step. */
export type LayerSettings = Partial<Pick<Reality, 'leavesWords' | 'narrate'>> & {
  /** New workers take over as soon as they are there. */
  workersTakeOverEarly?: boolean;
};

/** Runs schedules in real browsers against a real server process. */
export interface RealLayer {
  run(schedule: Schedule, seed: number): Promise<RealOutcome>;
  close(): Promise<void>;
}

/**
 * The real layer: Chromium with its IndexedDB and service worker, a server process over SQLite or the PostgreSQL
 * database at `databaseUrl`, and a proxy of ours on the way. One schedule at a time; for more, open more of them over one `shared`.
 */
export async function realLayer(databaseUrl: string | undefined, shared: Browser, settings: LayerSettings = {}): Promise<RealLayer> {
  const place = await openPlace(databaseUrl);
  const folder = await mkdtemp(join(tmpdir(), 'all-heard-browsers-'));
  const slots = new Map<number, Slot>();
  let profiles = 0;
  async function slot(device: number): Promise<Slot> {
    const known = slots.get(device) ?? { way: await openWay({ place, workersTakeOverEarly: settings.workersTakeOverEarly === true }), windows: newWindows() };
    slots.set(device, known);
    return known;
  }
  return {
    async run(schedule, seed) {
      try {
        return await runInReality({ place, shared, slot, newProfile: () => Promise.resolve(join(folder, String((profiles += 1)))), ...settings }, schedule, seed);
      } finally {
        await rm(folder, { recursive: true, force: true, maxRetries: 5 });
      }
    },
    async close() {
      for (const { way, windows } of slots.values()) {
        await windows.context?.close().catch(() => undefined);
        await way.close();
      }
      await place.close();
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
