import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freePort } from '#test/helpers/free-port.ts';
import { endOf } from './run-command.ts';

const root = join(import.meta.dirname, '../..');
const noTrace = /^\s+at /m;

describe('what cannot be done is said in a sentence', () => {
  let folder: string;
  let settings: Record<string, string>;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'all-heard-words-'));
    settings = { DATA_DIR: join(folder, 'data'), KEY_FILE: join(folder, 'keys', 'keys.json'), DATABASE_URL: '', HOST: '127.0.0.1', PUBLIC_URL: '', PORT: '0', DEMO: '1' };
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  async function run(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
    const child = spawn(process.execPath, args, { cwd: root, env: { ...process.env, ...settings, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => { said += chunk.toString(); });
    const code = await endOf(child);
    return { code, said };
  }

  it.each([
    ['release', []],
    ['purge', []],
    ['backup', ['--to', '/nowhere/data', '--keys-to', '/nowhere-else/keys']],
  ])('by %s where there is no database, and none is made', async (command, args) => {
    const { code, said } = await run([`server/commands/${command}.ts`, ...args], { KEY_PASSPHRASE: 'a long enough passphrase' });
    expect(code).toBe(1);
    expect(said).toContain(`There is no database in ${settings['DATA_DIR'] ?? ''}.`);
    expect(said).not.toMatch(noTrace);
    expect(existsSync(settings['DATA_DIR'] ?? '')).toBe(false);
  });

  it('by the simulation where no server is', async () => {
    const url = `http://127.0.0.1:${await freePort()}`;
    const { code, said } = await run(['test/simulate/run.ts', '--people', '1', '--url', url]);
    expect({ code, said }).toEqual({ code: 1, said: `No server answers at ${url}. Start it with npm start, or name its address with --url.\n` });
  });

  it('by a server that would show a made-up area as if it were real', async () => {
    expect((await run(['server/commands/seed.ts'])).code).toBe(0);
    const { code, said } = await run(['server/main.ts'], { DEMO: '0' });
    expect(code).toBe(1);
    expect(said).toMatch(/^The made-up area Riverside is in this database.*Set DATA_DIR to another folder than .*, or DEMO=1/);
    expect(said).not.toMatch(noTrace);
  });
});
