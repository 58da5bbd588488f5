import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Envelope } from '#server/contracts/envelope.ts';
import type { JoinCode } from '#server/contracts/join-code.ts';
import { JoinedSession, ReportHeard, SessionRun } from '#server/contracts/session-device.ts';
import { startCluster } from '#test/helpers/postgres-cluster.ts';
import { bodyOf, sealCheckIns } from './ingest-load.ts';
import type { FromSessionServer } from './session-server.ts';

/**
 * Two hundred devices join one session, report and send whole check-ins within one minute, while its coordinator's screen
 * looks each second. Nothing may be lost, and what the coordinator sees at the end is what was sent.
 */
const devices = 200;
const answersEach = 3;
const minute = 60_000;
/** Connections at a time: browsers behind one school's router. */
const connections = 64;
const mostTries = 5;

type Step = 'join' | 'report' | 'send' | 'coordinator';
const print = (line: string): void => void process.stdout.write(`${line}\n`);

const quantile = (sorted: readonly number[], share: number): number => sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;

/** Posts or gets over connections that stay open, and notes how long each took and what failed. */
function clientOf(port: number) {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const took: Record<Step, number[]> = { join: [], report: [], send: [], coordinator: [] };
  const errors: string[] = [];
  const ask = (step: Step, path: string, body: Buffer | undefined, headers: Record<string, string> = {}): Promise<unknown> =>
    new Promise((resolve) => {
      const begun = performance.now();
      const fail = (why: string) => {
        errors.push(`${step}: ${why}`);
        resolve(undefined);
      };
      const more: Record<string, string> = body === undefined ? {} : { 'content-type': 'application/json', 'content-length': String(body.length) };
      const sent = request({ agent, port, host: '127.0.0.1', path, method: body === undefined ? 'GET' : 'POST', headers: { ...more, ...headers } }, (reply) => {
        const chunks: Buffer[] = [];
        reply.on('data', (chunk: Buffer) => chunks.push(chunk));
        reply.on('error', () => fail('the reply broke off'));
        reply.on('end', () => {
          took[step].push(performance.now() - begun);
          const text = Buffer.concat(chunks).toString();
          if (reply.statusCode !== 200) return fail(`${reply.statusCode} ${text.slice(0, 100)}`);
          resolve(JSON.parse(text));
        });
      });
      sent.on('error', (fault) => fail(fault.message));
      sent.end(body);
    });
  const post = (step: Step, path: string, content: unknown) => ask(step, path, Buffer.from(JSON.stringify(content)));
  return { took, errors, ask, post, close: () => agent.destroy() };
}
type Client = ReturnType<typeof clientOf>;

/** One device: it joins some time in the first third of the minute, and each of its people finishes some time after. */
async function device(client: Client, { secret, pictures }: JoinCode, envelopes: readonly Envelope[], at: number): Promise<number> {
  await wait(Math.random() * (minute / 3));
  const joined = JoinedSession.safeParse(await client.post('join', '/api/sessions/join', at % 4 === 0 ? { said: { secret }, kind: 'shared' } : { said: { pictures }, kind: 'own' })).data;
  if (joined === undefined) return 0;
  const codes = [...(joined.codes[0]?.codes ?? [])];
  let turn = 0;
  let stored = 0;
  const report = async (answering: boolean, waiting: number) => {
    turn += 1;
    const heard = ReportHeard.safeParse(await client.post('report', '/api/sessions/report', { token: joined.token, turn, answering, finished: stored, waiting, refused: 0, codesLeft: codes.length, storage: 'fine' })).data;
    codes.push(...(heard?.codes[0]?.codes ?? []));
  };
  for (const envelope of envelopes) {
    await report(true, 0);
    await wait(Math.random() * (minute / 2 / answersEach));
    const card = codes.shift();
    const body = bodyOf([card === undefined ? envelope : { ...envelope, card }]);
    // As a device does: what nobody answered stays in its outbox and is sent again.
    for (let tries = 0; tries < mostTries; tries += 1) {
      const receipts = (await client.ask('send', '/api/envelopes', body)) as { receipts: { outcome: string }[] } | undefined;
      const outcome = receipts?.receipts[0]?.outcome;
      if (outcome === 'stored' || outcome === 'already') {
        stored += 1;
        break;
      }
      if (outcome !== undefined) client.errors.push(`send: ${outcome}`);
      await wait(1_000 * 2 ** tries);
    }
  }
  await report(false, 0);
  return stored;
}

