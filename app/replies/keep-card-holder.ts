import type { KeepCopy } from '#server/contracts/keep-copy.ts';
import type { Pack } from '#server/contracts/round.ts';

/** What came of asking for the answers behind a keep card. */
export type LookUp =
  /** `pack` is absent where the questions can no longer be fetched: then only own words are shown. */
  | { kind: 'found'; copy: KeepCopy; pack: Pack | undefined }
  /** Nothing is kept for this card: not sent yet, or taken back. */
  | { kind: 'unknown' }
  | { kind: 'offline' }
  | { kind: 'failed' };

export type Withdrawn = 'withdrawn' | 'offline' | 'failed';

/** Somebody who holds a keep card, and what they may do with it. The secret itself stays inside. */
export interface CardHolder {
  lookUp(): Promise<LookUp>;
  withdraw(): Promise<Withdrawn>;
}

/** Reads the fragment of a card's address, or its code as typed; `undefined` where it is no card's. */
export type ReadCard = (text: string) => CardHolder | undefined;
