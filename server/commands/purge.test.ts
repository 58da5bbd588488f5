import { readFile } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { otherDemoRounds } from '#server/library/demo-area.ts';
import { Receipts, type Envelope } from '#server/contracts/envelope.ts';
import { inBatches, sealCheckIns } from '#test/bench/ingest-load.ts';
import { engines } from '#test/helpers/make-app.ts';
import { postgresUrl } from '#test/helpers/postgres.ts';
import { prepareServer } from '#test/helpers/server-process.ts';

it.each(engines)('a round is purged beside the running server, while answers still come in, on %s', { timeout: 120_000 }, async (engine) => {
  const server = await prepareServer(engine === 'postgres' ? { databaseUrl: await postgresUrl() } : {});
  try {
    await server.start();
    const send = async (envelopes: readonly Envelope[]) => {
      const reply = await fetch(`${server.url}/api/envelopes`, { method: 'POST', body: JSON.stringify({ envelopes }) });
      return Receipts.parse(await reply.json()).receipts.map((receipt) => (receipt.outcome === 'refused' ? receipt.problem.code : receipt.outcome));
    };
    const [before = [], ...others] = inBatches(await sealCheckIns(Number(server.env['PORT']), 80), 20);
    expect(new Set(await send(before))).toEqual(new Set(['stored']));
    const meanwhile: string[] = [];
    const sending = (async () => {
      for (const batch of others) {
        meanwhile.push(...(await send(batch)));
        await wait(300);
      }
    })();
    const said = await server.run('server/commands/purge.ts', '--round', 'my-future', '--even-open');
    await sending;
    expect(said).toContain('Nothing of it was found again.');
    expect(said).toContain('its key: 1 destroyed, 0 left');
    const keysLeft = otherDemoRounds.length;
    expect(said).toContain(`a sealed sample: opened before; opens with none of the ${keysLeft} keys left`);
    expect(said).not.toMatch(/I would love|horses/);
    expect(JSON.parse(await readFile(server.env['KEY_FILE'] ?? '', 'utf8'))).toMatchObject({ keys: Array.from({ length: keysLeft }, () => ({})), destroyed: [{}] });
    for (const outcome of meanwhile) expect(['stored', 'round-purged']).toContain(outcome);
    expect(new Set(await send(before))).toEqual(new Set(['already']));
    expect(await server.run('server/commands/purge.ts')).toBe('No round is past its keeping.\n');
    // A server that starts now lacks no key, and `npm start` leaves the round as it is.
    await server.stop();
    await server.run('server/commands/seed.ts');
    await server.start();
    expect(new Set(await send(before))).toEqual(new Set(['already']));
  } finally {
    await server.remove();
  }
});
