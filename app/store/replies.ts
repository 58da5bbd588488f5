import type { RoundReplies } from '#server/contracts/reply.ts';
import { withStore } from './database.ts';

/** What was published about a round, as this device last read it. `tag` is the server's ETag. */
export interface RepliesRow {
  round: string;
  replies: RoundReplies;
  tag: string | null;
}

/** Keeps the replies of a round, in place of the earlier ones. */
export async function saveReplies(replies: RoundReplies, tag: string | null = null): Promise<void> {
  await withStore((store) => store.replies.put({ round: replies.round, replies, tag }));
}

/** The replies of a round together with their ETag, or `undefined`. */
export const repliesRow = (round: string): Promise<RepliesRow | undefined> => withStore((store) => store.replies.get(round));
