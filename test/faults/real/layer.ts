import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from '@playwright/test';
import type { Schedule } from '../schedule.ts';
import { openPlace } from './place.ts';
import { runInReality, type RealOutcome, type Reality } from './reality.ts';

/** What is done on purpose to show that it is noticed, and who hears of each step. */
export type LayerSettings = Partial<Pick<Reality, 'workersTakeOverEarly' | 'leavesWords' | 'narrate'>>;

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
  let profiles = 0;
  return {
    async run(schedule, seed) {
      try {
        return await runInReality({ place, shared, newProfile: () => Promise.resolve(join(folder, String((profiles += 1)))), ...settings }, schedule, seed);
      } finally {
        await rm(folder, { recursive: true, force: true, maxRetries: 5 });
      }
    },
    async close() {
      await place.close();
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
