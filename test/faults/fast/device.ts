import type { Dexie as DexieClass } from 'dexie';
import type { Dice, DiskFault, DiskMoment } from '../schedule.ts';
import type { Disk, Factory } from './disk.ts';
import { createLocks, type Locks } from './locks.ts';
import type { Realm } from './realm.ts';
import type { Turns } from './turns.ts';

/** What came back for a request, as far as the app looks at it. */
export interface Reply {
  ok: boolean;
  status: number;
  headers: { get(name: string): string | null };
  json(): Promise<unknown>;
}
export interface Request {
  device: number;
  method: string;
  path: string;
  body: string;
  headers: Readonly<Record<string, string>>;
}

/** What a device's programs reach beyond the device. */
export interface Outside {
  turns: Turns;
  disk: Disk;
  dice: Dice;
  /** Milliseconds since 1970, in truth. */
  now(): number;
  /** Sends a request on its way. */
  send(request: Request, realm: Realm): Promise<Reply>;
  /** Told of each fault that was carried out. */
  injected(fault: DiskFault): void;
  /** Told when a worker takes the place of an earlier one. */
  tookOver(device: Device): void;
  /** Told just before a device's storage is cleared. `alsoMarks`: what is kept beside the store goes too. */
  clearing(device: Device, alsoMarks: boolean): void;
  Dexie: typeof DexieClass;
}

interface Armed {
  fault: DiskFault;
  at: DiskMoment;
  after: number;
  times: number;
}
export interface Timer {
  at: number;
  realm: Realm;
  work: () => void;
}

/** A device with a browser: one store, one clock, and the programs that run on it. */
export class Device {
  readonly number: number;
  readonly outside: Outside;
  factory: Factory;
  readonly local = new Map<string, string>();
  /** Milliseconds by which its clock is off. */
  clockOff = 0;
  /** A browser that gives no storage. */
  isPrivate = false;
  wantsSync = false;
  readonly realms = new Set<Realm>();
  readonly timers = new Set<Timer>();
  readonly locks: Locks<Realm>;
  armed: Armed[] = [];

  constructor(number: number, outside: Outside) {
    this.number = number;
    this.outside = outside;
    this.factory = outside.disk.newFactory();
    this.locks = createLocks(outside.turns);
  }

  now(): number {
    return this.outside.now() + this.clockOff;
  }

  /** The fault that is due at this moment of the store. */
  faultAt(moment: DiskMoment): DiskFault | undefined {
    const [first] = this.armed;
    if (first === undefined || first.at !== moment) return undefined;
    if (first.after > 0) {
      first.after -= 1;
      return undefined;
    }
    first.times -= 1;
    if (first.times <= 0) this.armed.shift();
    this.outside.injected(first.fault);
    return first.fault;
  }

  /** The device's storage is cleared, and its programs run on: by a person, who clears everything, or by a browser that is short of room, which leaves the small texts. */
  clear(): void {
    const alsoMarks = this.outside.dice.chance(0.5);
    this.outside.clearing(this, alsoMarks);
    this.outside.disk.clear(this.factory);
    if (alsoMarks) this.local.clear();
  }

  killAll(): void {
    for (const realm of this.realms) realm.kill();
  }

  /** Fires every timer that is due. */
  ring(): void {
    const due = [...this.timers].filter(({ at }) => at <= this.outside.now());
    for (const timer of due) {
      this.timers.delete(timer);
      this.outside.turns.later(() => {
        if (!timer.realm.dead) timer.work();
      });
    }
  }

  /** What a dead program held or waited for is free. */
  releaseAllOf(realm: Realm): void {
    this.locks.releaseAllOf(realm);
    for (const timer of this.timers) if (timer.realm === realm) this.timers.delete(timer);
  }
}
