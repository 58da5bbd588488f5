import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Hono } from 'hono';
import { createApp } from '#server/app.ts';
import { Area, CardSheet } from '#server/contracts/area.ts';
import { Receipts, type Receipt } from '#server/contracts/envelope.ts';
import { ProblemBody } from '#server/contracts/problem.ts';
import type { Survey } from '#server/contracts/survey.ts';
import { Round } from '#server/contracts/round.ts';
import type { Engine } from '#server/database/engine.ts';
import { migrate } from '#server/database/migrations.ts';
import { openDatabase, type Db } from '#server/database/open.ts';
import { readStorage } from '#server/database/storage.ts';
import type { CouncilSignIn, Deps, Site } from '#server/deps.ts';
import { openRound, type BatchToPrint } from '#server/jobs/open-round.ts';
import { roundOpener } from '#server/jobs/round-opener.ts';
import { uncheckedPromises } from '#server/library/promises.ts';
import type { LogFields } from '#server/log.ts';
import { addPartnership, type PartnershipRow } from '#server/queries/partnerships.ts';
import { publishSurvey } from '#server/queries/publish-survey.ts';
import { uuidFrom } from '#server/sealing/digest.ts';
import { ensureStaffSecret } from '#server/sealing/key-file.ts';
import { openKeys } from '#server/sealing/round-keys.ts';
import { bundleFor, schoolDay } from '#test/examples/school-day.ts';
import { postgresUrl } from './postgres.ts';

export const engines: readonly Engine[] = ['sqlite', 'postgres'];

/** A server over a fresh real database, with a made-up area and one round of the small survey. */
export interface TestServer {
  app: Hono;
  db: Db;
  deps: Deps;
  partnership: PartnershipRow;
  round: Round;
  /** The revision of the English bundle. */
  bundle: string;
  keyFile: string;
  databaseUrl: string | undefined;
  dataDir: string;
  /** What the server logged, newest last. */
  logged: { event: string; fields: LogFields }[];
  setNow: (instant: string) => void;
  get: (path: string, headers?: Record<string, string>) => Promise<Response>;
  post: (path: string, body: unknown) => Promise<Response>;
  /** Sends a batch and returns its receipts. */
  send: (envelopes: readonly unknown[]) => Promise<Receipt[]>;
  /** Sends one envelope and returns its receipt. */
  sendOne: (envelope: unknown) => Promise<Receipt>;
  cards: () => Promise<CardSheet['cards']>;
  /** Every value in every table, as text: to show what is not there. */
  everything: () => Promise<string>;
  count: (table: CountedTable) => Promise<number>;
  close: () => Promise<void>;
}
const counted = ['answers', 'attachment_pieces', 'audit_log', 'held', 'keeps', 'reading_queue', 'receipts', 'responses', 'tombstones', 'words'] as const;
type CountedTable = (typeof counted)[number];

export interface TestServerSettings {
  demo?: boolean;
  madeUp?: boolean;
  words?: boolean;
  batches?: readonly BatchToPrint[];
  site?: Site;
  /** Councils' own sign-ins. */
  councils?: readonly CouncilSignIn[];
  /** What its round asks; the survey of the examples unless told otherwise. */
  survey?: Survey;
}

const oneBatch: readonly BatchToPrint[] = [{ year: 9, stage: 'E', need: 'asd', cards: 12 }];

/** Makes a server on this engine. */
export async function makeApp(engine: Engine, settings: TestServerSettings = {}): Promise<TestServer> {
  const { demo = true, madeUp = true, words = true, batches = oneBatch, site, councils = [], survey = schoolDay } = settings;
  const folder = await mkdtemp(join(tmpdir(), 'all-heard-app-'));
  const dataDir = join(folder, 'data');
  const keyFile = join(folder, 'keys', 'keys.json');
  const databaseUrl = engine === 'postgres' ? await postgresUrl() : undefined;
  const database = await openDatabase({ databaseUrl, dataDir });
  const { db } = database;
  await migrate(db, engine);

  const partnership: PartnershipRow = { id: uuidFrom(randomBytes(16)), slug: 'hillside', name: 'Hillside', made_up: madeUp ? 1 : 0 };
  await addPartnership(db, partnership);
  const bundles = [bundleFor(survey, 'en'), bundleFor(survey, 'ur')];
  const wrong = await publishSurvey(db, partnership.id, { survey, bundles });
  if (wrong !== undefined) throw new Error(JSON.stringify(wrong));
  await openRound(
    { db, random: randomBytes, keyFile, demo },
    partnership,
    { slug: 'autumn', survey, opensOn: '2026-09-01', closesOn: '2026-12-18', languages: demo && madeUp ? ['en', 'ur'] : ['en'], words },
    batches,
  );
  const keys = openKeys(keyFile, []);

  let now = new Date('2026-11-21T10:00:00Z');
  const logged: TestServer['logged'] = [];
  const note = (event: string, fields: LogFields = {}) => void logged.push({ event, fields });
  // Little work for a password: what is tested is what becomes of it.
  const staff = { secret: await ensureStaffSecret(keyFile, randomBytes), publicUrl: 'http://localhost', councils, passwordCost: { N: 2 ** 4, r: 1, p: 1 } };
  const deps: Deps = { db, engine, clock: () => now, random: randomBytes, keys, demo, log: { info: note, error: note }, staff, site, storage: { durability: database.durability, room: () => readStorage(database, dataDir) }, rounds: roundOpener({ db, random: randomBytes, keyFile, demo, uncheckedPromises }) };
  const app = createApp(deps);

  const get = async (path: string, headers: Record<string, string> = {}) => app.request(path, { headers });
  const post = async (path: string, body: unknown) =>
    app.request(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
  const send = async (envelopes: readonly unknown[]) => {
    const reply = await post('/api/envelopes', { envelopes });
    if (reply.status !== 200) throw new Error(`${reply.status} ${await reply.text()}`);
    return Receipts.parse(await reply.json()).receipts;
  };
  return {
    app,
    db,
    deps,
    partnership,
    round: Round.parse(await (await get('/api/rounds/autumn')).json()),
    bundle: bundles[0]?.revision ?? '',
    keyFile,
    databaseUrl,
    dataDir,
    logged,
    setNow: (instant) => void (now = new Date(instant)),
    get,
    post,
    send,
    async sendOne(envelope) {
      const [receipt] = await send([envelope]);
      if (receipt === undefined) throw new Error('The batch got no receipt.');
      return receipt;
    },
    cards: async () => CardSheet.parse(await (await get('/api/areas/hillside/cards')).json()).cards,
    async everything() {
      const tables = await Promise.all([...counted, 'cards' as const].map((table) => db.selectFrom(table).selectAll().execute()));
      return JSON.stringify(tables);
    },
    async count(table) {
      return (await db.selectFrom(table).selectAll().execute()).length;
    },
    async close() {
      await database.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A problem reply's body, or an error that says what came instead. */
export async function problemOf(reply: Response): Promise<ProblemBody & { status: number }> {
  if (reply.headers.get('content-type') !== 'application/problem+json') throw new Error(`${reply.status} ${await reply.text()}`);
  return { ...ProblemBody.parse(await reply.json()), status: reply.status };
}

export const areaIn = async (reply: Response): Promise<Area> => Area.parse(await reply.json());
