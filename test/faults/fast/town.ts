import type { Dexie } from 'dexie';
import { createOracle } from '../oracle.ts';
import { createDice, deviceCount, type FaultKind } from '../schedule.ts';
import { Device } from './device.ts';
import type { Disk } from './disk.ts';
import { markLeft } from './marks.ts';
import type { Program } from './programs.ts';
import { openRealm, type Realm } from './realm.ts';
import { outboxOf } from './search.ts';
import type { FaultyServer } from './server.ts';
import type { Said, Tab } from './tab-program.ts';
import { createTold, type Seat } from './told.ts';
import type { Turns } from './turns.ts';
import { createWay } from './way.ts';

/** What all schedules of a run share. */
export interface Parts {
  turns: Turns;
  disk: Disk;
  server: FaultyServer;
  tab: Program<{ openTab(say: (said: Said) => void): Tab }>;
  worker: Program<unknown>;
  dexie: { Dexie: typeof Dexie };
}

export interface OpenTab extends Seat {
  readonly realm: Realm;
  program: Tab;
}

const begins = Date.UTC(2026, 9, 5, 9);
/** Milliseconds after which whoever waits for a server gives up. */
const patience = 120_000;
const quietly = (work: Promise<unknown>) => void work.catch(() => undefined);

/** The devices of one schedule with their tabs and workers, the way to the server, and the time that all of them share. */
export function createTown({ turns, disk, server, ...programs }: Parts, seed: number) {
  const dice = createDice(seed);
  const injected = new Map<FaultKind, number>();
  const count = (fault: FaultKind) => void injected.set(fault, (injected.get(fault) ?? 0) + 1);
  const oracle = createOracle();
  const told = createTold(oracle, server.acknowledged);
  const tabs = new Map<string, OpenTab>();
  const sessions = new Map<string, Map<string, string>>();
  const workers = new Map<number, Realm>();
  let time = begins;
  let serverOff = 0;
  let trouble: Error | undefined;

  const way = createWay(server, turns, count, (realm) => {
    for (const other of realm.device.realms) turns.later(() => other.dispatch('online'));
  });
  const devices = Array.from(
    { length: deviceCount },
    (_, number) =>
      new Device(number, {
        turns, disk, dice, send: way.send, injected: count, Dexie: programs.dexie.Dexie,
        now: () => time,
        clearing(device, alsoMarks) {
          const marked = alsoMarks ? undefined : markLeft(device);
          oracle.hear({ kind: 'cleared', device: device.number, waiting: outboxOf(device).map(({ id }) => id), ...(marked === undefined ? {} : { marked }) });
        },
        tookOver(device) {
          const answering = [...tabs.values()].some(({ realm, program }) => realm.device === device && !realm.dead && program.isHolding());
          oracle.hear({ kind: 'took-over', device: device.number, answering });
        },
      }),
  );
  server.setNow(time);

  /** Opens the app in a tab, and closes what was there before. `listen`: another ear than the oracle's. */
  function openTab(device: Device, number: number, listen?: (said: Said) => void): OpenTab {
    const name = `${device.number} ${number}`;
    tabs.get(name)?.realm.kill();
    const session = sessions.get(name) ?? new Map<string, string>();
    sessions.set(name, session);
    const realm = openRealm(device, 'tab', session);
    const program = programs.tab.begin(realm.world).openTab((said) => {
      if (!realm.dead) (listen ?? ((each) => told.hear(device.number, opened, each)))(said);
    });
    const opened: OpenTab = { realm, program, person: -1 };
    tabs.set(name, opened);
    told.seat(opened);
    return opened;
  }

  async function quiet(): Promise<void> {
    await turns.untilQuiet();
    if (trouble !== undefined) throw trouble;
  }

  function workerOf(device: Device): Realm {
    const there = workers.get(device.number);
    if (there?.dead === false) return there;
    const realm = openRealm(device, 'worker');
    programs.worker.begin(realm.world);
    workers.set(device.number, realm);
    return realm;
  }

  return {
    turns, disk, server, dice, oracle, told, way, devices, sessions, count, injected, openTab, quiet,
    /** The tab there, if its program lives. */
    living(device: Device, number: number): OpenTab | undefined {
      const tab = tabs.get(`${device.number} ${number}`);
      return tab?.realm.dead === false ? tab : undefined;
    },
    /** Work that nobody waits for, and whose failure is a fault of the harness. */
    background(work: Promise<unknown>): void {
      work.catch((error: unknown) => {
        trouble ??= error instanceof Error ? error : new Error(String(error));
      });
    },
    /** Whether all that stands in a tab is on disk. */
    async settled(tab: OpenTab): Promise<boolean> {
      let done = false;
      tab.program.settled().then(
        () => (done = true),
        () => undefined,
      );
      await quiet();
      return done;
    },
    setServerOff(milliseconds: number): void {
      serverOff = milliseconds;
      server.setNow(time + serverOff);
    },
    /** Whether the round has begun by the server's clock. */
    roundIsOpen: (): boolean => new Date(time + serverOff).toISOString() >= server.round.opensOn,
    /** A newer worker waits; a page asks it to take over, and if it does the earlier one is gone. */
    newWorker(device: Device): void {
      const before = workers.get(device.number);
      workers.delete(device.number);
      workerOf(device).dispatch('message', { data: 'take-over', ports: [], waitUntil: quietly });
      turns.later(() => before?.kill());
    },
    /** The browser wakes the worker, since something waits to be sent. */
    wake(device: Device): void {
      device.wantsSync = false;
      workerOf(device).dispatch('sync', { tag: 'all-heard-outbox', waitUntil: quietly });
    },
    /** Time goes by, everywhere. */
    pass(milliseconds: number): void {
      time += milliseconds;
      server.setNow(time + serverOff);
      if (milliseconds > patience) way.giveUp();
      for (const device of devices) device.ring();
    },
  };
}
export type Town = ReturnType<typeof createTown>;
