import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { serve } from '@hono/node-server';
import { createApp } from '#server/app.ts';
import { seedDemo } from '#server/commands/seed.ts';
import { migrate } from '#server/database/migrations.ts';
import { openDatabase } from '#server/database/open.ts';
import { openRound } from '#server/jobs/open-round.ts';
import { demoArea } from '#server/library/demo-area.ts';
import { partnershipBySlug } from '#server/queries/partnerships.ts';
import { publishSurvey } from '#server/queries/publish-survey.ts';
import { everyRoundKey } from '#server/queries/round-keys.ts';
import { openKeys } from '#server/sealing/round-keys.ts';
import { loadSite } from '#server/site.ts';
import { twelveQuestions, type PeerSurvey } from './twelve-questions.ts';

const root = join(import.meta.dirname, '../..');
const round = { slug: 'twelve-questions', opensOn: '2020-01-01', closesOn: '2099-12-31', languages: ['en'], words: true };

/** A server with the demo area and the twelve questions, on a port of its own. */
async function startServer(folder: string, peer: PeerSurvey): Promise<{ url: string; close: () => Promise<void> }> {
  const keyFile = join(folder, 'keys/keys.json');
  const database = await openDatabase({ dataDir: join(folder, 'data'), databaseUrl: undefined });
  const { db, engine } = database;
  await migrate(db, engine);
  await seedDemo({ db, random: randomBytes, keyFile });
  const partnership = await partnershipBySlug(db, demoArea.slug);
  if (partnership === undefined) throw new Error('The demo area is not there.');
  const { survey, bundle } = twelveQuestions(peer);
  const wrong = await publishSurvey(db, partnership.id, { survey, bundles: [bundle] });
  if (wrong !== undefined) throw new Error(`The twelve questions cannot be published: ${JSON.stringify(wrong)}`);
  await openRound({ db, random: randomBytes, demo: true, keyFile }, partnership, { ...round, survey: { id: survey.id, version: 1 } }, []);
  const site = await loadSite(join(root, 'dist'));
  if (site === undefined) throw new Error('The app is not built: npm run build');
  const log = { info: () => undefined, error: (event: string) => void process.stderr.write(`${event}\n`) };
  const app = createApp({ db, engine, clock: () => new Date(), random: randomBytes, keys: openKeys(keyFile, await everyRoundKey(db)), demo: true, log, site });
  return new Promise((resolve) => {
    const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0, overrideGlobalObjects: false }, ({ port }) =>
      resolve({
        url: `http://127.0.0.1:${port}`,
        close: async () => {
          server.close();
          await database.close();
        },
      }),
    );
  });
}

/** Our two pages, in the words of the harness. */
const targets = (url: string) => [
  { name: 'all-heard', group: 'app', label: 'All Heard, first of twelve questions', url, path: `/answer/${round.slug}/en`, option: '.card', question: '.ask span', next: '.bottom-bar .next', questions: 12 },
  // On the entry page the first thing to press is Start; it has reacted when the next page is painted and Back is there.
  { name: 'all-heard-entry', group: 'app', label: 'All Heard, entry page: Start', url, path: '/answer/my-future/en-simple', option: '.bottom-bar .next', question: '.ask span', next: null, selected: '[data-back]:not([hidden]) ~ .next' },
];

/**
 * `npm run bench -- first-answer [--runs N] [--targets a,b]`: first answer on an emulated low-end phone, side by side
 * with other survey front ends in one run. The harness that holds those is not part of this project: `BENCH_PEERS`
 * names its folder (installed and built); the figures of the last run are in `docs/figures.md`.
 */
export async function run(options: string[]): Promise<void> {
  const harness = process.env['BENCH_PEERS'] ?? '';
  if (!existsSync(join(harness, 'bench.mjs'))) {
    process.stdout.write('Set BENCH_PEERS to the folder of the harness with the other survey front ends (it holds bench.mjs).\n');
    process.exitCode = 1;
    return;
  }
  const content: { survey: PeerSurvey } = await import(pathToFileURL(join(harness, 'content/survey.mjs')).href);
  const folder = await mkdtemp(join(tmpdir(), 'all-heard-bench-'));
  const server = await startServer(folder, content.survey);
  try {
    const config = join(harness, '.all-heard-targets.mjs');
    await writeFile(config, `import { targets as peers, TEXT } from './targets.mjs';\nexport { TEXT };\nexport const targets = [...peers, ...${JSON.stringify(targets(server.url))}];\n`);
    const defaults = options.includes('--targets') ? [] : ['--targets', 'formbricks,enketo,surveyjs,floor-static,proto-ssg,all-heard,all-heard-entry'];
    const bench = spawn(process.execPath, [join(harness, 'bench.mjs'), '--config', config, ...defaults, ...options], { cwd: harness, stdio: 'inherit' });
    await once(bench, 'exit');
    await rm(config);
  } finally {
    await server.close();
    await rm(folder, { recursive: true, force: true });
  }
}
