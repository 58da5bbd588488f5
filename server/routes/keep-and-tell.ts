import type { ProblemBody, ProblemCode } from '#server/contracts/problem.ts';
import { problem, Problem } from '#server/problems.ts';
import type { GroupCommit } from '#server/queries/group-commit.ts';
import { isStorageFull } from '#server/queries/storage-full.ts';

/** What was sent, once it was judged: to be kept, or refused as it is. */
export type Judged<Item, Receipt> = { keep: Item } | { refused: Receipt };

interface Keeping<Item, Outcome, Receipt> {
  commits: GroupCommit<Item, Outcome>;
  kept(item: Item, outcome: Outcome): Receipt;
  /** For one that could not be kept where others were. */
  notKept(item: Item, trouble: ProblemBody): Receipt;
  /** Is told why one could not be kept. */
  failed(reason: unknown): void;
}

const troubleOf = (fault: unknown): ProblemCode => (isStorageFull(fault) ? 'storage-full' : 'server-fault');

/**
 * Keeps what is to be kept and says what became of everything, in the order in which it came; `stored` only after the
 * commit is on disk.
 * @throws {Problem} `storage-full` or `server-fault` where nothing could be kept: that is the server's trouble and not that of what was sent. The device tries again.
 */
export async function keepAndTell<Item, Outcome, Receipt>(judged: readonly Judged<Item, Receipt>[], { commits, kept, notKept, failed }: Keeping<Item, Outcome, Receipt>): Promise<Receipt[]> {
  const items = judged.flatMap((each) => ('keep' in each ? [each.keep] : []));
  const settled = items.length === 0 ? [] : await commits.add(items);
  const failures = settled.flatMap((result): unknown[] => (result.status === 'rejected' ? [result.reason] : []));
  for (const reason of failures) failed(reason);
  if (failures.length > 0 && failures.length === items.length) throw new Problem(troubleOf(failures[0]));
  const became = new Map(items.map((item, at) => [item, settled[at]]));
  return judged.map((each) => {
    if ('refused' in each) return each.refused;
    const result = became.get(each.keep);
    return result?.status === 'fulfilled' ? kept(each.keep, result.value) : notKept(each.keep, problem(troubleOf(result?.reason)));
  });
}
