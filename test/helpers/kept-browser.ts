import { chromium, type BrowserContext, type Page } from '@playwright/test';
import { execFile } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { chromiumArgs, chromiumFile } from './chromium.ts';

const run = promisify(execFile);

/** A browser over a profile that outlives it, as the browser of a tablet does. */
export interface KeptBrowser {
  context: BrowserContext;
  page: Page;
  /** Ends every process of it at once (SIGKILL), as a device does whose battery ran out. */
  kill(): Promise<void>;
  /** Ends it as a person does. */
  close(): Promise<void>;
}

/** Processes of the browser over this profile, and no other's. */
async function processesOver(profile: string): Promise<number[]> {
  const { stdout } = await run('ps', ['-axo', 'pid=,command='], { maxBuffer: 16 * 1024 * 1024 });
  return stdout.split('\n').filter((line) => line.includes(`--user-data-dir=${profile}`)).map((line) => Number.parseInt(line, 10));
}

/** Opens Chromium over the profile in a folder, as a phone or small tablet with a touch screen. */
export async function openKept(profile: string, origin: string, settings: { timezoneId?: string; viewport?: { width: number; height: number } } = {}): Promise<KeptBrowser> {
  const file = chromiumFile();
  const context = await chromium.launchPersistentContext(profile, {
    ...(file === undefined ? {} : { executablePath: file }),
    args: chromiumArgs,
    baseURL: origin,
    viewport: settings.viewport ?? { width: 360, height: 740 },
    hasTouch: true,
    isMobile: true,
    locale: 'en-GB',
    timezoneId: settings.timezoneId ?? 'Europe/London',
  });
  context.setDefaultTimeout(15_000);
  const page = context.pages()[0] ?? (await context.newPage());
  const session = await context.newCDPSession(page);
  await session.send('Browser.grantPermissions', { origin, permissions: ['durableStorage'] });
  const closed = new Promise<void>((resolve) => context.once('close', () => resolve()));
  return {
    context,
    page,
    close: () => context.close(),
    async kill() {
      const [main] = await processesOver(profile);
      if (main === undefined) throw new Error('The browser that is to be killed does not run.');
      process.kill(main, 'SIGKILL');
      await closed;
      // Its helpers end with it; the profile can be opened again only then.
      for (let tries = 0; tries < 100 && (await processesOver(profile)).length > 0; tries += 1) await wait(50);
    },
  };
}
