import type { Deps } from '#server/deps.ts';
import type { BatchRow } from '#server/queries/cards.ts';
import { giveCode, notGiven } from '#server/queries/group-codes.ts';
import { cardCode, cardDigest } from '#server/sealing/cards.ts';

/**
 * Gives out codes of a batch that nobody has yet, at most so many: they are made again from the secret in the key file,
 * since the database knows digests alone. Each goes to one asker, whatever other process gives at the same moment.
 */
export async function giveCodes({ db, keys }: Pick<Deps, 'db' | 'keys'>, batch: BatchRow, most: number): Promise<string[]> {
  const free = await notGiven(db, batch);
  const secret = keys.cardSecret();
  const given: string[] = [];
  for (let n = 0; n < batch.cards && given.length < most && free.size > 0; n += 1) {
    const code = cardCode(secret, batch.round_id, batch.id, n);
    if (free.delete(cardDigest(code)) && (await giveCode(db, batch, cardDigest(code)))) given.push(code);
  }
  return given;
}
