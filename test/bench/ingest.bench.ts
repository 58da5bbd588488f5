import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Envelope } from '#server/contracts/envelope.ts';
import { startCluster } from '#test/helpers/postgres-cluster.ts';
import { bodyOf, inBatches, post, sealCheckIns } from './ingest-load.ts';
import type { FromServer, ToServer } from './ingest-server.ts';

/**
 * How fast sealed responses are taken in, on both engines, through the real application in a process of its own.
 * Two ratios, from one run, interleaved and repeated: durable ingest one by one against the same route without
 * storing; batches of 50 against opening alone with as many openings at a time.
 */
const connections = 16;
const batch = 50;
const repeats = 5;
const oneByOne = 800;
const inBatch = 4_000;
const batchRepeats = 3;
const warming = 200;
const all = warming + repeats * oneByOne + batchRepeats * inBatch;

type Ready = Extract<FromServer, { kind: 'ready' }>;

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
const rate = (count: number, seconds: number): string => `${Math.round(count / seconds).toLocaleString('en-GB').padStart(8)} a second`;
const print = (line: string): void => void process.stdout.write(`${line}\n`);

async function ask<K extends FromServer['kind']>(child: ChildProcess, message: ToServer, kind: K): Promise<Extract<FromServer, { kind: K }>> {
  child.send(message);
  return hear(child, kind);
}

async function hear<K extends FromServer['kind']>(child: ChildProcess, kind: K): Promise<Extract<FromServer, { kind: K }>> {
  const [message]: FromServer[] = await once(child, 'message');
  if (message?.kind !== kind) throw new Error(`The benchmark's server said ${message?.kind ?? 'nothing'} instead of ${kind}.`);
  return message as Extract<FromServer, { kind: K }>;
}

/** How often the disks of this machine were told to write their caches through, by anybody; null where the system does not say. */
async function diskFlushes(): Promise<number | null> {
  try {
    const lines = (await readFile('/proc/diskstats', 'utf8')).trim().split('\n');
    return lines.reduce((sum, line) => sum + Number(line.trim().split(/\s+/)[18] ?? 0), 0);
  } catch {
    return null;
  }
}

interface Run {
  seconds: number;
  count: number;
  /** Processor time of the server and its threads, in milliseconds. */
  cpuMs: number;
}

