import type { Turns } from './turns.ts';

type Mode = 'exclusive' | 'shared';
type Work = (lock: object | null) => Promise<unknown>;
interface Place<Holder> {
  holder: Holder;
  mode: Mode;
  begin(): void;
}

/** Web Locks of one device, among its tabs and its worker. */
export interface Locks<Holder> {
  request(holder: Holder, name: string, given: { mode?: Mode; ifAvailable?: boolean } | Work, work?: Work): Promise<unknown>;
  /** What a dead program held or waited for is free. */
  releaseAllOf(holder: Holder): void;
}

export function createLocks<Holder extends { dead: boolean }>(turns: Turns): Locks<Holder> {
  const held = new Map<string, Place<Holder>[]>();
  const queued = new Map<string, Place<Holder>[]>();

  const fits = (name: string, mode: Mode) => (held.get(name) ?? []).every((one) => one.mode === 'shared' && mode === 'shared');
  function next(name: string): void {
    const waiting = queued.get(name) ?? [];
    for (let first = waiting[0]; first !== undefined && fits(name, first.mode); first = waiting[0]) {
      waiting.shift();
      held.set(name, [...(held.get(name) ?? []), first]);
      turns.later(first.begin);
    }
  }
  function release(name: string, place: Place<Holder>): void {
    held.set(name, (held.get(name) ?? []).filter((one) => one !== place));
    next(name);
  }

  return {
    async request(holder, name, given, then) {
      const { mode = 'exclusive', ifAvailable = false } = typeof given === 'function' ? {} : given;
      const work = typeof given === 'function' ? given : then;
      if (work === undefined) throw new TypeError('A lock is asked for without work to do under it.');
      if (ifAvailable && (!fits(name, mode) || (queued.get(name) ?? []).length > 0)) return work(null);
      const place: Place<Holder> = { holder, mode, begin: () => undefined };
      await new Promise<void>((begin) => {
        place.begin = begin;
        queued.set(name, [...(queued.get(name) ?? []), place]);
        next(name);
      });
      try {
        return await work({ name, mode });
      } finally {
        if (!holder.dead) release(name, place);
      }
    },
    releaseAllOf(holder) {
      for (const [name, places] of queued) queued.set(name, places.filter((one) => one.holder !== holder));
      for (const [name, places] of held) {
        held.set(name, places.filter((one) => one.holder !== holder));
        next(name);
      }
    },
  };
}
