import type { Kysely } from 'kysely';
import type { CardBatchesTable } from '#server/database/cards-schema.ts';
import type { Schema } from '#server/database/schema.ts';
import type { BatchRow } from './cards.ts';
import { insertMany } from './insert-many.ts';

/** The batch of codes that a group has for a round it was sent, or `undefined`. */
export const groupBatch = (db: Kysely<Schema>, partnershipId: string, groupId: string, roundId: string): Promise<BatchRow | undefined> =>
  db.selectFrom('card_batches').selectAll().where('partnership_id', '=', partnershipId).where('round_id', '=', roundId).where('group_id', '=', groupId).where('kind', '=', 'group').executeTakeFirst();

/** The batch whose link has a secret with this digest, on whatever area of this server, or `undefined`. */
export const batchByLink = (db: Kysely<Schema>, digest: string): Promise<BatchRow | undefined> =>
  db.selectFrom('card_batches').selectAll().where('link_digest', '=', digest).executeTakeFirst();

type Batch = Pick<BatchRow, 'partnership_id' | 'round_id' | 'id'>;

/** Adds codes to a batch: more people came. */
export async function addCodes(trx: Kysely<Schema>, batch: Batch & Pick<CardBatchesTable, 'cards'>, digests: readonly string[]): Promise<void> {
  const { partnership_id, round_id, id } = batch;
  await trx.updateTable('card_batches').set({ cards: batch.cards + digests.length }).where('partnership_id', '=', partnership_id).where('round_id', '=', round_id).where('id', '=', id).execute();
  await insertMany(trx, 'cards', ['partnership_id', 'round_id', 'digest', 'batch_id', 'given'], digests.map((digest) => ({ partnership_id, round_id, digest, batch_id: id, given: 0 })));
}

/** The digests of a batch's codes that nobody has yet. */
export async function notGiven(db: Kysely<Schema>, { partnership_id, round_id, id }: Batch): Promise<Set<string>> {
  const rows = await db.selectFrom('cards').select('digest').where('partnership_id', '=', partnership_id).where('round_id', '=', round_id).where('batch_id', '=', id).where('given', '=', 0).execute();
  return new Set(rows.map(({ digest }) => digest));
}

/** Gives a code out. @returns false where somebody else was given it meanwhile. */
export async function giveCode(db: Kysely<Schema>, { partnership_id, round_id }: Batch, digest: string): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('cards')
    .set({ given: 1 })
    .where('partnership_id', '=', partnership_id)
    .where('round_id', '=', round_id)
    .where('digest', '=', digest)
    .where('given', '=', 0)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** How many codes a group has for a round, whatever way they came to it. */
export interface CodesThere {
  groupId: string;
  roundId: string;
  /** Whether some are the group's own. */
  sent: boolean;
  codes: number;
  given: number;
  /** Whether devices in sessions hold some, for whoever comes: more than there are people, so they are not counted as codes. */
  inSessions: boolean;
  used: number;
}

/**
 * For each group and round: its own codes, those of its sessions, and its paper booklets. Counted from the codes that are left, so that no
 * answer need know its group.
 */
export async function codesOfGroups(db: Kysely<Schema>, partnershipId: string): Promise<CodesThere[]> {
  const rows = await db
    .selectFrom('card_batches')
    .leftJoin('sessions', (join) => join.onRef('sessions.partnership_id', '=', 'card_batches.partnership_id').onRef('sessions.id', '=', 'card_batches.session_id'))
    .leftJoin('cards', (join) =>
      join.onRef('cards.partnership_id', '=', 'card_batches.partnership_id').onRef('cards.round_id', '=', 'card_batches.round_id').onRef('cards.batch_id', '=', 'card_batches.id'),
    )
    .select(['card_batches.id', 'card_batches.round_id', 'card_batches.cards', 'card_batches.kind', 'card_batches.group_id', 'sessions.group_id as session_group'])
    .select(({ fn }) => [fn.count<number>('cards.digest').as('left'), fn.sum<number | null>('cards.given').as('given_left')])
    .where('card_batches.partnership_id', '=', partnershipId)
    .where('card_batches.kind', '!=', 'cards')
    .groupBy(['card_batches.id', 'card_batches.round_id', 'card_batches.cards', 'card_batches.kind', 'card_batches.group_id', 'sessions.group_id'])
    .execute();
  const found = new Map<string, CodesThere>();
  for (const row of rows) {
    const groupId = row.group_id ?? row.session_group;
    if (groupId === null) continue;
    const key = `${groupId} ${row.round_id}`;
    const there = found.get(key) ?? { groupId, roundId: row.round_id, sent: false, inSessions: false, codes: 0, given: 0, used: 0 };
    const used = row.cards - row.left;
    const seen = { ...there, used: there.used + used };
    if (row.kind === 'session') found.set(key, { ...seen, inSessions: true });
    else found.set(key, { ...seen, sent: there.sent || row.kind === 'group', codes: there.codes + row.cards, given: there.given + used + (row.given_left ?? 0) });
  }
  return [...found.values()];
}
