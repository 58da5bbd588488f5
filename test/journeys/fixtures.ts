import { test as base, expect, type BrowserContext, type Page } from '@playwright/test';
import { startCluster } from '#test/helpers/postgres-cluster.ts';
import { prepareServer, type ServerProcess } from '#test/helpers/server-process.ts';

interface WorkerFixtures {
  /** The database the server stands on; a story sets it with `test.use({ engine: 'postgres' })`. */
  engine: 'sqlite' | 'postgres';
  /** A story that counts all that is at the server has one that no other story has; it names itself with `test.use({ apart: 'paper' })`. */
  apart: string;
  /** A server of this worker's own, with the demo area and no answers yet. */
  server: ServerProcess;
}
interface TestFixtures {
  /** Messages that the story expects on the browser's console; any other error or warning fails it. */
  expectedOnConsole: RegExp[];
}

/**
 * For stories that are told on a first visit and never lose the network. What the service worker puts by for later is
 * told of in others (`offline`, `device`, `builds`, `session`), and takes as much of the processor as a short story.
 */
export const withoutWorker = { serviceWorkers: 'block' } as const;
/** What Playwright says where they are blocked. */
const workerBlocked = /Service Worker registration blocked/;

/** What Chromium itself says while a network or server is away. */
const networkAway = /net::ERR_(INTERNET_DISCONNECTED|CONNECTION_REFUSED|FAILED|CONNECTION_RESET|EMPTY_RESPONSE)/;

/** Grants what a person's installed browser grants, and headless Chromium does not: storage that is not evicted. */
async function keepStorage(context: BrowserContext, page: Page, origin: string): Promise<void> {
  const session = await context.newCDPSession(page);
  await session.send('Browser.grantPermissions', { origin, permissions: ['durableStorage'] });
  await session.detach();
}

export const test = base.extend<TestFixtures, WorkerFixtures>({
  engine: ['sqlite', { scope: 'worker', option: true }],
  apart: ['', { scope: 'worker', option: true }],
  server: [
    async ({ engine }, use) => {
      const cluster = engine === 'postgres' ? await startCluster() : undefined;
      const server = await prepareServer(cluster === undefined ? {} : { databaseUrl: await cluster.newDatabase() });
      try {
        await server.start();
        await use(server);
      } finally {
        await server.remove();
        await cluster?.stop();
      }
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  baseURL: async ({ server }, use) => use(server.url),
  expectedOnConsole: [[], { option: true }],
  page: async ({ page, context, server, expectedOnConsole }, use) => {
    const unexpected: string[] = [];
    const isExpected = (text: string) => [networkAway, workerBlocked, ...expectedOnConsole].some((pattern) => pattern.test(text));
    context.on('console', (message) => {
      if ((message.type() === 'error' || message.type() === 'warning') && !isExpected(message.text())) unexpected.push(`${message.type()}: ${message.text()} (${message.location().url})`);
    });
    context.on('weberror', (error) => {
      const { name, message, stack } = error.error();
      unexpected.push(`uncaught: ${name} ${message} ${stack ?? ''} (${error.page()?.url() ?? 'a page that is gone'})`);
    });
    await keepStorage(context, page, server.url);
    await use(page);
    expect(unexpected, 'the console stays quiet').toEqual([]);
  },
});

export { expect };
