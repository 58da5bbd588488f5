/**
 * A schedule: what people do on their devices and what goes wrong meanwhile, in order. Every list of steps is one that can
 * be run: a step that has no place where it stands (an answer where nobody is answering) does nothing. So steps can be
 * taken out, and what is left is still a schedule.
 */
export const deviceCount = 3;
export const tabCount = 2;

/** What can be made, by the question that it answers: a drawing, and a recording. */
export const things = ['picture', 'voice'] as const;
export type Thing = (typeof things)[number];

/** What people and programs do. */
export type Act =
  | { do: 'come'; card: boolean; language: 'en' | 'ur'; fresh: boolean }
  | { do: 'answer'; value: number }
  | { do: 'write' }
  /** Something is made in answer to a question, in place of what was, of so many pieces; or taken away again. The fast layer's alone. */
  | { do: 'make'; what: Thing; pieces: number }
  | { do: 'unmake'; what: Thing }
  | { do: 'next' }
  | { do: 'back' }
  | { do: 'change-language'; language: 'en' | 'ur' }
  | { do: 'send' }
  | { do: 'stop'; keep: boolean }
  | { do: 'hand-over' }
  | { do: 'retry' }
  | { do: 'sync' }
  | { do: 'worker-sync' }
  /** Of all who hold a keep card, counted back from the one who got theirs last. */
  | { do: 'withdraw'; who: number }
  | { do: 'wait'; for: 'seconds' | 'minutes' | 'days' | 'months' }
  | { do: 'offline' }
  | { do: 'online' }
  /** The area corrects the words of its survey, or publishes a new version of it. */
  | { do: 'publish'; what: 'words' | 'version' }
  /** This device is set up from a copy of another one. */
  | { do: 'copy-device'; from: number }
  /** Answers are carried in a sealed file from this device to another. */
  | { do: 'carry'; to: number }
  /** The device becomes one that many people use, one after the other. This and the acts below are the real layer's alone. */
  | { do: 'share' }
  /** Whoever answers goes away, and nobody touches the device until it hands itself over. */
  | { do: 'walk-away' }
  /** Somebody whose answers were locked away goes on with them by the secret code, counted back from the last. */
  | { do: 'take-back'; who: number }
  /** The holder of a keep card uses these answers again in the next round, counted back as for taking them back. */
  | { do: 'bring-back'; who: number };

/** Faults of the device's store: they come at the nth moment of a kind from now. */
export const diskFaults = ['connection-closed', 'transaction-aborted', 'unknown-error', 'quota', 'commit-unheard', 'storage-cleared', 'tab-killed', 'browser-killed'] as const;
export type DiskFault = (typeof diskFaults)[number];
/** When a transaction begins, at a write in it, or when it is committed and nobody has heard yet. */
export const diskMoments = ['begin', 'write', 'commit'] as const;
export type DiskMoment = (typeof diskMoments)[number];

/** Faults of the way between a device and the server: each befalls one request. */
export const wayFaults = ['portal', 'other-json', 'request-cut', 'reply-cut', 'lost-before', 'lost-after', 'doubled', 'late-copy', 'slow', 'gateway', 'second-trigger'] as const;
export type WayFault = (typeof wayFaults)[number];

/** Faults of the server: they come at the nth moment of their kind from now. */
export const serverFaults = ['locked', 'disk-full', 'killed-before-commit', 'killed-after-commit', 'commit-unknown', 'killed'] as const;
export type ServerFault = (typeof serverFaults)[number];

/** Of these, those that come in the middle of a transaction. */
const inTransactions = ['disk-full', 'killed-before-commit', 'killed-after-commit', 'commit-unknown'] as const satisfies readonly ServerFault[];

/** Faults that come at once, on one device. */
export const suddenFaults = ['private-mode', 'device-clock', 'server-clock', 'worker-updated'] as const;
export type SuddenFault = (typeof suddenFaults)[number];

export type FaultKind = DiskFault | WayFault | ServerFault | SuddenFault;
export const faultKinds: readonly FaultKind[] = [...diskFaults, ...wayFaults, ...serverFaults, ...suddenFaults];

