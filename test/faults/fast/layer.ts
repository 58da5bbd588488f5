import type { Dexie } from 'dexie';
import type { Engine } from '#server/database/engine.ts';
import type { FaultKind, Schedule } from '../schedule.ts';
import { worldNames } from './realm.ts';
import { createDisk } from './disk.ts';
import { browserProgram, type Patch } from './programs.ts';
import { startFaultyServer } from './server.ts';
import type { Said, Tab } from './tab-program.ts';
import { createTurns } from './turns.ts';
import { runSchedule, type Outcome } from './world.ts';

/** Something that runs schedules: the fast layer is one, browsers with a real server another. */
export interface Layer {
  run(schedule: Schedule, seed: number): Promise<Outcome>;
  close(): Promise<void>;
}

/** The fast layer: the real store, outbox, sync, sealing and server in this process, over disks in memory and a real database. */
export async function fastLayer(engine: Engine, databaseUrl: string | undefined, patches: readonly Patch[] = []): Promise<Layer> {
  const turns = createTurns();
  let count: (fault: FaultKind) => void = () => undefined;
  const [disk, dexie, tab, worker, server] = await Promise.all([
    createDisk(turns),
    browserProgram<{ Dexie: typeof Dexie }>('test/faults/fast/dexie-program.ts', ['console']),
    browserProgram<{ openTab(say: (said: Said) => void): Tab }>('test/faults/fast/tab-program.ts', worldNames, patches),
    browserProgram<unknown>('app/worker.ts', worldNames, patches),
    startFaultyServer(engine, databaseUrl, (fault) => count(fault), patches),
  ]);
  const applied = new Set([...tab.applied, ...worker.applied, ...server.applied]);
  const missed = patches.find((patch) => !applied.has(patch));
  if (missed !== undefined) throw new Error(`${missed.file} is in none of the programs, so nothing in it can be changed.`);
  const parts = { turns, disk, server, tab, worker, dexie: dexie.begin({ console: { ...console, warn: () => undefined } }) };
  return {
    async run(schedule, seed) {
      const atServer = new Map<FaultKind, number>();
      count = (fault) => void atServer.set(fault, (atServer.get(fault) ?? 0) + 1);
      const { injected, ...outcome } = await runSchedule(parts, schedule, seed);
      const all = new Map(injected);
      for (const [fault, many] of atServer) all.set(fault, (all.get(fault) ?? 0) + many);
      return { ...outcome, injected: all };
    },
    close: () => server.close(),
  };
}