async function measure(child: ChildProcess, { ports }: Ready): Promise<void> {
  const isStored = (reply: string) => reply.startsWith('{"receipts":[{"outcome":"stored"') && !reply.includes('"refused"') && !reply.includes('"held"') && !reply.includes('"already"');
  const envelopes = await sealCheckIns(ports.stored, all);
  let from = 0;
  const take = (count: number): Envelope[] => envelopes.slice(from, (from += count));
  const single = (list: readonly Envelope[]) => list.map((envelope) => bodyOf([envelope]));

  const warm = take(warming);
  await post(ports.notStored, single(warm), connections, isStored);
  await post(ports.stored, single(warm), connections, isStored);
  await ask(child, { kind: 'open', envelopes: warm, concurrency: connections }, 'opened');

  const runs: Record<'hello' | 'notStored' | 'stored' | 'openSingle' | 'openBatch' | 'batched', Run[]> = { hello: [], notStored: [], stored: [], openSingle: [], openBatch: [], batched: [] };
  const flushed: (number | null)[] = [];
  const before = await ask(child, { kind: 'counts' }, 'counts');
  const timed = async (count: number, work: () => Promise<number>): Promise<Run> => {
    const { cpuMs } = await ask(child, { kind: 'counts' }, 'counts');
    const seconds = await work();
    return { seconds, count, cpuMs: (await ask(child, { kind: 'counts' }, 'counts')).cpuMs - cpuMs };
  };
  const opening = (list: Envelope[], concurrency: number) => async () => (await ask(child, { kind: 'open', envelopes: list, concurrency }, 'opened')).seconds;
  for (let repeat = 0; repeat < repeats; repeat += 1) {
    const list = take(oneByOne);
    const bodies = single(list);
    runs.hello.push(await timed(oneByOne, () => post(ports.hello, bodies, connections, (reply) => reply === '{"hello":true}')));
    runs.notStored.push(await timed(oneByOne, () => post(ports.notStored, bodies, connections, isStored)));
    runs.openSingle.push(await timed(oneByOne, opening(list, connections)));
    const flushesBefore = await diskFlushes();
    runs.stored.push(await timed(oneByOne, () => post(ports.stored, bodies, connections, isStored)));
    const flushesAfter = await diskFlushes();
    flushed.push(flushesBefore === null || flushesAfter === null ? null : flushesAfter - flushesBefore);
  }
  const singles = await ask(child, { kind: 'counts' }, 'counts');
  for (let repeat = 0; repeat < batchRepeats; repeat += 1) {
    const list = take(inBatch);
    const bodies = inBatches(list, batch).map(bodyOf);
    runs.openBatch.push(await timed(inBatch, opening(list, connections * batch)));
    runs.batched.push(await timed(inBatch, () => post(ports.stored, bodies, connections, isStored)));
  }
  const after = await ask(child, { kind: 'counts' }, 'counts');

  const typical = (list: readonly Run[]): string => `${rate(list[0]?.count ?? 0, median(list.map(({ seconds }) => seconds)))}  ${median(list.map(({ cpuMs, count }) => cpuMs / count)).toFixed(2)} ms of processor`;
  /** The median of the ratios of neighbouring runs: what else the machine does at that moment weighs on both. */
  const ratio = (fast: readonly Run[], slow: readonly Run[]): string => median(fast.map(({ seconds }, at) => seconds / (slow[at]?.seconds ?? Number.NaN))).toFixed(2);
  print(`  bare hello                       ${typical(runs.hello)}`);
  print(`  opening alone, ${connections} at a time      ${typical(runs.openSingle)}`);
  print(`  the route without storing        ${typical(runs.notStored)}`);
  print(`  durable, one by one              ${typical(runs.stored)}   ${ratio(runs.notStored, runs.stored)} of the route without storing (reach 0.55 on SQLite)`);
  print(`  opening alone, ${connections * batch} at a time     ${typical(runs.openBatch)}`);
  print(`  durable, batches of ${batch}           ${typical(runs.batched)}   ${ratio(runs.openBatch, runs.batched)} of opening alone (reach 0.6)`);
  const commits = singles.commits - before.commits;
  const walSyncs = singles.walSyncs === null || before.walSyncs === null ? '' : `, ${singles.walSyncs - before.walSyncs} syncs of its log (pg_stat_wal)`;
  const flushes = flushed.includes(null) ? '' : `, ${flushed.reduce<number>((sum, each) => sum + (each ?? 0), 0)} flushes of this machine's disks`;
  print(`  one by one: ${repeats * oneByOne} envelopes in ${commits} transactions${walSyncs}${flushes}`);
  print(`  stored: ${after.stored} responses, ${after.stored === all ? 'each once' : 'NOT AS MANY AS SENT'}`);
}

async function on(engine: string, databaseUrl: string | undefined): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'all-heard-bench-'));
  const args = [join(folder, 'data'), join(folder, 'keys', 'keys.json'), ...(databaseUrl === undefined ? [] : [databaseUrl])];
  const child = fork(join(import.meta.dirname, 'ingest-server.ts'), args, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'], serialization: 'advanced' });
  try {
    const ready = await hear(child, 'ready');
    print(`\n${engine}: ${Object.entries(ready.durability).map(([name, value]) => `${name}=${value}`).join(', ')} (read back from the engine)`);
    await measure(child, ready);
  } finally {
    child.disconnect();
    await once(child, 'exit');
    await rm(folder, { recursive: true, force: true });
  }
}

/** `npm run bench -- ingest [sqlite|postgres]`. */
export async function run([only]: string[]): Promise<void> {
  print(`Ingest: ${connections} connections; medians of ${repeats} runs one by one and ${batchRepeats} in batches, interleaved.`);
  if (only !== 'postgres') await on('SQLite', undefined);
  if (only === 'sqlite') return;
  const cluster = await startCluster();
  try {
    await on('PostgreSQL', await cluster.newDatabase());
  } finally {
    await cluster.stop();
  }
}
