import { join } from 'node:path';
import { CompiledQuery } from 'kysely';
import { openDatabase } from '#server/database/open.ts';
import type { Envelope } from '#server/contracts/envelope.ts';
import { openPart } from '#server/sealing/open-part.ts';
import { openKeys } from '#server/sealing/round-keys.ts';
import { prepareServer } from '#test/helpers/server-process.ts';
import type { Answers } from '../oracle.ts';
import { nextRound, shortRound } from './short-survey.ts';
import { postgresFaults, smallDisk, sqliteFaults } from './server-faults.ts';

/** A response at the server: what was answered and written. */
export interface Kept {
  id: string;
  answers: Answers;
}

/** A real server process over a database of its own, and what can befall both. */
export interface Place {
  port: number;
  lock(): Promise<() => Promise<void>>;
  fill(): Promise<() => Promise<void>>;
  /** SIGKILL; then it starts again on the same data. Resolves when it is dead. */
  kill(): Promise<void>;
  /** The same, while somebody else holds the lock that a write needs: what is under way in `meanwhile` is cut off before its commit. */
  killWhileLocked(meanwhile: () => Promise<void>): Promise<void>;
  /** Resolves when nothing befalls it any more and it runs. */
  ready(): Promise<void>;
  publish(what: 'words' | 'version'): Promise<void>;
  kept(): Promise<Kept[]>;
  /** Forgets everything that people sent, for the next schedule. */
  empty(): Promise<void>;
  close(): Promise<void>;
}

const ofPeople = ['responses', 'answers', 'words', 'reading_queue', 'keeps', 'held', 'receipts', 'tombstones', 'audit_log'] as const;
const opener = 'test/faults/real/open-area.ts';

interface Value { kind: string; option?: string; place?: string }
const shown = ({ option, place }: Value): string | undefined => option ?? place;
const readAnswers = (text: string): [string, string][] =>
  (JSON.parse(text) as { question: string; value: Value }[]).flatMap(({ question, value }) => {
    const said = shown(value);
    return said === undefined ? [] : [[question, said] as [string, string]];
  });
const readWords = (text: string | undefined): [string, string][] =>
  text === undefined ? [] : (JSON.parse(text) as { words: { question: string; text: string }[] }).words.map(({ question, text: written }) => [question, written]);

/** Makes a server with the short round, on its own small disk or on the PostgreSQL database at `databaseUrl`, and starts it. */
export async function openPlace(databaseUrl: string | undefined): Promise<Place> {
  const disk = databaseUrl === undefined ? await smallDisk() : undefined;
  const server = await prepareServer({ ...(databaseUrl === undefined ? {} : { databaseUrl }), ...(disk === undefined ? {} : { dataDir: join(disk.folder, 'data') }) });
  await server.run(opener);
  const dataDir = server.env['DATA_DIR'] ?? '';
  const faults = databaseUrl === undefined ? await sqliteFaults(dataDir, disk?.isSmall === true) : await postgresFaults(databaseUrl);
  const { db, close } = await openDatabase({ dataDir, databaseUrl });
  const rounds = await db.selectFrom('rounds').innerJoin('round_keys', 'round_keys.round_id', 'rounds.id').select(['rounds.id', 'round_keys.id as key']).where('rounds.slug', 'in', [shortRound.slug, nextRound.slug]).execute();
  const held = openKeys(server.env['KEY_FILE'] ?? '', []);
  const keys = new Map(await Promise.all(rounds.map(async ({ id, key }) => [id, await held.privateKey(key)] as const)));
  const keyOf = (round: string) => {
    const key = keys.get(round);
    if (key === undefined) throw new Error('The round has no key.');
    return key;
  };
  let editions = 1;
  let version = 1;
  await server.start();

  const openWhole = async (envelope: Parameters<typeof openPart>[0] & Pick<Envelope, 'answers' | 'words'>): Promise<Answers> => {
    const [text, written] = await Promise.all([openPart(envelope, 'answers', envelope.answers, keyOf(envelope.round)), envelope.words === undefined ? undefined : openPart(envelope, 'words', envelope.words, keyOf(envelope.round))]);
    const { answers } = JSON.parse(text ?? '{"answers":[]}') as { answers: unknown };
    return Object.fromEntries([...readAnswers(JSON.stringify(answers)), ...readWords(written)]);
  };

  let last: Promise<unknown> = Promise.resolve();
  /** One thing at a time befalls the server: whoever calls waits for its turn, and says when it is over. */
  async function turn(): Promise<() => void> {
    const before = last;
    const { promise, resolve } = Promise.withResolvers<void>();
    last = promise;
    await before;
    return resolve;
  }
  async function befall(how: () => Promise<() => Promise<void>>): Promise<() => Promise<void>> {
    const over = await turn();
    try {
      const undo = await how();
      return async () => {
        try {
          await undo();
        } finally {
          over();
        }
      };
    } catch (error) {
      over();
      throw error;
    }
  }
  const isUp = () => fetch(`${server.url}/health`).then(({ ok }) => ok, () => false);
  async function startAgain(): Promise<void> {
    if (!(await isUp())) await server.start();
  }
  let failedStart: unknown;
  /** Starts the server in its own time; whoever waits for `ready` hears if it did not start. */
  const startInTurn = (over: () => void): void => {
    startAgain().then(over, (error: unknown) => {
      failedStart = error;
      over();
    });
  };

  return {
    port: Number(server.env['PORT']),
    lock: () => befall(() => faults.lock()),
    fill: () => befall(() => faults.fill()),
    async kill() {
      const over = await turn();
      try {
        await server.kill();
      } finally {
        startInTurn(over);
      }
    },
    async killWhileLocked(meanwhile) {
      const over = await turn();
      try {
        const release = await faults.lock();
        try {
          await meanwhile();
          await server.kill();
        } finally {
          await release();
        }
      } finally {
        startInTurn(over);
      }
    },
    async ready() {
      const over = await turn();
      over();
      if (failedStart !== undefined) throw new Error('The server did not start again.', { cause: failedStart });
      await startAgain();
    },
    async publish(what) {
      editions += 1;
      if (what === 'version') version += 1;
      await server.run(opener, String(editions), String(version));
    },
    async kept() {
      const [responses, words, held] = await Promise.all([
        db.selectFrom('responses').innerJoin('answers', (join) => join.onRef('answers.response_id', '=', 'responses.id')).select(['responses.id', 'answers.content']).execute(),
        db.selectFrom('words').selectAll().execute(),
        db.selectFrom('held').select(['id', 'envelope']).execute(),
      ]);
      const whole = responses.map(async ({ id, content }): Promise<Kept> => {
        const sealed = words.find((each) => each.response_id === id);
        const envelope = sealed === undefined ? undefined : { id, round: sealed.round_id, survey: { id: sealed.survey_id, version: sealed.survey_version }, bundle: sealed.bundle, key: sealed.key_id };
        const written = sealed === undefined || envelope === undefined ? undefined : await openPart(envelope, 'words', sealed, keyOf(envelope.round));
        return { id, answers: Object.fromEntries([...readAnswers(content), ...readWords(written)]) };
      });
      const apart = held.map(async ({ id, envelope }): Promise<Kept> => ({ id, answers: await openWhole(JSON.parse(envelope) as Parameters<typeof openWhole>[0]) }));
      return Promise.all([...whole, ...apart]);
    },
    async empty() {
      for (const table of ofPeople) await db.executeQuery(CompiledQuery.raw(`delete from ${table}`));
    },
    async close() {
      await close();
      await faults.close();
      await server.remove();
      await disk?.remove();
    },
  };
}