export type Fault =
  | { fault: DiskFault; at: DiskMoment; after: number; times: number }
  /** `on`: it waits for a request of this kind. */
  | { fault: WayFault; on?: 'pieces' }
  /** `on`: it waits for a transaction that writes pieces. */
  | { fault: ServerFault; after: number; on?: 'pieces' }
  | { fault: SuddenFault; years: number };

/** One step. `together`: the next one begins before this one is over. */
export type Step = { device: number; tab: number; together: boolean } & (Act | Fault);
export type Schedule = readonly Step[];

export const isFault = (step: Step): step is Step & Fault => 'fault' in step;

/** Numbers from a seed (mulberry32): the same seed gives the same ones everywhere. */
export interface Dice {
  /** From 0 to under 1. */
  next(): number;
  /** A whole number from 0 to under `many`. */
  below(many: number): number;
  oneOf<T>(all: readonly T[]): T;
  chance(share: number): boolean;
}

export function createDice(seed: number): Dice {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (many: number) => Math.floor(next() * many);
  return {
    next,
    below,
    oneOf<T>(all: readonly T[]): T {
      const one = all[below(all.length)];
      if (one === undefined) throw new RangeError('There is nothing to choose from.');
      return one;
    },
    chance: (share) => next() < share,
  };
}

/** What somebody who is answering does next. */
function touch(dice: Dice): Act {
  const roll = dice.below(100);
  if (roll < 30) return { do: 'answer', value: dice.below(5) };
  if (roll < 48) return { do: 'write' };
  if (roll < 53) return { do: 'next' };
  if (roll < 56) return { do: 'back' };
  if (roll < 60) return { do: 'change-language', language: dice.oneOf(['en', 'ur']) };
  if (roll < 86) return { do: 'send' };
  if (roll < 92) return { do: 'stop', keep: dice.chance(0.6) };
  if (roll < 97) return { do: 'hand-over' };
  return { do: 'retry' };
}

/** What happens besides. */
function besides(dice: Dice): Act {
  const roll = dice.below(100);
  if (roll < 22) return { do: 'sync' };
  if (roll < 42) return { do: 'worker-sync' };
  if (roll < 54) return { do: 'withdraw', who: dice.below(6) };
  if (roll < 78) return { do: 'wait', for: dice.oneOf(['seconds', 'minutes', 'minutes', 'days', 'months']) };
  if (roll < 83) return { do: 'offline' };
  if (roll < 91) return { do: 'online' };
  if (roll < 93) return { do: 'carry', to: dice.below(deviceCount) };
  if (roll < 96) return { do: 'publish', what: dice.chance(0.7) ? 'words' : 'version' };
  return { do: 'copy-device', from: dice.below(deviceCount) };
}

/** Faults, each kind about as often as it takes for all of them to come up often enough. */
function fault(dice: Dice): Fault {
  const roll = dice.below(100);
  if (roll < 40) return { fault: dice.oneOf(diskFaults), at: dice.oneOf(diskMoments), after: dice.below(5), times: dice.chance(0.6) ? 1 : 1 + dice.below(8) };
  if (roll < 74) return { fault: dice.oneOf(wayFaults) };
  if (roll < 92) return { fault: dice.oneOf(serverFaults), after: dice.chance(0.7) ? 0 : dice.below(6) };
  return { fault: dice.oneOf(suddenFaults), years: dice.oneOf([-30, -1, 0, 1, 10]) };
}

