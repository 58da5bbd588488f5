import type { Circumstances } from '#server/contracts/response.ts';
import type { Round } from '#server/contracts/round.ts';

/** What a card's address says after `#`, which no server ever sees: `card=<batch>.<CODE>`. */
export interface CardLink {
  batch: string;
  code: string;
}

export function readCardLink(fragment: string): CardLink | undefined {
  const [, batch, code] = /^#card=([a-z0-9-]{1,48})\.([0-9A-HJKMNP-TV-Z]{16})$/.exec(fragment) ?? [];
  return batch === undefined || code === undefined ? undefined : { batch, code };
}

/** What the card's batch lets the device know; nothing where the batch is not of this round. */
export function circumstancesOf(round: Round, card: CardLink | undefined): Circumstances {
  const batch = round.batches.find(({ id }) => id === card?.batch);
  return { ...(batch?.year === undefined ? {} : { year: batch.year }), ...(batch?.stage === undefined ? {} : { stage: batch.stage }) };
}
