import { randomBytes } from 'node:crypto';
import { mkdtempSync, existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CompiledQuery, Kysely, type DatabaseConnection, type Dialect, type Driver } from 'kysely';
import { CardSheet } from '#server/contracts/area.ts';
import { Round } from '#server/contracts/round.ts';
import type { Schema } from '#server/database/schema.ts';
import type { Engine } from '#server/database/engine.ts';
import { openPart } from '#server/sealing/open-part.ts';
import type { Keys } from '#server/sealing/round-keys.ts';
import { bundleFor } from '#test/examples/school-day.ts';
import type { ServerFault } from '../schedule.ts';
import { acknowledgedIn, thingsIn, type KeptThing } from './pieces-kept.ts';
import { dayWithThings } from './survey.ts';
import { serverProgram, type Patch } from './programs.ts';

type Program = typeof import('./server-program.ts');

/** A response that the server has, or holds: opened, to see whose it is. */
export interface Kept {
  id: string;
  answers: Record<string, unknown> | undefined;
  /** Words by question. */
  words: Record<string, string>;
  /** What is attached, by what the words say. */
  attachments: readonly KeptThing[];
  held: boolean;
}

/** What is there of pieces beside what the responses speak of. */
export interface PiecesKept {
  /** Acknowledged and not there, although their response is. */
  lost: readonly string[];
  /** There, although no response is, or none that speaks of so many. */
  leftOver: readonly string[];
}

export interface FaultyServer {
  readonly round: Round;
  applied: ReadonlySet<Patch>;
  /** The fault comes at the nth moment of its kind from now, or of those with pieces. */
  arm(fault: ServerFault, after: number, on?: 'pieces'): void;
  disarm(): void;
  setNow(milliseconds: number): void;
  /** Handles a request as it came. Rejects where the server dies over it. */
  handle(method: string, path: string, body: string, headers: Readonly<Record<string, string>>): Promise<{ status: number; text: string; headers: Headers }>;
  /** Ends it and starts it again from what is on disk. */
  kill(): Promise<void>;
  cards: readonly { batch: string; code: string }[];
  publish(what: 'words' | 'version'): Promise<void>;
  kept(): Promise<Kept[]>;
  pieces(): Promise<PiecesKept>;
  /** How many pieces of an attachment the server has said are on disk. */
  acknowledged(envelope: string, attachment: string): number;
  /** Forgets everything that people sent, for the next schedule. */
  empty(): Promise<void>;
  close(): Promise<void>;
}

export class ServerDied extends Error {
  override readonly name = 'ServerDied';
}

const ofPeople = ['responses', 'answers', 'words', 'attachment_pieces', 'reading_queue', 'keeps', 'held', 'receipts', 'tombstones', 'audit_log'] as const;
const busy = (engine: Engine) => Object.assign(new Error('database is locked'), engine === 'sqlite' ? { code: 'ERR_SQLITE_ERROR', errcode: 5 } : { code: '55P03' });
const full = (engine: Engine) => Object.assign(new Error('database or disk is full'), engine === 'sqlite' ? { code: 'ERR_SQLITE_ERROR', errcode: 13 } : { code: '53100' });

interface Armed {
  fault: ServerFault;
  after: number;
  on: 'pieces' | undefined;
}

/** A driver that fails where it is told to, over the real one. */
function faulty(dialect: Dialect, engine: Engine, due: (fault: ServerFault, withPieces?: boolean) => boolean, life: { died: boolean }): Dialect {
  /** Connections in whose transaction pieces are written. */
  const withPieces = new WeakSet<DatabaseConnection>();
  const perhapsFull = (connection: DatabaseConnection): DatabaseConnection => ({
    executeQuery(query, ...rest) {
      if (query.sql.startsWith('insert into "attachment_pieces"')) withPieces.add(connection);
      if (query.sql.startsWith('insert') && due('disk-full', withPieces.has(connection))) return Promise.reject(full(engine));
      return connection.executeQuery(query, ...rest);
    },
    streamQuery: (query, size, ...rest) => connection.streamQuery(query, size, ...rest),
  });
  const wrapped = new WeakMap<DatabaseConnection, DatabaseConnection>();
  const inner = new WeakMap<DatabaseConnection, DatabaseConnection>();
  const real = (connection: DatabaseConnection) => inner.get(connection) ?? connection;
  return {
    createAdapter: () => dialect.createAdapter(),
    createIntrospector: (db) => dialect.createIntrospector(db),
    createQueryCompiler: () => dialect.createQueryCompiler(),
    createDriver(): Driver {
      const driver = dialect.createDriver();
      return {
        init: () => driver.init(),
        destroy: () => driver.destroy(),
        async acquireConnection() {
          const connection = await driver.acquireConnection();
          const known = wrapped.get(connection) ?? perhapsFull(connection);
          wrapped.set(connection, known);
          inner.set(known, connection);
          return known;
        },
        releaseConnection: (connection) => driver.releaseConnection(real(connection)),
        async beginTransaction(connection, settings) {
          if (life.died) throw new ServerDied();
          if (due('locked')) throw busy(engine);
          withPieces.delete(real(connection));
          await driver.beginTransaction(real(connection), settings);
        },
        async commitTransaction(connection) {
          const pieces = withPieces.has(real(connection));
          if (due('killed-before-commit', pieces)) {
            await driver.rollbackTransaction(real(connection));
            life.died = true;
            throw new ServerDied();
          }
          await driver.commitTransaction(real(connection));
          if (due('killed-after-commit', pieces)) {
            life.died = true;
            throw new ServerDied();
          }
          // The commit is on disk, and the server is told that it failed: a connection to the database that broke just then.
          if (due('commit-unknown', pieces)) throw new Error('The connection to the database was lost.');
        },
        async rollbackTransaction(connection) {
          // After a commit that was done nothing is open to be rolled back.
          await driver.rollbackTransaction(real(connection)).catch(() => undefined);
        },
      };
    },
  };
}

