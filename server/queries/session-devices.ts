import type { Kysely, Selectable } from 'kysely';
import type { Schema } from '#server/database/schema.ts';
import type { SessionDevicesTable } from '#server/database/session-schema.ts';
import { insertMany } from './insert-many.ts';

export type SessionDeviceRow = Selectable<SessionDevicesTable>;

/** A session, by its key. */
export interface SessionPlace {
  partnershipId: string;
  sessionId: string;
}

const placed = (db: Kysely<Schema>, { partnershipId, sessionId }: SessionPlace) =>
  db.selectFrom('session_devices').where('partnership_id', '=', partnershipId).where('session_id', '=', sessionId);

/**
 * Has others who join this session wait until this transaction is over: numbers and codes are given out one device after
 * the other. A planned session opens, where it is given since when.
 */
export async function holdSession(trx: Kysely<Schema>, { partnershipId, sessionId }: SessionPlace, openedAt?: string): Promise<void> {
  const opens = openedAt === undefined ? undefined : { opened_at: openedAt, state: 'open' as const };
  const held = trx.updateTable('sessions').where('partnership_id', '=', partnershipId).where('id', '=', sessionId);
  await held.set((build) => ({ revision: build.ref('revision') })).execute();
  if (opens !== undefined) await held.where('state', '=', 'planned').set(opens).execute();
}

/** How many devices ever joined a session. */
export async function devicesJoined(db: Kysely<Schema>, place: SessionPlace): Promise<number> {
  const { joined } = await placed(db, place).select((build) => build.fn.countAll<number>().as('joined')).executeTakeFirstOrThrow();
  return joined;
}

/** Adds a device. */
export async function addSessionDevice(db: Kysely<Schema>, row: SessionDeviceRow): Promise<void> {
  await db.insertInto('session_devices').values(row).execute();
}

/** The device whose token has this digest, or `undefined`. */
export const deviceByToken = (db: Kysely<Schema>, digest: string): Promise<SessionDeviceRow | undefined> =>
  db.selectFrom('session_devices').selectAll().where('token_digest', '=', digest).executeTakeFirst();

/** The devices of a session, in the order of their numbers. */
export const devicesOfSession = (db: Kysely<Schema>, place: SessionPlace): Promise<SessionDeviceRow[]> => placed(db, place).selectAll().orderBy('number').execute();

type Said = Pick<SessionDeviceRow, 'turn' | 'answering' | 'finished' | 'waiting' | 'refused' | 'codes_left' | 'battery' | 'storage' | 'seen_at'>;

/** Notes what a device says of itself. One that was said before, or comes late, changes nothing. */
export async function noteReport(db: Kysely<Schema>, { partnership_id, session_id, id }: SessionDeviceRow, said: Said): Promise<void> {
  await db
    .updateTable('session_devices')
    .set(said)
    .where('partnership_id', '=', partnership_id)
    .where('session_id', '=', session_id)
    .where('id', '=', id)
    .where('turn', '<', said.turn)
    .execute();
}

/** Ends a device's token. @returns whether it was one of this session that counted until now. */
export async function endSessionDevice(db: Kysely<Schema>, { partnershipId, sessionId }: SessionPlace, id: string, at: string): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('session_devices')
    .set({ ended_at: at, answering: 0 })
    .where('partnership_id', '=', partnershipId)
    .where('session_id', '=', sessionId)
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .executeTakeFirstOrThrow();
  return numUpdatedRows > 0n;
}

/** Notes that a device was given so many codes more of each round. @returns whether it may have them: it had fewer than `most` until now, and was not ended. */
export async function noteGiven(trx: Kysely<Schema>, { partnership_id, session_id, id }: SessionDeviceRow, more: number, most: number): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('session_devices')
    .set((build) => ({ given: build('given', '+', more) }))
    .where('partnership_id', '=', partnership_id)
    .where('session_id', '=', session_id)
    .where('id', '=', id)
    .where('given', '<', most)
    .where('ended_at', 'is', null)
    .executeTakeFirstOrThrow();
  return numUpdatedRows > 0n;
}

/** A round of a session, with the batch of its one-time codes. */
export interface SessionBatch {
  roundId: string;
  slug: string;
  batchId: string;
  cards: number;
}

/** The batches of a session's one-time codes, with their rounds; none of a round in which no device was given any yet. */
export const batchesOfSession = (db: Kysely<Schema>, { partnershipId, sessionId }: SessionPlace): Promise<SessionBatch[]> =>
  db
    .selectFrom('card_batches as batch')
    .innerJoin('rounds as round', (join) => join.onRef('round.partnership_id', '=', 'batch.partnership_id').onRef('round.id', '=', 'batch.round_id'))
    .select(['batch.round_id as roundId', 'round.slug as slug', 'batch.id as batchId', 'batch.cards as cards'])
    .where('batch.partnership_id', '=', partnershipId)
    .where('batch.session_id', '=', sessionId)
    .where('batch.kind', '=', 'session')
    .orderBy('batch.id')
    .execute();

/** Notes that a batch has so many cards, all of them given out. Call it while the session is held. */
export async function addGivenCards(trx: Kysely<Schema>, partnershipId: string, { roundId, batchId }: SessionBatch, cards: number, digests: readonly string[]): Promise<void> {
  const common = { partnership_id: partnershipId, round_id: roundId, batch_id: batchId, given: 1 };
  await insertMany(trx, 'cards', ['partnership_id', 'round_id', 'digest', 'batch_id', 'given'], digests.map((digest) => ({ ...common, digest })));
  await trx.updateTable('card_batches').set({ cards }).where('partnership_id', '=', partnershipId).where('round_id', '=', roundId).where('id', '=', batchId).execute();
}

/** How many answers of a session are stored, by round; and how many envelopes of it are held. Counts and nothing else. */
export async function storedOfSession(db: Kysely<Schema>, { partnershipId, sessionId }: SessionPlace): Promise<{ byRound: Map<string, number>; held: number }> {
  const stored = await db
    .selectFrom('responses')
    .select(['round_id', (build) => build.fn.countAll<number>().as('stored')])
    .where('partnership_id', '=', partnershipId)
    .where('session_id', '=', sessionId)
    .groupBy('round_id')
    .execute();
  const { held } = await db
    .selectFrom('held')
    .select((build) => build.fn.countAll<number>().as('held'))
    .where('partnership_id', '=', partnershipId)
    .where('session_id', '=', sessionId)
    .executeTakeFirstOrThrow();
  return { byRound: new Map(stored.map((row) => [row.round_id, row.stored])), held };
}

/**
 * Deletes the devices of sessions whose day was before this one: what each said of itself is of use to nobody any more.
 * Answers that one of them still has are taken as ever; it is told that it is in no session.
 * @returns how many went.
 */
export async function purgeSessionDevices(db: Kysely<Schema>, before: string): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('session_devices')
    .where((where) =>
      where.exists(
        where
          .selectFrom('sessions')
          .select('sessions.id')
          .whereRef('sessions.partnership_id', '=', 'session_devices.partnership_id')
          .whereRef('sessions.id', '=', 'session_devices.session_id')
          .where('sessions.day', '<', before),
      ),
    )
    .executeTakeFirstOrThrow();
  return Number(numDeletedRows);
}
