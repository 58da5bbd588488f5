import type { Answers } from './oracle.ts';

/** What is known of a person: what stood on the screen, what was said of it, and what came of it. */
export interface Person {
  /** Every state of the answers that was on the screen, oldest first. */
  states: Answers[];
  /** The newest of them that was called saved. */
  told: number;
  drafts: Map<number, 'kept' | 'unsure' | 'dropped' | 'cleared'>;
  finishes: Finish[];
  dropped: boolean;
  /** Whether the answers finished on a device, or `anywhere`, were asked to be taken back, and whether that was heard to be done. */
  withdrawn: Map<number | 'anywhere', 'asked' | 'told'>;
  copied: boolean;
}

/** Answers that somebody was told are finished, on this device. */
export interface Finish {
  id: string;
  device: number;
  answers: Answers;
  /** What was said of them afterwards, there. */
  sent: boolean;
  /** The device was cleared after that. */
  evicted: boolean;
}

/** Whether these are the same answers. */
export const same = (one: Answers, other: Answers): boolean => {
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...names].every((name) => one[name] === other[name]);
};

/** Whether answers that were finished there were asked to be taken back, and whether it was heard that they are. */
export const takenBack = ({ withdrawn }: Person, device: number | 'anywhere') => withdrawn.get(device) ?? withdrawn.get('anywhere');

/** Whether these answers are what was called saved last, or something newer that was on the screen. */
export const isCurrent = ({ states, told }: Person, answers: Answers): boolean => states.slice(told).some((state) => same(state, answers));