/** Things that go together too seldom by chance. */
function motif(dice: Dice): Step[] {
  const device = dice.below(deviceCount);
  const other = (device + 1) % deviceCount;
  const here = { device, tab: 0, together: false };
  const there = { device: other, tab: 0, together: false };
  const come: Act = { do: 'come', card: false, language: 'en', fresh: false };
  const touched: Act = dice.chance(0.5) ? { do: 'write' } : { do: 'answer', value: dice.below(5) };
  switch (dice.below(4)) {
    case 0:
      // Taken back before it came: the tablet has no network, the person's phone at home has.
      return [{ ...here, ...come }, { ...here, ...touched }, { ...here, do: 'offline' }, { ...here, do: 'send' }, { ...there, do: 'withdraw', who: 0 }, { ...here, do: 'online' }];
    case 1:
      // Taken back, and then a copy of it arrives that was on its way.
      return [{ ...here, ...come }, { ...here, ...touched }, { ...here, fault: 'late-copy' }, { ...here, do: 'send' }, { ...here, do: 'sync' }, { ...there, do: 'withdraw', who: 0 }];
    case 2:
      // Answers wait to be sent, and the tab that is opened next gets a connection that breaks while it is opened.
      return [
        { ...here, ...come }, { ...here, ...touched }, { ...here, do: 'offline' }, { ...here, do: 'send' },
        { ...here, fault: 'unknown-error', at: 'begin', after: 0, times: 1 }, { ...here, ...come }, { ...here, do: 'online' },
      ];
    default:
      // A tablet and its copy: what was begun on one is finished on both, not in the same way.
      return [
        { ...here, ...come }, { ...here, ...touched }, { ...here, do: 'stop', keep: true }, { ...there, do: 'copy-device', from: device },
        { ...here, ...come }, { ...here, do: 'write' }, { ...here, do: 'send' },
        { ...there, ...come }, { ...there, do: 'write' }, { ...there, do: 'send' },
      ];
  }
}

/**
 * Half of the schedules with things that are made, and with faults that befall their pieces, by dice of its own: what else a
 * seed brings is what it brought before anything could be made.
 */
function withThingsMade(schedule: Schedule, seed: number): Schedule {
  const dice = createDice(seed ^ 0x5bd1e995);
  if (dice.chance(0.5)) return schedule;
  return schedule.flatMap((step): Step[] => {
    const here = { device: step.device, tab: step.tab, together: dice.chance(0.12) };
    if (isFault(step)) return [step];
    const touched = step.do === 'answer' || step.do === 'write' || step.do === 'next' || step.do === 'change-language';
    if (touched && dice.chance(0.5)) return [step, { ...here, ...(dice.chance(0.85) ? { do: 'make', what: dice.oneOf(things), pieces: dice.oneOf([1, 1, 2, 5]) } : { do: 'unmake', what: dice.oneOf(things) }) }];
    const sends = step.do === 'send' || step.do === 'sync' || step.do === 'worker-sync' || step.do === 'online';
    if (sends && dice.chance(0.7)) return [{ ...here, together: false, on: 'pieces', ...(dice.chance(0.7) ? { fault: dice.oneOf(wayFaults) } : { fault: dice.oneOf(inTransactions), after: 0 }) }, step];
    return [step];
  });
}

/** A schedule of 5 to 40 steps and at times a motif. Most of it happens on one device, as most of life does; some of it goes wrong. */
export function makeSchedule(seed: number): Schedule {
  const dice = createDice(seed);
  const many = 5 + dice.below(36);
  const trouble = dice.oneOf([0.1, 0.2, 0.3]);
  const oneDevice = dice.chance(0.6);
  const oneTab = dice.chance(0.6);
  const answering = new Set<string>();
  const steps: Step[] = [];
  for (let at = 0; at < many; at += 1) {
    const place = { device: oneDevice ? 0 : dice.below(deviceCount), tab: oneTab ? 0 : dice.below(tabCount), together: dice.chance(0.12) };
    const here = `${place.device} ${place.tab}`;
    if (at > 0 && dice.chance(trouble)) steps.push({ ...place, ...fault(dice) });
    else if (dice.chance(0.15)) steps.push({ ...place, ...besides(dice) });
    else if (answering.has(here) && dice.chance(0.92)) {
      const act = touch(dice);
      if (act.do === 'send' || act.do === 'stop' || act.do === 'hand-over') answering.delete(here);
      steps.push({ ...place, ...act });
    } else {
      answering.add(here);
      steps.push({ ...place, do: 'come', card: dice.chance(0.4), language: dice.chance(0.8) ? 'en' : 'ur', fresh: dice.chance(0.4) });
    }
  }
  return withThingsMade(dice.chance(0.25) ? steps.toSpliced(dice.below(steps.length), 0, ...motif(dice)) : steps, seed);
}
