import type { Answers, Event } from '../oracle.ts';
import type { DeviceBrowser, Windows } from './browser.ts';
import { mostPeople } from './short-survey.ts';
import type { Way } from './way.ts';

/** One tab, and who sits before it. */
export interface Seat {
  /** Who is answering here. */
  person: number | undefined;
  /** What stood on the screen when it was last read. */
  mind: Answers;
  /** Whose last page is open here. */
  finished: number | undefined;
  told: string;
}
export const newSeat = (): Seat => ({ person: undefined, mind: {}, finished: undefined, told: '' });

/** Answers that were locked away on a device, and what they are remembered by. */
export interface LockedAway {
  person: number;
  name: string;
}

/** What of a device stays from schedule to schedule. */
export interface Slot {
  way: Way;
  windows: Windows;
}

export interface HeldDevice {
  number: number;
  browser: DeviceBrowser;
  way: Way;
  seats: Seat[];
  /** Who left answers unfinished here, as far as a person could know. */
  unfinished: number | undefined;
  /** Every secret code that this device was shared under; they are on paper. */
  secrets: string[];
  lockedAway: LockedAway[];
  /** Of whom nothing may be seen on this device any more, until they come back with the secret code. */
  handedOver: Set<number>;
}

/** A keep card in somebody's hands. */
export interface Card {
  person: number;
  code: string;
}

/** Something that could be reached and should not. */
export interface Reached {
  device: number;
  person: number;
  where: string;
}

/** What everybody in a schedule shares. */
export interface Around {
  seed: number;
  hear(event: Event): void;
  isGone(person: number, device: number): boolean;
  reachable: Reached[];
  /** In the order in which they were given out. */
  cards: Card[];
  /** Somebody will use one, so that it is waited for where it is given out. */
  needsCards: boolean;
}

export const numberOf = (who: string | undefined): number | undefined => (who === undefined ? undefined : Number(who.replace('person-', '')));
/** The word by which something of this person is known wherever it lies. */
export const markOf = (person: number, seed: number): string => `mark-${seed}-${person}-`;
/** Everybody who can be in a schedule. */
export const everybody: readonly number[] = Array.from({ length: mostPeople }, (_, person) => person);
