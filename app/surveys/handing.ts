import type { AwayAfter } from '#app/store/share-device.ts';

/** How somebody's visit ended. None of the ways is a failure, and none is told as one. `view`: finished, and who sat beside them now says what they think themselves. */
export type Ending = 'finished' | 'view' | 'said-no' | 'said-later' | 'stopped-kept' | 'stopped-dropped' | 'walked-away';

/** The person is done, and nothing of theirs stays. Whoever is next begins at the round's first page, unless an address is given. */
export type End = (ending: Ending, number?: number, next?: string) => void;

/** What stands on the screen once nothing of the person does. */
export interface HandedOver {
  ending: Ending;
  /** Many people use this device: it is passed on. */
  shared: boolean;
  /** What the answers that were put away are remembered by. */
  number: number | undefined;
  /** Where the next person begins. */
  next: string;
}

/** What the feature of sessions puts on the pages of answering. */
export type SessionPiece =
  | ({ kind: 'handed-over' } & HandedOver)
  /** Asks, without showing anything of them, whether the person is the one whose answers lie here. */
  | { kind: 'is-it-you'; onYes(): void; onNo(): void }
  /** Watches whether somebody is there, and empties the page as it is left. */
  | { kind: 'presence'; awayAfter: AwayAfter; onGone(): void; onLeft(): void };
