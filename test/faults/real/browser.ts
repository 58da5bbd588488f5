import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { chromium, type Browser, type BrowserContext, type CDPSession, type Page } from '@playwright/test';
import { chromiumArgs, chromiumFile } from '#test/helpers/chromium.ts';
import { tabCount } from '../schedule.ts';
import { intoPage } from './into-page.ts';
import { keepForNext, type Windows } from './windows.ts';

const executablePath = chromiumFile();
const launch = { ...(executablePath === undefined ? {} : { executablePath }), args: [...chromiumArgs, '--disable-dev-shm-usage'] };
const phone = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true, locale: 'en-GB', timezoneId: 'Europe/London' } as const;

export const startChromium = (): Promise<Browser> => chromium.launch(launch);

/** The browser of one device: private windows of a shared Chromium, or a Chromium with a profile on disk that can be killed. */
export interface DeviceBrowser {
  /** Whether there is a profile on disk, so that the browser can be killed and opened again. */
  readonly hasProfile: boolean;
  /** The tab at this place, opened where there is none. */
  tab(at: number): Promise<Page>;
  /** A page beside the tabs, to be closed by whoever asked for it. */
  aside(): Promise<Page>;
  /** The tabs that are open. */
  open(): { at: number; page: Page }[];
  isOpen(at: number): boolean;
  /** Ends the program behind a tab. */
  crash(at: number): Promise<void>;
  /** SIGKILL of the browser itself. Does nothing where there is no profile to come back to. */
  kill(): Promise<boolean>;
  /** Closes every private window and with them all they kept; the next tab is in new ones. Does nothing where there is a profile. */
  closePrivate(): Promise<boolean>;
  setClock(shift: number): Promise<void>;
  clear(): Promise<void>;
  /** Leaves no room for what is written; without an argument, as much as there is. */
  setRoom(bytes?: number): Promise<void>;
  /** Wakes the service worker as Background Sync does. Returns whether there is one. */
  wakeWorker(): Promise<boolean>;
  /** Ends a browser that does not answer: whoever waits for it hears that it is gone. */
  abandon(): void;
  close(): Promise<void>;
}

/** The process of the Chromium that has this profile. */
function processOf(profile: string): number | undefined {
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    try {
      const command = readFileSync(`/proc/${name}/cmdline`, 'utf8');
      if (command.includes(`--user-data-dir=${profile}\0`) && !command.includes('--type=')) return Number(name);
    } catch {
      // It ended while we looked.
    }
  }
  return undefined;
}

interface Settings {
  /** Private windows are opened in this one. */
  shared: Browser;
  /** A folder for what a browser of its own keeps, one that can be killed. */
  profile: string | undefined;
  /** Where it has no profile, the windows it has from before. */
  windows: Windows;
  /** Its pages keep what somebody writes, on purpose. */
  leavesWords: boolean;
}

