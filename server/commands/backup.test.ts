import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { Receipts } from '#server/contracts/envelope.ts';
import { inBatches, sealCheckIns } from '#test/bench/ingest-load.ts';
import { engines } from '#test/helpers/make-app.ts';
import { postgresUrl } from '#test/helpers/postgres.ts';
import { prepareServer, type ServerProcess } from '#test/helpers/server-process.ts';

const passphrase = 'four random words here';

async function outcomes(server: ServerProcess, envelopes: readonly unknown[]): Promise<string[]> {
  const reply = await fetch(`${server.url}/api/envelopes`, { method: 'POST', body: JSON.stringify({ envelopes }) });
  return Receipts.parse(await reply.json()).receipts.map(({ outcome }) => outcome);
}

/** What a command says when it refuses. */
const refusal = (server: ServerProcess, ...command: [string, ...string[]]): Promise<string> =>
  server.run(...command).then((said) => `It did not refuse: ${said}`, (fault: unknown) => String(fault));

it.each(engines)('data and keys are backed up while the server serves, lost, and brought back, on %s', { timeout: 240_000 }, async (engine) => {
  const folder = await mkdtemp(join(tmpdir(), 'all-heard-kept-'));
  const [data, keys] = [join(folder, 'data', '1'), join(folder, 'keys', '1.json')];
  process.env['KEY_PASSPHRASE'] = passphrase;
  const server = await prepareServer(engine === 'postgres' ? { databaseUrl: await postgresUrl() } : {});
  try {
    await server.start();
    const [before = [], ...later] = inBatches(await sealCheckIns(Number(server.env['PORT']), 60), 20);
    expect(new Set(await outcomes(server, before))).toEqual(new Set(['stored']));
    const sending = Promise.all(later.map((batch) => outcomes(server, batch)));
    const said = await server.run('server/commands/backup.ts', '--to', data, '--keys-to', keys);
    expect(said).toMatch(/^Data: \d+ rows of \d+ tables/);
    expect((await sending).flat()).toHaveLength(40);
    const keyFile = server.env['KEY_FILE'] ?? '';
    const secret = await readFile(keyFile, 'utf8');
    expect(await refusal(server, 'server/commands/restore.ts', '--from', data)).toMatch(/Stop the server first|--replace/);
    await server.stop();

    // The keys are lost: the server does not start, and says which it lacks.
    await rm(keyFile);
    await expect(server.start()).rejects.toThrow(/lacks the key of the rounds .*\bmy-future\b/);
    await server.stop();
    expect(await refusal(server, 'server/commands/restore.ts', '--from', data, '--replace')).toMatch(/The key of .*\bmy-future\b.* is neither in/);
    expect(await server.run('server/commands/restore.ts', '--from', data, '--keys-from', keys, '--replace')).toContain('Restored');
    expect(JSON.parse(await readFile(keyFile, 'utf8'))).toEqual(JSON.parse(secret));

    await server.start();
    expect(new Set(await outcomes(server, before))).toEqual(new Set(['already']));
    for (const batch of later) for (const outcome of await outcomes(server, batch)) expect(['stored', 'already']).toContain(outcome);

    // What was purged since a backup was made does not come back with it.
    await server.stop();
    expect(await server.run('server/commands/purge.ts', '--round', 'my-future', '--even-open')).toContain('Nothing of it was found again');
    expect(await server.run('server/commands/restore.ts', '--from', data, '--keys-from', keys, '--replace')).toContain('they are purged again');
    await server.start();
    expect(new Set(await outcomes(server, before))).toEqual(new Set(['already']));
    expect((await fetch(`${server.url}/api/packs/my-future/en`)).status).toBe(410);
  } finally {
    delete process.env['KEY_PASSPHRASE'];
    await server.remove();
    await rm(folder, { recursive: true, force: true });
  }
});

it('never puts keys beside data, or over others', { timeout: 60_000 }, async () => {
  const folder = await mkdtemp(join(tmpdir(), 'all-heard-kept-'));
  process.env['KEY_PASSPHRASE'] = passphrase;
  const server = await prepareServer();
  try {
    expect(await refusal(server, 'server/commands/backup.ts', '--to', join(folder, 'b'), '--keys-to', join(folder, 'keys.json'))).toContain('beside the data');
    expect(await refusal(server, 'server/commands/backup.ts', '--keys-to', join(server.env['DATA_DIR'] ?? '', 'keys.json'))).toContain('beside the data');
    await writeFile(join(folder, 'there.json'), 'mine');
    expect(await refusal(server, 'server/commands/backup.ts', '--keys-to', join(folder, 'there.json'))).toContain('there already');
    expect(await readFile(join(folder, 'there.json'), 'utf8')).toBe('mine');
    delete process.env['KEY_PASSPHRASE'];
    expect(await refusal(server, 'server/commands/backup.ts', '--keys-to', join(folder, 'other.json'))).toContain('Set KEY_PASSPHRASE');
  } finally {
    delete process.env['KEY_PASSPHRASE'];
    await server.remove();
    await rm(folder, { recursive: true, force: true });
  }
});
