import type { Kysely } from 'kysely';
import type { Schema } from '#server/database/schema.ts';

/** What a receipt is claimed for. */
export interface ReceiptClaim {
  partnershipId: string;
  hash: string;
  envelope: { id: string; round: string };
}

/** `new`: this copy is the one to store. `already`: the same bytes came before, or were withdrawn since. `id-taken`: other bytes have this id. */
export type Claimed = 'new' | 'already' | 'id-taken';

/** Rows in one statement: far below what either engine takes, and few enough forms of the statement to stay prepared. */
const chunk = 50;

const nameOf = ({ partnershipId, envelope }: ReceiptClaim): string => `${partnershipId} ${envelope.id}`;

/** Inserts the receipts that are not there. @returns the names of those it inserted. */
async function insertNew(trx: Kysely<Schema>, claims: readonly ReceiptClaim[]): Promise<Set<string>> {
  const inserted = await trx
    .insertInto('receipts')
    .values(claims.map(({ partnershipId, hash, envelope }) => ({ partnership_id: partnershipId, id: envelope.id, round_id: envelope.round, hash, withdrawn: 0 })))
    .onConflict((conflict) => conflict.columns(['partnership_id', 'id']).doNothing())
    .returning(['partnership_id', 'id'])
    .execute();
  return new Set(inserted.map(({ partnership_id, id }) => `${partnership_id} ${id}`));
}

/**
 * Claims a receipt for each envelope, in the order of ids. The key decides which copy is the first, also between
 * processes: a second one waits until the first has committed.
 * @returns what each claim came to, in the order given.
 */
export async function claimReceipts(trx: Kysely<Schema>, claims: readonly ReceiptClaim[]): Promise<Claimed[]> {
  const first = new Map<string, ReceiptClaim>();
  for (const claim of claims) if (!first.has(nameOf(claim))) first.set(nameOf(claim), claim);
  const sorted = [...first.values()].toSorted((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));

  const known = new Map<string, { hash: string; withdrawn: number }>();
  const claimed = new Set<ReceiptClaim>();
  for (let from = 0; from < sorted.length; from += chunk) {
    const some = sorted.slice(from, from + chunk);
    const inserted = await insertNew(trx, some);
    for (const claim of some) {
      if (inserted.has(nameOf(claim))) {
        claimed.add(claim);
        known.set(nameOf(claim), { hash: claim.hash, withdrawn: 0 });
        continue;
      }
      const before = await trx
        .selectFrom('receipts')
        .select(['hash', 'withdrawn'])
        .where('partnership_id', '=', claim.partnershipId)
        .where('id', '=', claim.envelope.id)
        .executeTakeFirst();
      if (before !== undefined) known.set(nameOf(claim), before);
    }
  }
  return claims.map((claim) => {
    if (claimed.has(claim)) return 'new';
    const receipt = known.get(nameOf(claim));
    return receipt === undefined || receipt.withdrawn === 1 || receipt.hash === claim.hash ? 'already' : 'id-taken';
  });
}
