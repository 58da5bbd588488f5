import './crypto-threads.ts';
import { randomBytes } from 'node:crypto';
import { watchFile, unwatchFile } from 'node:fs';
import { serve } from '@hono/node-server';
import { firstLinks, type FirstLink } from './access/first-administrator.ts';
import { createApp } from './app.ts';
import { ConfigError, parseConfig, type Config } from './config.ts';
import { onlyCouncil } from './access/council-settings.ts';
import { migrate } from './database/migrations.ts';
import { openDatabase, sqliteFile, type Db } from './database/open.ts';
import { readStorage } from './database/storage.ts';
import { roundOpener } from './jobs/round-opener.ts';
import { demoArea, demoRound } from './library/demo-area.ts';
import { uncheckedPromises } from './library/promises.ts';
import { inviteAddress } from './contracts/screens.ts';
import { faultFields, jsonLog } from './log.ts';
import { nameCouncilOfBefore } from './queries/staff-councils.ts';
import { allPartnerships } from './queries/partnerships.ts';
import { everyRoundKey } from './queries/round-keys.ts';
import { storeThread } from './queries/store-in-thread.ts';
import { ensureStaffSecret, KeyFileError } from './sealing/key-file.ts';
import { openKeys } from './sealing/round-keys.ts';
import { loadSite } from './site.ts';

/** How long requests under way may take once the server is told to stop, in milliseconds. */
const stopPatience = 5_000;

/** How often the key file is looked at for keys that were destroyed, in milliseconds. */
const keysLookedAfter = 5_000;

/** How the first administrator of an area gets in: by a link that is said once. */
const firstLinkSaid = ({ area, secret }: FirstLink, url: string): string[] =>
  secret === undefined
    ? [`${area.name} has no administrator yet. A link for the first one was said before, and waits; for a new one: npm run invite -- --area ${area.slug}`]
    : [`${area.name} has no administrator yet. This link makes the first one; it opens once, within seven days:`, `  ${inviteAddress(url, secret)}`];

/** How a server that has no area yet gets its first. */
const firstAreaSaid = ['There is no area yet. To make one, with a link for its first administrator: npm run invite -- --area SLUG --name "NAME"'];

/** Says where things are, with the port that was really taken. */
function addresses(config: Config, port: number, areas: number, links: readonly FirstLink[]): string {
  const url = config.publicUrl.replace(/:0$/, `:${port}`);
  const demo = config.demo
    ? [
        `  answer the check-in   ${url}/answer/${demoRound.slug}`,
        `  demo cards            ${url}/areas/${demoArea.slug}/cards`,
        `  results               ${url}/areas/${demoArea.slug}`,
      ]
    : [];
  return [`All Heard is at ${url}`, ...demo, `  staff sign in         ${url}/staff/sign-in`, ...(areas === 0 ? firstAreaSaid : links.flatMap((link) => firstLinkSaid(link, url))), ''].join('\n');
}

/**
 * Without the demo a server may be reached by everybody, and figures of people who do not exist must not.
 * @throws {ConfigError} where a made-up area lies in the database.
 */
async function refuseMadeUp({ demo, databaseUrl, dataDir }: Config, db: Db): Promise<void> {
  if (demo) return;
  const madeUp = (await allPartnerships(db)).find(({ made_up }) => made_up === 1);
  if (madeUp === undefined) return;
  const elsewhere = databaseUrl === undefined ? `DATA_DIR to another folder than ${dataDir}` : 'DATABASE_URL to another database';
  throw new ConfigError(`The made-up area ${madeUp.name} is in this database, and with DEMO=0 it would be served as if it were real. Set ${elsewhere}, or DEMO=1 to go on with it on this machine only.`);
}

/** Starts the server and keeps it until it is told to stop. */
async function main(): Promise<void> {
  const config = parseConfig(process.env);
  const clock = () => new Date();
  const log = jsonLog((line) => process.stderr.write(line), clock);
  const database = await openDatabase(config);
  const { db, engine, durability } = database;
  await migrate(db, engine);
  try {
    await refuseMadeUp(config, db);
  } catch (fault) {
    await database.close();
    throw fault;
  }
  const keys = openKeys(config.keyFile, await everyRoundKey(db));
  const site = await loadSite(config.siteDir);
  if (site === undefined) log.info('app-not-built', { hint: 'npm run build', serving: 'the API alone' });
  // Without its writer the server can only refuse: it ends, and whoever watches over it starts it again.
  const writer = engine === 'sqlite' ? storeThread(sqliteFile(config.dataDir), () => process.exit(1)) : undefined;
  const staff = { secret: await ensureStaffSecret(config.keyFile, randomBytes), publicUrl: config.publicUrl, councils: config.councils };
  const councilOfBefore = config.councils.find(({ id }) => id === onlyCouncil);
  if (councilOfBefore !== undefined) await nameCouncilOfBefore(db, councilOfBefore.issuer);
  const links = await firstLinks({ db, clock, random: randomBytes });
  const areas = (await allPartnerships(db)).length;
  const storage = { durability, room: () => readStorage(database, config.dataDir) };
  const rounds = roundOpener({ db, random: randomBytes, keyFile: config.keyFile, demo: config.demo, uncheckedPromises });
  const app = createApp({ db, engine, clock, random: randomBytes, keys, demo: config.demo, log, site, staff, storage, rounds, store: writer?.store, storePieces: writer?.storePieces });
  // A key that a purge destroyed shall not live on in the memory of a server that runs for months.
  watchFile(config.keyFile, { interval: keysLookedAfter, persistent: false }, () => {
    try {
      keys.refresh();
    } catch (fault) {
      log.error('key-file-unreadable', faultFields(fault));
    }
  });
  const close = async () => {
    unwatchFile(config.keyFile);
    await writer?.close();
    await database.close();
  };

  const server = serve({ fetch: app.fetch, hostname: config.host, port: config.port, overrideGlobalObjects: false }, ({ port }) => {
    // Who tries the demo reads the addresses; who runs a server reads its log.
    if (!config.demo) log.info('listening', { host: config.host, port, engine, ...durability });
    process.stdout.write(addresses(config, port, areas, links));
  });
  server.on('error', (fault: NodeJS.ErrnoException) => {
    process.stderr.write(
      fault.code === 'EADDRINUSE' ? `Port ${config.port} is taken. Set PORT to another, or stop what uses it.\n` : `The server cannot listen on ${config.host}:${config.port} (${fault.code ?? fault.name}).\n`,
    );
    process.exitCode = 1;
    void close();
  });

  const stop = () => {
    const late = setTimeout(() => 'closeAllConnections' in server && server.closeAllConnections(), stopPatience);
    server.close(() => {
      clearTimeout(late);
      void close();
    });
    if ('closeIdleConnections' in server) server.closeIdleConnections();
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}

try {
  await main();
} catch (fault) {
  // What the person who starts the server can put right is said in a sentence; anything else with its trace.
  if (!(fault instanceof ConfigError || fault instanceof KeyFileError)) throw fault;
  process.stderr.write(`${fault.message}\n`);
  process.exitCode = 1;
}