async function hear(child: ChildProcess): Promise<FromSessionServer> {
  const [message]: FromSessionServer[] = await once(child, 'message');
  if (message === undefined) throw new Error('The benchmark’s server said nothing.');
  return message;
}

async function measure(child: ChildProcess, ready: Extract<FromSessionServer, { kind: 'ready' }>): Promise<void> {
  const client = clientOf(ready.port);
  const used = async () => {
    child.send('used');
    const message = await hear(child);
    if (message.kind !== 'used') throw new Error('The benchmark’s server said something else.');
    return message;
  };
  const sealed = (await sealCheckIns(ready.port, devices * answersEach)).map(({ card: _card, ...envelope }) => envelope);
  const before = await used();
  let looking = true;
  let run: SessionRun | undefined;
  const look = async () => {
    run = SessionRun.safeParse(await client.ask('coordinator', `/api/staff/areas/riverside/sessions/${ready.session}/run`, undefined, { cookie: ready.cookies })).data;
  };
  const screen = (async () => {
    while (looking) {
      await look();
      await wait(1_000);
    }
  })();
  const begun = performance.now();
  const each = await Promise.all(Array.from({ length: devices }, (_, at) => device(client, ready.code, sealed.slice(at * answersEach, (at + 1) * answersEach), at)));
  const seconds = (performance.now() - begun) / 1_000;
  looking = false;
  await screen;
  await look();
  const after = await used();
  client.close();

  for (const step of ['join', 'report', 'send', 'coordinator'] as const) {
    const sorted = client.took[step].toSorted((a, b) => a - b);
    print(`  ${step.padEnd(12)} ${String(sorted.length).padStart(5)}   p50 ${quantile(sorted, 0.5).toFixed(1).padStart(7)} ms   p99 ${quantile(sorted, 0.99).toFixed(1).padStart(7)} ms   most ${(sorted.at(-1) ?? Number.NaN).toFixed(1).padStart(7)} ms`);
  }
  const acknowledged = each.reduce((sum, one) => sum + one, 0);
  const seen = run?.rounds[0]?.stored ?? Number.NaN;
  const said = run?.devices.reduce((sum, one) => sum + one.finished, 0) ?? Number.NaN;
  const sent = devices * answersEach;
  print(`  ${devices} devices, ${sent} sets of answers in ${seconds.toFixed(1)} s; requests that failed, and were made again: ${client.errors.length}${client.errors.length === 0 ? '' : ` (${[...new Set(client.errors)].slice(0, 5).join('; ')})`}`);
  print(`  stored ${after.stored - before.stored} of ${sent}, acknowledged ${acknowledged}; of the session ${after.ofSession} (the others’ codes had run out); the coordinator sees ${seen}, and ${said} finished on ${run?.devices.length ?? 0} devices`);
  print(`  ${after.stored - before.stored === sent && acknowledged === sent && seen === after.ofSession && said === sent ? 'None lost, and the counts are right.' : 'SOMETHING IS LOST OR COUNTED WRONG.'}`);
  print(`  server: ${((after.cpuMs - before.cpuMs) / 1_000).toFixed(1)} s of processor (${(((after.cpuMs - before.cpuMs) / 1_000 / seconds) * 100).toFixed(0)} % of one core), ${after.rssMb.toFixed(0)} MB; longest pause ${after.heldMs.toFixed(0)} ms`);
}

async function on(engine: string, databaseUrl: string | undefined): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'all-heard-bench-'));
  const args = [join(folder, 'data'), join(folder, 'keys', 'keys.json'), ...(databaseUrl === undefined ? [] : [databaseUrl])];
  const child = fork(join(import.meta.dirname, 'session-server.ts'), args, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'], serialization: 'advanced' });
  try {
    const ready = await hear(child);
    if (ready.kind !== 'ready') throw new Error('The benchmark’s server did not start.');
    print(`\n${engine}`);
    await measure(child, ready);
  } finally {
    child.disconnect();
    await once(child, 'exit');
    await rm(folder, { recursive: true, force: true });
  }
}

/** `npm run bench -- session [sqlite|postgres]`. */
export async function run([only]: string[]): Promise<void> {
  print(`A session: ${devices} devices join, report and send ${answersEach} check-ins each within a minute, over at most ${connections} connections.`);
  if (only !== 'postgres') await on('SQLite', undefined);
  if (only === 'sqlite') return;
  const cluster = await startCluster();
  try {
    await on('PostgreSQL', await cluster.newDatabase());
  } finally {
    await cluster.stop();
  }
}
