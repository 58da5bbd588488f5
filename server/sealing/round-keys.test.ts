import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, openSync, readFileSync, readSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { engines, makeApp } from '#test/helpers/make-app.ts';
import { everyRoundKey } from '#server/queries/round-keys.ts';
import { destroyKeys, KeyFileError, readKeyFile } from './key-file.ts';
import { ensureRoundKey, openKeys, type PublicKey, type RoundKeyStore } from './round-keys.ts';

const round = '6f0c1b52-6f0e-4c55-9d4e-0f1f6f3b2a11';

/** A table that takes one key for a round. */
function oneKeyTable(): RoundKeyStore & { keys: PublicKey[] } {
  const keys: PublicKey[] = [];
  return {
    keys,
    find: () => Promise.resolve(keys[0]),
    add(key) {
      if (keys.length > 0) return Promise.reject(new Error('There is a key already.'));
      keys.push(key);
      return Promise.resolve();
    },
  };
}

describe('the key file', () => {
  let folder: string;
  let file: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'all-heard-keys-'));
    file = join(folder, 'deep', 'keys.json');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('is made with the first key, readable by its owner alone, and holds no more than it must', async () => {
    const table = oneKeyTable();
    await ensureRoundKey(file, randomBytes, round, table);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const content = readKeyFile(file);
    expect(content?.keys).toMatchObject([{ id: table.keys[0]?.id, round }]);
    expect(readFileSync(file, 'utf8')).not.toContain(table.keys[0]?.publicKey);
    expect(openKeys(file, []).cardSecret()).toHaveLength(32);
  });

  it('gets one key for a round, however many ask at once', async () => {
    const table = oneKeyTable();
    await Promise.all(Array.from({ length: 8 }, () => ensureRoundKey(file, randomBytes, round, table)));
    expect(table.keys).toHaveLength(1);
    expect(readKeyFile(file)?.keys).toHaveLength(1);
  });

  it('keeps the other keys and the card secret when one is added', async () => {
    await ensureRoundKey(file, randomBytes, round, oneKeyTable());
    const secret = openKeys(file, []).cardSecret();
    await ensureRoundKey(file, randomBytes, '7a0c1b52-6f0e-4c55-9d4e-0f1f6f3b2a11', oneKeyTable());
    expect(readKeyFile(file)?.keys).toHaveLength(2);
    expect(openKeys(file, []).cardSecret()).toEqual(secret);
  });

  it('replaces a key that the database never heard of: the process died in between', async () => {
    const broken = { find: () => Promise.resolve(undefined), add: () => Promise.reject(new Error('killed')) };
    await expect(ensureRoundKey(file, randomBytes, round, broken)).rejects.toThrow('killed');
    const table = oneKeyTable();
    await ensureRoundKey(file, randomBytes, round, table);
    expect(readKeyFile(file)?.keys.map(({ id }) => id)).toEqual([table.keys[0]?.id]);
  });

  it('does not make another key where the database has one that the file lacks', async () => {
    const table = oneKeyTable();
    await ensureRoundKey(file, randomBytes, round, table);
    rmSync(file);
    await expect(ensureRoundKey(file, randomBytes, round, table)).rejects.toThrow('Bring the key file back from its backup');
  });

  it('loses the keys of one round when they are destroyed, also where the old file lay; their names stay', async () => {
    const table = oneKeyTable();
    await ensureRoundKey(file, randomBytes, round, table);
    await ensureRoundKey(file, randomBytes, '7a0c1b52-6f0e-4c55-9d4e-0f1f6f3b2a11', oneKeyTable());
    const keys = openKeys(file, []);
    const id = table.keys[0]?.id ?? '';
    await expect(keys.privateKey(id)).resolves.toBeDefined();
    const old = openSync(file, 'r');
    const secret = readKeyFile(file)?.keys[0]?.privateKey ?? '';
    expect(await destroyKeys(file, round, '2028-12-18')).toBe(1);
    expect(await destroyKeys(file, round, '2028-12-19')).toBe(0);
    expect(readFileSync(file, 'utf8')).not.toContain(secret);
    const rest = Buffer.alloc(2_000, 1);
    expect(rest.subarray(0, readSync(old, rest)).every((byte) => byte === 0)).toBe(true);
    expect(readKeyFile(file)).toMatchObject({ keys: [{ round: '7a0c1b52-6f0e-4c55-9d4e-0f1f6f3b2a11' }], destroyed: [{ id, round, on: '2028-12-18' }] });
    keys.refresh();
    expect(keys.privateKey(id)).toBeUndefined();
  });

  it('is refused when others may read it, when it is damaged, and when it is something else', async () => {
    await ensureRoundKey(file, randomBytes, round, oneKeyTable());
    chmodSync(file, 0o640);
    expect(() => openKeys(file, [])).toThrow(`chmod 600 ${file}`);
    chmodSync(file, 0o600);
    writeFileSync(file, '{"format":1,"keys":');
    expect(() => openKeys(file, [])).toThrow('is damaged');
    writeFileSync(file, '{"format":2}');
    expect(() => openKeys(file, [])).toThrow(KeyFileError);
  });
});

describe.each(engines)('a server on %s', (engine) => {
  it('does not start without the key of a round, and says which', async () => {
    const server = await makeApp(engine);
    const active = await everyRoundKey(server.db);
    expect(active.map(({ slug }) => slug)).toEqual(['autumn']);
    expect(openKeys(server.keyFile, active).privateKey(active[0]?.id ?? '')).toBeDefined();
    rmSync(server.keyFile);
    expect(() => openKeys(server.keyFile, active)).toThrow('lacks the key of the round autumn');
    await server.close();
  });
});
