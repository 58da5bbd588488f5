import type { Kysely } from 'kysely';
import { bounds } from '#server/contracts/bounds.ts';
import { Reply } from '#server/contracts/reply.ts';
import type { Schema } from '#server/database/schema.ts';

/** The published replies of a round, newest first. */
export async function publishedReplies(db: Kysely<Schema>, partnershipId: string, roundId: string): Promise<Reply[]> {
  const rows = await db
    .selectFrom('replies')
    .select(['id', 'published_on', 'content'])
    .where('partnership_id', '=', partnershipId)
    .where('round_id', '=', roundId)
    .where('published_on', 'is not', null)
    .orderBy('published_on', 'desc')
    .orderBy('id')
    .limit(bounds.repliesPerRound)
    .execute();
  return rows.map(({ id, published_on, content }) => {
    const written: unknown = JSON.parse(content);
    return Reply.parse({ ...(typeof written === 'object' ? written : {}), id, on: published_on });
  });
}

/**
 * Adds a reply to a round.
 * @param publishedOn null for a draft, which nobody outside sees.
 */
export async function addReply(db: Kysely<Schema>, at: { partnershipId: string; roundId: string }, { id, concept, status, texts }: Omit<Reply, 'on'>, publishedOn: string | null): Promise<void> {
  await db
    .insertInto('replies')
    .values({ partnership_id: at.partnershipId, round_id: at.roundId, id, published_on: publishedOn, content: JSON.stringify({ concept, status, texts }) })
    .execute();
}
