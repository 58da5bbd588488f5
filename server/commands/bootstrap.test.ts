import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { prepareServer, type ServerProcess } from '#test/helpers/server-process.ts';
import { endOf } from './run-command.ts';

const root = join(import.meta.dirname, '../..');
const bootstrap = join(import.meta.dirname, 'bootstrap.mjs');

let server: ServerProcess;
beforeAll(async () => {
  server = await prepareServer();
});
afterAll(() => server.remove());

/** Whether the server answers, asked until it is as wanted or twenty seconds are over. */
async function answers(wanted: boolean): Promise<boolean> {
  for (const until = Date.now() + 20_000; Date.now() < until; await wait(50)) {
    const there = await fetch(`${server.url}/health`).then((reply) => reply.ok, () => false);
    if (there === wanted) return there;
  }
  return !wanted;
}

it('stops the server when the shell that npm ran it by is ended, which passes nothing on', { timeout: 60_000 }, async () => {
  const program = `import(${JSON.stringify(bootstrap)}).then(({ runOnOurNode }) => runOnOurNode('server/main.ts'))`;
  // With a second command the shell stays between, as npm's does.
  const shell = spawn('sh', ['-c', '"$NODE" -e "$PROGRAM"; true'], {
    cwd: root,
    env: { ...process.env, ...server.env, npm_lifecycle_event: 'start', NODE: process.execPath, PROGRAM: program },
    stdio: 'ignore',
  });
  expect(await answers(true)).toBe(true);
  shell.kill('SIGTERM');
  await endOf(shell);
  expect(await answers(false)).toBe(false);
});
