import { cardCode, cardDigest } from './cards.ts';

/** A batch of one-time codes. */
interface Batch {
  roundId: string;
  batchId: string;
  cards: number;
}

/** Batches whose codes are kept in memory: making 4,000 of them takes about 20 ms. */
const keptAtMost = 40;

/** Finds the codes of digests: they are made again from the secret in the key file, since the database holds digests only. */
export function codesByDigest(secret: () => Uint8Array): (batch: Batch, digests: readonly string[]) => string[] {
  const kept = new Map<string, Map<string, string>>();
  const codesOf = ({ roundId, batchId, cards }: Batch): Map<string, string> => {
    const name = `${roundId} ${batchId} ${cards}`;
    const known = kept.get(name);
    if (known !== undefined) return known;
    const codes = Array.from({ length: cards }, (_, n) => cardCode(secret(), roundId, batchId, n));
    const made = new Map(codes.map((code) => [cardDigest(code), code]));
    if (kept.size >= keptAtMost) kept.clear();
    kept.set(name, made);
    return made;
  };
  return (batch, digests) => digests.flatMap((digest) => codesOf(batch).get(digest) ?? []);
}