/** Opens the browser of a device. */
export async function openBrowser(origin: string, { shared, profile, windows, leavesWords }: Settings): Promise<DeviceBrowser> {
  let shift = 0;
  let context: BrowserContext | undefined;
  let tabs: (Page | undefined)[] = Array.from({ length: tabCount }, () => undefined);

  function follow(begun: BrowserContext): BrowserContext {
    begun.once('close', () => {
      if (context === begun) {
        context = undefined;
        tabs = tabs.map(() => undefined);
      }
    });
    return begun;
  }
  async function begin(): Promise<BrowserContext> {
    const before = windows.context;
    windows.context = undefined;
    if (profile === undefined && before !== undefined) {
      windows.used += 1;
      await before.addInitScript(() => { globalThis.pageFaults.shift = 0; });
      return follow(before);
    }
    windows.used = 1;
    const begun = profile === undefined ? await shared.newContext(phone) : await chromium.launchPersistentContext(profile, { ...launch, ...phone });
    begun.setDefaultTimeout(2_000);
    await begun.addInitScript(intoPage, shift);
    if (leavesWords) await begun.addInitScript(() => addEventListener('input', ({ target }) => target instanceof HTMLTextAreaElement && localStorage.setItem('left', target.value)));
    return follow(begun);
  }
  async function tab(at: number): Promise<Page> {
    context ??= await begin();
    const there = tabs[at];
    if (there !== undefined && !there.isClosed()) return there;
    const page = await context.newPage();
    page.on('crash', () => {
      if (tabs[at] === page) tabs[at] = undefined;
      page.close().catch(() => undefined);
    });
    tabs[at] = page;
    return page;
  }
  const open = () => tabs.flatMap((page, at) => (page === undefined || page.isClosed() ? [] : [{ at, page }]));

  /** Speaks to the browser through any tab. */
  async function through<T>(work: (session: CDPSession) => Promise<T>): Promise<T> {
    const page = open()[0]?.page ?? (await tab(0));
    const session = await page.context().newCDPSession(page);
    try {
      return await work(session);
    } finally {
      await session.detach().catch(() => undefined);
    }
  }

  return {
    hasProfile: profile !== undefined,
    tab,
    async aside() {
      context ??= await begin();
      return context.newPage();
    },
    open,
    isOpen: (at) => tabs[at] !== undefined && !(tabs[at]?.isClosed() ?? true),
    async crash(at) {
      const page = tabs[at];
      if (page === undefined) return;
      tabs[at] = undefined;
      const session = await page.context().newCDPSession(page);
      // Nobody is left to answer.
      session.send('Page.crash').catch(() => undefined);
      await wait(50);
      await page.close().catch(() => undefined);
    },
    async kill() {
      if (profile === undefined || context === undefined) return false;
      const program = processOf(profile);
      if (program === undefined) return false;
      const gone = new Promise((resolve) => context?.once('close', resolve));
      process.kill(program, 'SIGKILL');
      await Promise.race([gone, wait(3_000)]);
      context = undefined;
      tabs = tabs.map(() => undefined);
      return true;
    },
    async closePrivate() {
      if (profile !== undefined || context === undefined) return false;
      await context.close();
      context = undefined;
      tabs = tabs.map(() => undefined);
      return true;
    },
    async setClock(milliseconds) {
      shift = milliseconds;
      await context?.addInitScript((now) => { globalThis.pageFaults.shift = now; }, shift);
      for (const { page } of open()) await page.evaluate((now) => { globalThis.pageFaults.shift = now; }, shift).catch(() => undefined);
    },
    clear: () => through(async (session) => void (await session.send('Storage.clearDataForOrigin', { origin, storageTypes: 'all' }))),
    setRoom: (bytes) => through(async (session) => void (await session.send('Storage.overrideQuotaForOrigin', { origin, ...(bytes === undefined ? {} : { quotaSize: bytes }) }))),
    wakeWorker: () =>
      through(async (session) => {
        const registered = new Promise<string>((resolve) => {
          session.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
            const mine = registrations.find(({ scopeURL, isDeleted }) => scopeURL.startsWith(origin) && !isDeleted);
            if (mine !== undefined) resolve(mine.registrationId);
          });
        });
        await session.send('ServiceWorker.enable');
        const registrationId = await Promise.race([registered, wait(300, undefined)]);
        if (registrationId === undefined) return false;
        await session.send('ServiceWorker.dispatchSyncEvent', { origin, registrationId, tag: 'all-heard-outbox', lastChance: false });
        return true;
      }),
    abandon() {
      const program = profile === undefined ? undefined : processOf(profile);
      if (program !== undefined) process.kill(program, 'SIGKILL');
      context?.close().catch(() => undefined);
    },
    async close() {
      const left = context;
      if (left === undefined) return;
      context = undefined;
      const isKept = profile === undefined && !leavesWords && (await keepForNext(windows, left, origin));
      if (!isKept) await left.close().catch(() => undefined);
    },
  };
}
