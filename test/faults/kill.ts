import { startCluster } from '#test/helpers/postgres-cluster.ts';
import { prepareServer } from '#test/helpers/server-process.ts';
import { killDuringIngest } from './kill-server.ts';

/** `npm run kill [times]`: kill -9 of a real server during ingest, on both engines, and what was lost or doubled by it. */
const times = Number(process.argv[2] ?? 20);
let bad = 0;

async function on(engine: string, settings: { databaseUrl?: string }): Promise<void> {
  const server = await prepareServer(settings);
  try {
    const { kills, cutOff, acknowledged, missing, doubled, halfStored } = await killDuringIngest(server, times, Math.random);
    bad += missing + doubled + halfStored;
    process.stdout.write(`${engine}: killed ${kills} times, ${cutOff} requests cut off; ${acknowledged} acknowledged, ${missing} missing, ${doubled} doubled, ${halfStored} half stored\n`);
  } finally {
    await server.remove();
  }
}

await on('SQLite', {});
const cluster = await startCluster();
try {
  await on('PostgreSQL', { databaseUrl: await cluster.newDatabase() });
} finally {
  await cluster.stop();
}
if (bad > 0) process.exitCode = 1;
