import { PostgresAdapter, type Kysely } from 'kysely';
import { bounds } from '#server/contracts/bounds.ts';
import type { Piece } from '#server/contracts/piece.ts';
import type { AttachmentPiecesTable } from '#server/database/answers-schema.ts';
import type { Schema } from '#server/database/schema.ts';
import { insertMany } from './insert-many.ts';

/** A piece whose seal was tried, to be kept. Plain data: it may go to another thread. */
export interface PieceToStore {
  piece: Piece;
  /** SHA-256 of its identifying bytes, hex. */
  hash: string;
  partnershipId: string;
}

/**
 * `already`: the same bytes are here, or its envelope was taken back or purged. `not-here`: nothing is known of its envelope
 * (yet). `taken`: other bytes have its place. `too-many`: more attachments than a response may have, or than its envelope speaks of.
 */
export type PieceOutcome = 'stored' | 'already' | 'not-here' | 'taken' | 'too-many';

/** What is known of the envelope of some pieces. */
type EnvelopeHere = { kind: 'not-here' } | { kind: 'gone' } | { kind: 'here'; mayHave: boolean; pieces: Pick<AttachmentPiecesTable, 'attachment_id' | 'number' | 'total' | 'hash'>[] };

async function lookUp(trx: Kysely<Schema>, { partnershipId, piece: { envelope: id, round } }: PieceToStore): Promise<EnvelopeHere> {
  // Held until the end: a withdrawal, a purge or another process with pieces of the same envelope waits for this one, or this one for it.
  const holds = trx.getExecutor().adapter instanceof PostgresAdapter;
  const ofRound = await trx.selectFrom('rounds').select('words_purged_on').where('id', '=', round).$if(holds, (query) => query.forShare()).executeTakeFirst();
  const receipt = await trx
    .selectFrom('receipts')
    .select('withdrawn')
    .where('partnership_id', '=', partnershipId)
    .where('id', '=', id)
    .where('round_id', '=', round)
    .$if(holds, (query) => query.forUpdate())
    .executeTakeFirst();
  if (receipt === undefined) return { kind: 'not-here' };
  if (receipt.withdrawn === 1 || typeof ofRound?.words_purged_on === 'string') return { kind: 'gone' };
  const words = await trx.selectFrom('words').select('response_id').where('partnership_id', '=', partnershipId).where('round_id', '=', round).where('response_id', '=', id).executeTakeFirst();
  const held = words ?? (await trx.selectFrom('held').select('id').where('partnership_id', '=', partnershipId).where('round_id', '=', round).where('id', '=', id).executeTakeFirst());
  const pieces = await trx
    .selectFrom('attachment_pieces')
    .select(['attachment_id', 'number', 'total', 'hash'])
    .where('partnership_id', '=', partnershipId)
    .where('round_id', '=', round)
    .where('response_id', '=', id)
    .execute();
  return { kind: 'here', mayHave: held !== undefined, pieces };
}

const rowOf = ({ piece, hash, partnershipId: partnership_id }: PieceToStore): AttachmentPiecesTable => {
  const { envelope: response_id, round: round_id, attachment: attachment_id, number, of: total, key: key_id, enc, ct } = piece;
  return { partnership_id, round_id, response_id, attachment_id, number, total, key_id, hash, enc, ct };
};

function judge(item: PieceToStore, here: EnvelopeHere): PieceOutcome {
  if (here.kind !== 'here') return here.kind === 'gone' ? 'already' : 'not-here';
  const { attachment, number, of } = item.piece;
  const ofIt = here.pieces.filter(({ attachment_id }) => attachment_id === attachment);
  const same = ofIt.find((piece) => piece.number === number);
  if (same !== undefined) return same.hash === item.hash ? 'already' : 'taken';
  const others = new Set(here.pieces.map(({ attachment_id }) => attachment_id)).size;
  if (!here.mayHave || ofIt.some(({ total }) => total !== of) || (ofIt.length === 0 && others >= bounds.attachmentsPerResponse)) return 'too-many';
  return 'stored';
}

/**
 * Stores pieces inside the given transaction, each once, where their envelope is here: the piece of an envelope that was
 * taken back or purged is not stored, and the device may let go of it.
 * @returns what became of each, in the order given. It is true only once the transaction has committed.
 */
export async function storePieces(trx: Kysely<Schema>, items: readonly PieceToStore[]): Promise<PieceOutcome[]> {
  const nameOf = ({ partnershipId, piece }: PieceToStore) => `${partnershipId} ${piece.round} ${piece.envelope}`;
  const known = new Map<string, EnvelopeHere>();
  // In one order, so that two processes never wait for each other.
  for (const item of items.toSorted((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1))) {
    const name = nameOf(item);
    if (!known.has(name)) known.set(name, await lookUp(trx, item));
  }
  const rows: AttachmentPiecesTable[] = [];
  const outcomes = items.map((item): PieceOutcome => {
    const here = known.get(nameOf(item)) ?? { kind: 'not-here' as const };
    const outcome = judge(item, here);
    if (outcome === 'stored' && here.kind === 'here') {
      const row = rowOf(item);
      rows.push(row);
      here.pieces.push(row);
    }
    return outcome;
  });
  await insertMany(trx, 'attachment_pieces', ['partnership_id', 'round_id', 'response_id', 'attachment_id', 'number', 'total', 'key_id', 'hash', 'enc', 'ct'], rows);
  return outcomes;
}
