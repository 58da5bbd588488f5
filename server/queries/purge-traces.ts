import { sql, type Kysely } from 'kysely';
import * as z from 'zod/mini';
import type { Engine } from '#server/database/engine.ts';
import type { Schema } from '#server/database/schema.ts';
import { findPieces, type Piece } from '#server/database/find-pieces.ts';
import type { PurgePart, RoundOfPurge } from './purge.ts';

/** Rows read at a time. */
const chunk = 5_000;

/** Bytes of sealed text that are looked for: random, so that no two are the same by chance. */
const pieceLength = 32;

/** Bytes of a held envelope's text, from its beginning: the whole is cut where SQLite's page ends. Its id is within. */
const heldLength = 90;

/** A thing that a round's key opens: to show before that it does, and afterwards that nothing does. */
export interface SealedSample {
  part: 'words' | 'answers';
  place: { id: string; round: string; survey: { id: string; version: number }; bundle: string; key: string };
  sealed: { enc: string; ct: string };
}

const HeldEnvelope = z.object({
  id: z.string(),
  round: z.string(),
  survey: z.object({ id: z.string(), version: z.number() }),
  bundle: z.string(),
  key: z.string(),
  answers: z.object({ enc: z.string(), ct: z.string() }),
});

/** One sealed thing of a round, or `undefined` where it has none. */
export async function sealedSample(db: Kysely<Schema>, { partnership_id, id }: RoundOfPurge): Promise<SealedSample | undefined> {
  const words = await db.selectFrom('words').selectAll().where('partnership_id', '=', partnership_id).where('round_id', '=', id).limit(1).executeTakeFirst();
  if (words !== undefined) {
    const { response_id, round_id: round, survey_id, survey_version: version, bundle, key_id: key, enc, ct } = words;
    return { part: 'words', place: { id: response_id, round, survey: { id: survey_id, version }, bundle, key }, sealed: { enc, ct } };
  }
  const held = await db.selectFrom('held').select('envelope').where('partnership_id', '=', partnership_id).where('round_id', '=', id).limit(1).executeTakeFirst();
  if (held === undefined) return undefined;
  const { answers: sealed, ...place } = HeldEnvelope.parse(JSON.parse(held.envelope));
  return { part: 'answers', place, sealed };
}

const sealedPiece = (ct: string): Piece[] => (ct.length < pieceLength ? [] : [{ bytes: Buffer.from(ct.slice(0, pieceLength)), anchor: 0 }]);

/** Pieces by which the words of a round with what was attached, and what is held of it, would be known again in a file. */
async function piecesOfWords(db: Kysely<Schema>, { partnership_id, id }: RoundOfPurge): Promise<Piece[]> {
  const pieces: Piece[] = [];
  for (let after = ''; ; ) {
    const rows = await db
      .selectFrom('words')
      .select(['response_id', 'ct'])
      .where('partnership_id', '=', partnership_id)
      .where('round_id', '=', id)
      .where('response_id', '>', after)
      .orderBy('response_id')
      .limit(chunk)
      .execute();
    pieces.push(...rows.flatMap(({ ct }) => sealedPiece(ct)));
    const last = rows.at(-1);
    if (last === undefined) break;
    after = last.response_id;
  }
  const attached = await db.selectFrom('attachment_pieces').select((build) => build.fn<string>('substr', ['ct', build.val(1), build.val(pieceLength)]).as('ct')).where('partnership_id', '=', partnership_id).where('round_id', '=', id).execute();
  pieces.push(...attached.flatMap(({ ct }) => sealedPiece(ct)));
  const held = await db.selectFrom('held').select(['id', 'envelope']).where('partnership_id', '=', partnership_id).where('round_id', '=', id).execute();
  return [...pieces, ...held.map(({ id: envelope, envelope: json }) => ({ bytes: Buffer.from(json.slice(0, heldLength)), anchor: json.indexOf(envelope) }))];
}

/**
 * Pieces by which rows of answers would be known again: area, round and response side by side, as SQLite writes the
 * key of such a row. Responses with a keep card are left out: their copy's row, which stays, begins in the same way.
 */
async function piecesOfAnswers(db: Kysely<Schema>, { partnership_id, id }: RoundOfPurge): Promise<Piece[]> {
  const rows = await db.selectFrom('responses').select('id').where('partnership_id', '=', partnership_id).where('round_id', '=', id).execute();
  const kept = await db.selectFrom('keeps').select('response_id').where('partnership_id', '=', partnership_id).where('round_id', '=', id).execute();
  const withCopy = new Set(kept.map(({ response_id }) => response_id));
  const start = `${partnership_id}${id}`;
  return rows.filter((row) => !withCopy.has(row.id)).map((row) => ({ bytes: Buffer.from(`${start}${row.id}`), anchor: start.length }));
}

/** What of these parts could be found again in the embedded database's files. Ask before they are deleted. */
export async function piecesOf(db: Kysely<Schema>, round: RoundOfPurge, parts: readonly PurgePart[]): Promise<Piece[]> {
  const words = parts.includes('words') ? await piecesOfWords(db, round) : [];
  const answers = parts.includes('answers') ? await piecesOfAnswers(db, round) : [];
  return [...words, ...answers];
}

/** How many of these stand in the database's file or its log, deleted or not. */
export async function piecesInFiles(file: string, pieces: readonly Piece[]): Promise<{ found: number; bytes: number }> {
  const found = new Set<Piece>();
  let bytes = 0;
  for (const each of [file, `${file}-wal`]) bytes += await findPieces(each, pieces, found);
  return { found: found.size, bytes };
}

const checkpointAttempts = 40;
const checkpointPause = 250;

/** Carries the embedded database's log over and empties it. @returns false where somebody read from it all the time. */
export async function emptyLog(db: Kysely<Schema>): Promise<boolean> {
  for (let attempt = 0; attempt < checkpointAttempts; attempt += 1) {
    const { rows } = await sql<{ busy: number }>`pragma wal_checkpoint(truncate)`.execute(db);
    if (rows[0]?.busy === 0) return true;
    await new Promise((resolve) => setTimeout(resolve, checkpointPause));
  }
  return false;
}

const purgedTables = ['words', 'attachment_pieces', 'held', 'reading_queue', 'responses', 'answers', 'release_members', 'cards'] as const;

/**
 * Lets PostgreSQL use the space of deleted rows again; `rewrite` writes the tables anew without them, which locks each
 * for as long as that takes. For SQLite `rewrite` writes the whole file anew.
 */
export async function reclaim(db: Kysely<Schema>, engine: Engine, rewrite: boolean): Promise<void> {
  if (engine === 'sqlite') {
    if (rewrite) await sql`vacuum`.execute(db);
    return;
  }
  for (const table of purgedTables) await sql.raw(`vacuum ${rewrite ? '(full) ' : ''}"${table}"`).execute(db);
}
