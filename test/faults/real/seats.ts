import type { Answers, Event } from '../oracle.ts';
import type { DeviceBrowser } from './browser.ts';
import { mostPeople } from './short-survey.ts';
import type { Way } from './way.ts';
import type { Windows } from './windows.ts';

/** One tab, and who sits before it. */
export interface Seat {
  /** Who is answering here. */
  person: number | undefined;
  /** What stood on the screen when it was last read. */
  mind: Answers;
  /** Whose last page is open here. */
  finished: number | undefined;
  /** What they finished with. */
  sent: Answers;
  told: string;
}
export const newSeat = (): Seat => ({ person: undefined, mind: {}, finished: undefined, sent: {}, told: '' });

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
  /** Many people use it, as far as staff were told. */
  shared: boolean;
  /** Every secret code that this device was shared under; they are on paper. */
  secrets: string[];
  lockedAway: LockedAway[];
  /** Of whom nothing may be seen on this device any more, until they come back with the secret code. */
  handedOver: Set<number>;
}

/** A keep card in somebody's hands. */
export interface Card {
  /** Who was given it, and who used it again: each round's answers are a person's of their own. */
  people: number[];
  code: string;
  /** What it was given for. */
  answers: Answers;
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
  /** What a screen said that is not so. */
  untrue: string[];
  /** In the order in which they were given out. */
  cards: Card[];
  /** Somebody will use one, so that it is waited for where it is given out. */
  needsCards: boolean;
  /** Who has answered anything: a page that was only opened is saved too, and is nobody's loss. */
  haveAnswered: Set<number>;
}

export const numberOf = (who: string | undefined): number | undefined => (who === undefined ? undefined : Number(who.replace('person-', '')));
/** The word by which something of this person is known wherever it lies. */
export const markOf = (person: number, seed: number): string => `mark-${seed}-${person}-`;
/** Whose answers these are, by what they chose or wrote. */
export function ownerOf(answers: Answers): number | undefined {
  const [, person] = /^mark-\d+-(\d+)-/.exec(answers['note'] ?? '') ?? [];
  return numberOf(answers['who']) ?? (person === undefined ? undefined : Number(person));
}
/** Everybody who can be in a schedule. */
export const everybody: readonly number[] = Array.from({ length: mostPeople }, (_, person) => person);
