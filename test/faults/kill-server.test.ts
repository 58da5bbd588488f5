import { expect, it } from 'vitest';
import { engines } from '#test/helpers/make-app.ts';
import { postgresUrl } from '#test/helpers/postgres.ts';
import { prepareServer } from '#test/helpers/server-process.ts';
import { killDuringIngest } from './kill-server.ts';

/** Three kills on each engine at every run of the tests; `npm run kill` does twenty. */
it.each(engines)('a server that is killed while it takes answers in loses and doubles none, on %s', { timeout: 120_000 }, async (engine) => {
  const server = await prepareServer(engine === 'postgres' ? { databaseUrl: await postgresUrl() } : {});
  try {
    const report = await killDuringIngest(server, 3, Math.random);
    expect(report).toMatchObject({ kills: 3, missing: 0, doubled: 0, halfStored: 0, acknowledged: 360 });
  } finally {
    await server.remove();
  }
});
