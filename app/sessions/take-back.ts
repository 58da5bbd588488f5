import type { Draft } from '#app/store/drafts.ts';
import { takeDraftBack, type PutAwayRow } from '#app/store/put-away.ts';
import { sharedMode } from '#app/store/shared.ts';
import { putAllAway } from '#app/surveys/hand-over.ts';
import { markUnfinished } from '#app/surveys/unfinished.ts';
import type { Keys } from './share-keys.ts';

/** Whether a secret is that of this device now, or of answers that were put away on it before. */
export const fits = (keys: Keys, publicKey: string | undefined, rows: readonly PutAwayRow[]): boolean =>
  keys.publicKey === publicKey || rows.some((row) => row.publicKey === keys.publicKey);

/**
 * Makes a draft again of what was put away. Whatever else lies unfinished here is put away first, so that the person who
 * goes on finds their own answers and nobody else's. Returns the address at which they go on. Every failure leaves it put away.
 */
export async function takeBack(row: PutAwayRow, keys: Keys, now: number): Promise<string> {
  // Bound to its place and opened by a key that nobody else has: it is what was put away.
  const draft = (await keys.open({ id: row.id, round: row.round }, row)) as Draft;
  const mode = await sharedMode();
  if (mode !== undefined) await putAllAway(mode, now);
  if (draft.attached === undefined) await takeDraftBack(draft);
  else await (await import('#app/surveys/put-away-made.ts')).takeBackWithMade(draft, keys);
  markUnfinished(row.round);
  return `/answer/${row.round}/${draft.language}`;
}
