import '#server/crypto-threads.ts';
import { randomBytes, randomUUID } from 'node:crypto';
import { serve } from '@hono/node-server';
import { createApp } from '#server/app.ts';
import { seedDemo } from '#server/commands/seed.ts';
import type { JoinCode } from '#server/contracts/join-code.ts';
import { migrate } from '#server/database/migrations.ts';
import { openDatabase, sqliteFile } from '#server/database/open.ts';
import type { Deps } from '#server/deps.ts';
import { dayInLondon } from '#server/london.ts';
import { partnershipBySlug } from '#server/queries/partnerships.ts';
import { everyRoundKey } from '#server/queries/round-keys.ts';
import { storeEnvelopes } from '#server/queries/store-envelopes.ts';
import { storeThread } from '#server/queries/store-in-thread.ts';
import { ensureStaffSecret } from '#server/sealing/key-file.ts';
import { openKeys } from '#server/sealing/round-keys.ts';
import { aSession } from '#test/helpers/a-session.ts';
import { signedInAs } from '#test/helpers/staff.ts';

/** The server of the session benchmark, in a process of its own: the demo area, a session in it, and a coordinator who is signed in. */
export type FromSessionServer =
  | { kind: 'ready'; port: number; code: JoinCode; session: string; cookies: string; engine: string }
  | { kind: 'used'; cpuMs: number; rssMb: number; stored: number; ofSession: number; heldMs: number };

const [dataDir = '', keyFile = '', databaseUrl] = process.argv.slice(2);
const database = await openDatabase({ dataDir, databaseUrl });
const { db, engine } = database;
await migrate(db, engine);
await seedDemo({ db, random: randomBytes, keyFile });
const keys = openKeys(keyFile, await everyRoundKey(db));
/** As `server/main.ts` does it: SQLite from a thread of its own. */
const writer = engine === 'sqlite' ? storeThread(sqliteFile(dataDir), () => process.exit(1)) : undefined;
const quiet = { info: () => undefined, error: (event: string) => void process.stderr.write(`${event}\n`) };
const staff = { secret: await ensureStaffSecret(keyFile, randomBytes), publicUrl: 'http://localhost', councils: [], passwordCost: { N: 2 ** 4, r: 1, p: 1 } };
const store: Deps['store'] = (items) => writer?.store(items) ?? db.transaction().execute((trx) => storeEnvelopes(trx, items, randomUUID));
const deps: Deps = { db, engine, clock: () => new Date(), random: randomBytes, keys, demo: true, log: quiet, store, staff };
const app = createApp(deps);

const partnership = await partnershipBySlug(db, 'riverside');
if (partnership === undefined) throw new Error('The demo area was not made.');
const { id: session, code } = await aSession(deps, partnership.id, { day: dayInLondon(new Date()), rounds: ['my-future'], languages: ['en'] });
const coordinator = await signedInAs({ app, deps, partnership }, 'coordinator');

/** The longest that nothing else could run, in milliseconds. */
let heldMs = 0;
let last = performance.now();
setInterval(() => {
  const now = performance.now();
  heldMs = Math.max(heldMs, now - last - 20);
  last = now;
}, 20).unref();

const say = (message: FromSessionServer): void => void process.send?.(message);
process.on('message', () => {
  void (async () => {
    const { stored } = await db.selectFrom('responses').select((build) => build.fn.countAll<number>().as('stored')).executeTakeFirstOrThrow();
    const { ofSession } = await db.selectFrom('responses').select((build) => build.fn.countAll<number>().as('ofSession')).where('session_id', '=', session).executeTakeFirstOrThrow();
    const { user, system } = process.cpuUsage();
    say({ kind: 'used', cpuMs: (user + system) / 1_000, rssMb: process.memoryUsage.rss() / 1_048_576, stored, ofSession, heldMs });
    heldMs = 0;
  })();
});
process.on('disconnect', () => process.exit());
serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0, overrideGlobalObjects: false }, ({ port }) => say({ kind: 'ready', port, code, session, cookies: coordinator.cookies(), engine }));
