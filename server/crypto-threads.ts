import { availableParallelism } from 'node:os';

/**
 * How many threads open seals. Node takes four wherever it runs; on few cores they stand in the way of the threads that
 * read requests and write to the database, and a server takes in less. Set before anything of Node's pool is used, since
 * it is made with its first use: `main.ts` imports this first. `UV_THREADPOOL_SIZE` in the environment goes before it.
 */
export function cryptoThreads(cores: number): number {
  const nodesOwn = 4;
  return Math.min(nodesOwn, Math.max(1, cores - 1));
}

process.env['UV_THREADPOOL_SIZE'] ??= String(cryptoThreads(availableParallelism()));