/** The real server over a real database, in this process, with a made-up area and one round. */
export async function startFaultyServer(engine: Engine, databaseUrl: string | undefined, injected: (fault: ServerFault) => void, patches: readonly Patch[] = []): Promise<FaultyServer> {
  const built = await serverProgram('test/faults/fast/server-program.ts', patches);
  const [program, applied] = [built.program as Program, built.applied];
  // Memory as disk, where there is one: what is tested is what was committed, not how fast.
  const folder = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'all-heard-faults-'));
  const keyFile = join(folder, 'keys', 'keys.json');
  const pool = databaseUrl === undefined ? undefined : program.openPool(databaseUrl, 3);

  let armed: Armed[] = [];
  const life = { died: false };
  const due = (fault: ServerFault, withPieces = false): boolean => {
    const at = armed.findIndex((each) => each.fault === fault && (each.on === undefined || withPieces));
    const found = armed[at];
    if (found === undefined) return false;
    if (found.after > 0) {
      found.after -= 1;
      return false;
    }
    armed.splice(at, 1);
    injected(fault);
    return true;
  };
  const open = () => {
    const dialect = pool === undefined ? program.sqliteDialect(program.openSqlite(join(folder, 'all-heard.db'))) : program.postgresDialect(pool);
    return new Kysely<Schema>({ dialect: faulty(dialect, engine, due, life) });
  };

  let db = open();
  await program.migrate(db, engine);
  const partnership = { id: crypto.randomUUID(), slug: 'hillside', name: 'Hillside', made_up: 1 };
  await program.addPartnership(db, partnership);
  const publishAll = async (version: number, addition: string) => {
    const survey = { ...dayWithThings, version };
    const wrong = await program.publishSurvey(db, partnership.id, { survey, bundles: [bundleFor(survey, 'en', addition), bundleFor(survey, 'ur', addition)] });
    if (wrong !== undefined) throw new Error(JSON.stringify(wrong));
  };
  await publishAll(1, '');
  const row = await program.openRound(
    { db, random: randomBytes, keyFile, demo: true },
    partnership,
    { slug: 'autumn', survey: dayWithThings, opensOn: '2026-09-01', closesOn: '2026-12-18', languages: ['en', 'ur'], words: true },
    [{ year: 9, stage: 'E', need: 'asd', cards: 12 }],
  );

  let now = 0;
  let keys: Keys = program.openKeys(keyFile, []);
  const silent = { info: () => undefined, error: () => undefined };
  const create = () => program.createApp({ db, engine, clock: () => new Date(now), random: randomBytes, keys, demo: true, log: silent });
  let app = create();

  async function restart(): Promise<void> {
    life.died = false;
    if (pool === undefined) {
      await db.destroy();
      db = open();
    }
    keys = program.openKeys(keyFile, []);
    app = create();
  }
  const ask = async (path: string) => (await app.request(path)).json() as Promise<unknown>;
  const round = Round.parse(await ask('/api/rounds/autumn'));
  const sheet = CardSheet.parse(await ask('/api/areas/hillside/cards'));
  const privateKey = await keys.privateKey(row.key_id);
  if (privateKey === undefined) throw new Error('The round has no key.');
  let editions = 1;
  let version = 1;
  const acknowledged = new Set<string>();
  const nameOf = (piece: { response_id: string; attachment_id: string; number: number }) => `${piece.response_id} ${piece.attachment_id} ${piece.number}`;

  const readAnswers = (text: string): Record<string, unknown> => Object.fromEntries((JSON.parse(text) as { question: string; value: unknown }[]).map(({ question, value }) => [question, value]));
  const readWords = (text: string | undefined): Record<string, string> =>
    text === undefined ? {} : Object.fromEntries((JSON.parse(text) as { words: { question: string; text: string }[] }).words.map(({ question, text: written }) => [question, written]));

  return {
    round,
    applied,
    arm: (fault, after, on) => void armed.push({ fault, after, on }),
    disarm: () => void (armed = []),
    setNow: (milliseconds) => void (now = milliseconds),
    async handle(method, path, body, headers) {
      const reply = await app.request(path, { method, headers: { ...headers }, ...(method === 'GET' ? {} : { body }) });
      const text = await reply.text();
      if (path === '/api/pieces' && reply.status === 200) for (const piece of acknowledgedIn(body, text)) acknowledged.add(piece);
      if (!life.died) return { status: reply.status, text, headers: reply.headers };
      await restart();
      throw new ServerDied();
    },
    kill: restart,
    cards: sheet.cards.map(({ batch, code }) => ({ batch, code })),
    async publish(what) {
      const later = armed;
      armed = [];
      editions += 1;
      if (what === 'version') version += 1;
      await publishAll(version, ` ${editions}`);
      await db.updateTable('rounds').set({ survey_version: version }).where('id', '=', row.id).execute();
      armed = later;
    },
    async kept() {
      const [responses, words, held, pieces] = await Promise.all([
        db.selectFrom('responses').innerJoin('answers', (join) => join.onRef('answers.response_id', '=', 'responses.id')).select(['responses.id', 'answers.content']).execute(),
        db.selectFrom('words').selectAll().execute(),
        db.selectFrom('held').select(['id', 'envelope']).execute(),
        db.selectFrom('attachment_pieces').selectAll().execute(),
      ]);
      const attached = (id: string, text: string | undefined) => thingsIn(text, pieces.filter(({ response_id }) => response_id === id), privateKey);
      const wordsOf = async (id: string) => {
        const sealed = words.find((each) => each.response_id === id);
        if (sealed === undefined) return undefined;
        const place = { id, round: sealed.round_id, survey: { id: sealed.survey_id, version: sealed.survey_version }, bundle: sealed.bundle, key: sealed.key_id };
        return openPart(place, 'words', sealed, privateKey);
      };
      const whole = responses.map(async ({ id, content }): Promise<Kept> => {
        const written = await wordsOf(id);
        return { id, answers: readAnswers(content), words: readWords(written), attachments: await attached(id, written), held: false };
      });
      const apart = held.map(async ({ id, envelope }): Promise<Kept> => {
        const sealed = JSON.parse(envelope) as Parameters<typeof openPart>[0] & { answers: { enc: string; ct: string }; words?: { enc: string; ct: string } };
        const text = await openPart(sealed, 'answers', sealed.answers, privateKey);
        const written = sealed.words === undefined ? undefined : await openPart(sealed, 'words', sealed.words, privateKey);
        return { id, answers: text === undefined ? undefined : readAnswers(JSON.stringify((JSON.parse(text) as { answers: unknown }).answers)), words: readWords(written), attachments: await attached(id, written), held: true };
      });
      return Promise.all([...whole, ...apart]);
    },
    async pieces() {
      const there = await db.selectFrom('attachment_pieces').select(['response_id', 'attachment_id', 'number']).execute();
      const here = new Set([...(await db.selectFrom('responses').select('id').execute()), ...(await db.selectFrom('held').select('id').execute())].map(({ id }) => id));
      const names = new Set(there.map(nameOf));
      return {
        lost: [...acknowledged].filter((piece) => here.has(piece.split(' ', 1)[0] ?? '') && !names.has(piece)),
        leftOver: there.filter(({ response_id }) => !here.has(response_id)).map(nameOf),
      };
    },
    acknowledged: (envelope, attachment) => [...acknowledged].filter((piece) => piece.startsWith(`${envelope} ${attachment} `)).length,
    async empty() {
      acknowledged.clear();
      await db.transaction().execute(async (trx) => {
        for (const table of ofPeople) await trx.executeQuery(CompiledQuery.raw(`delete from ${table}`));
      });
      if (editions === 1) return;
      await db.updateTable('rounds').set({ survey_version: 1 }).where('id', '=', row.id).execute();
      await db.deleteFrom('bundles').where((where) => where.or([where('version', '>', 1), where('edition', '>', 1)])).execute();
      await db.deleteFrom('survey_versions').where('version', '>', 1).execute();
      editions = 1;
      version = 1;
    },
    async close() {
      await db.destroy();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
