import type { KeepCopy } from '#server/contracts/keep-copy.ts';
import type { RoundReplies } from '#server/contracts/reply.ts';
import type { Pack } from '#server/contracts/round.ts';

/** What was said with a card in one round. `pack` is absent where the questions can no longer be fetched: then only own words are shown. */
export interface KeptSet {
  copy: KeepCopy;
  pack: Pack | undefined;
}

/** What came of asking for the answers behind a keep card. */
export type LookUp =
  /** One set of each round, the newest first; never empty. */
  | { kind: 'found'; sets: readonly KeptSet[] }
  /** Nothing is kept for this card: not sent yet, or taken back. */
  | { kind: 'unknown' }
  | { kind: 'offline' }
  | { kind: 'failed' };

/** `waiting`: nothing had come yet, so nothing was deleted; what comes will not be stored. */
export type Withdrawn = 'withdrawn' | 'waiting' | 'offline' | 'failed';

/** Somebody who holds a keep card, and what they may do with it. */
export interface CardHolder {
  /** For what is done with the card on this device. */
  readonly secret: string;
  lookUp(): Promise<LookUp>;
  withdraw(): Promise<Withdrawn>;
}

/** Reads the fragment of a card's address, or its code as typed; `undefined` where it is no card's. */
export type ReadCard = (text: string) => CardHolder | undefined;

/** What was published about a round, from the network or this device; `undefined` where neither has it. */
export type RepliesOf = (round: string) => Promise<RoundReplies | undefined>;

/** A round that can be answered now, and asks what a set answered. */
export interface OpenRound {
  slug: string;
  area: string;
}

/** Bringing answers back into a later round. */
export interface Again {
  /** The round in which these answers can be used again, or `undefined`. */
  roundFor(sets: readonly KeptSet[]): Promise<OpenRound | undefined>;
  /**
   * Begins to answer that round with what still stands of the answers, kept under the same card, and goes there.
   * Rejects where this device cannot do it; nothing is begun then.
   */
  begin(set: KeptSet, secret: string, round: OpenRound): Promise<void>;
}
