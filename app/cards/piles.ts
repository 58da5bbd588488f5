import type { Card } from '#server/contracts/area.ts';

/** The cards of one batch: for young people of the same year, stage and kind of need. */
export interface Pile {
  batch: string;
  round: string;
  year: number | undefined;
  stage: Card['stage'];
  need: string | undefined;
  /** Those that nobody has used yet. */
  unused: readonly Card[];
  all: number;
}

/** The round that most young people are asked; its cards come first. */
const usual = 'my-future';

/** Sorts cards into piles, in the order of round, year, stage and need. */
export function pilesOf(cards: readonly Card[]): Pile[] {
  const byBatch = Map.groupBy(cards, (card) => card.batch);
  const piles = [...byBatch].flatMap(([batch, inBatch]): Pile[] => {
    const [first] = inBatch;
    if (first === undefined) return [];
    return [{ batch, round: first.round, year: first.year, stage: first.stage, need: first.need, unused: inBatch.filter((card) => !card.used), all: inBatch.length }];
  });
  const order = (pile: Pile) => [pile.round === usual ? '' : pile.round, String(pile.year ?? 99).padStart(2, '0'), pile.stage ?? '', pile.need ?? '', pile.batch].join(' ');
  return piles.toSorted((a, b) => (order(a) < order(b) ? -1 : 1));
}
