import { prepareServer, type ServerProcess } from '#test/helpers/server-process.ts';
import { test as base } from '../fixtures.ts';

interface WorkerFixtures {
  /** A server of this worker's own on which 600 people have answered, and a release was made. */
  released: ServerProcess;
}

export const test = base.extend<object, WorkerFixtures>({
  released: [
    async ({}, use) => {
      const server = await prepareServer();
      try {
        await server.start();
        await server.run('test/simulate/run.ts', '--people', '600', '--seed', '1', '--url', server.url);
        await server.run('server/commands/release.ts');
        await use(server);
      } finally {
        await server.remove();
      }
    },
    { scope: 'worker', timeout: 600_000 },
  ],
});
