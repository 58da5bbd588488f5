import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { chromium, type Browser, type BrowserContext, type Page } from '@playwright/test';
import { ensureBuilt } from '#server/commands/ensure-built.ts';
import { chromiumArgs, chromiumFile } from '#test/helpers/chromium.ts';
import { prepareServer, type ServerProcess } from '#test/helpers/server-process.ts';
import { planSession, tabletJoins, type Planned } from '#test/journeys/by-session.ts';
import { nextButton, screenOf } from '#test/journeys/check-in.ts';
import { begin, goOnTo } from '#test/journeys/shared-tablet.ts';
import { storedOn } from '#test/journeys/stored.ts';

/**
 * Twelve browsers in one session against one server, with the network going on and off: each answer once, and the
 * coordinator's screen right within two seconds of each reconnection.
 */
const tablets = 12;
const peopleEach = 2;
/** Browsers that are busy at a time, so that what is measured is the product and not the machine's queue. `--at-once 12` makes a queue. */
const usuallyAtOnce = '3';
const slow = { timeout: 120_000 };

const print = (line: string): void => void process.stdout.write(`${line}\n`);

interface Tablet {
  number: number;
  context: BrowserContext;
  page: Page;
}

/** Does something with each, so many at a time. */
async function each<T>(list: readonly T[], atOnce: number, work: (one: T) => Promise<void>): Promise<void> {
  let next = 0;
  const go = async () => {
    for (let one = list[next++]; one !== undefined; one = list[next++]) await work(one);
  };
  await Promise.all(Array.from({ length: atOnce }, go));
}

/** Processor time in seconds and memory in MB of a process, where the system says. */
async function used(pid: number | undefined): Promise<{ cpu: number; rss: number } | undefined> {
  try {
    const stat = (await readFile(`/proc/${pid}/stat`, 'utf8')).replace(/^.*\) /, '').split(' ');
    const pages = Number((await readFile(`/proc/${pid}/statm`, 'utf8')).split(' ')[1]);
    return { cpu: (Number(stat[11]) + Number(stat[12])) / 100, rss: (pages * 4096) / 1_048_576 };
  } catch {
    return undefined;
  }
}

async function open(browser: Browser, server: ServerProcess, number: number): Promise<Tablet> {
  const context = await browser.newContext({ baseURL: server.url, viewport: { width: 820, height: 1100 }, hasTouch: true, locale: 'en-GB' });
  context.setDefaultTimeout(slow.timeout);
  return { number, context, page: await context.newPage() };
}

/** One person on a tablet; where it waits in vain, what stands on its screen is told. */
async function answers(tablet: Tablet, flickers: boolean): Promise<void> {
  try {
    await answersOn(tablet, flickers);
  } catch (cause) {
    throw new Error(`Tablet ${tablet.number} waits at ${tablet.page.url()}, where this stands:\n${await tablet.page.locator('body').innerText()}`, { cause });
  }
}

/** Where the network may change, it goes on and off between pages. */
async function answersOn({ context, page }: Tablet, flickers: boolean): Promise<void> {
  const flicker = async () => {
    if (flickers) await context.setOffline(Math.random() < 0.5);
  };
  await page.locator('.session-way').first().tap();
  await begin(page);
  await flicker();
  await goOnTo(page, 'our-idea');
  await screenOf(page, 'our-idea').locator('label.card').first().tap();
  await flicker();
  await nextButton(page).tap();
  await goOnTo(page, 'finished');
  await page.locator('.finished .done').tap();
  await flicker();
  await page.locator('.farewell .next').tap();
  await page.locator('.session-way').first().waitFor();
}

/** What the coordinator sees: answers at the server, and of each tablet what it finished and what waits on it. */
const seen = (screen: Page): Promise<{ stored: number; finished: number[]; waiting: number[] }> =>
  screen.evaluate(() => {
    const numbers = (name: string) => [...document.querySelectorAll(`.run-devices [data-count="${name}"]`)].map(({ textContent }) => Number(/\d+/.exec(textContent)?.[0]));
    return { stored: Number(document.querySelector('[data-stored] dd')?.textContent), finished: numbers('finished'), waiting: numbers('waiting') };
  });

/** Milliseconds from now until the coordinator sees this; `undefined` after twenty seconds. */
async function untilSeen(screen: Page, right: (now: Awaited<ReturnType<typeof seen>>) => boolean): Promise<number | undefined> {
  const begun = performance.now();
  while (performance.now() - begun < 20_000) {
    if (right(await seen(screen))) return performance.now() - begun;
    await screen.waitForTimeout(25);
  }
  return undefined;
}

async function reconnect(screen: Page, all: readonly Tablet[]): Promise<(number | undefined)[]> {
  const took: (number | undefined)[] = [];
  for (const tablet of all.toSorted(() => Math.random() - 0.5)) {
    const before = await seen(screen);
    const arrives = before.stored + peopleEach;
    await tablet.context.setOffline(false);
    took.push(await untilSeen(screen, ({ stored, finished, waiting }) => stored >= arrives && finished[tablet.number - 1] === peopleEach && waiting[tablet.number - 1] === 0));
  }
  return took;
}

async function measure(browser: Browser, server: ServerProcess, session: Planned, atOnce: number): Promise<void> {
  const office = await browser.newContext({ baseURL: server.url });
  await office.addCookies(session.cookies);
  const screen = await office.newPage();
  await screen.goto(`/staff/areas/riverside/sessions/${session.id}/run?lang=en`);
  const start = await used(server.pid());
  const begun = performance.now();
  const all: Tablet[] = [];
  // One after another: the number that a tablet is given is its place.
  for (let number = 1; number <= tablets; number += 1) {
    const tablet = await open(browser, server, number);
    await tabletJoins(tablet.page, session);
    await tablet.page.locator('.session-packing[data-ready="yes"]').waitFor(slow);
    await tablet.page.goto('/session?lang=en');
    all.push(tablet);
  }
  print(`  ${tablets} tablets joined and were ready offline after ${((performance.now() - begun) / 1_000).toFixed(0)} s`);

  const first = all.slice(0, tablets / 2);
  const second = all.slice(tablets / 2);
  await Promise.all(first.map(({ context }) => context.setOffline(true)));
  for (let person = 0; person < peopleEach; person += 1) await each(first, atOnce, (tablet) => answers(tablet, false));
  const took = await reconnect(screen, first);
  for (let person = 0; person < peopleEach; person += 1) await each(second, atOnce, (tablet) => answers(tablet, true));
  await Promise.all(second.map(({ context }) => context.setOffline(false)));
  const expected = tablets * peopleEach;
  const last = await untilSeen(screen, ({ stored, finished, waiting }) => stored === expected && finished.every((count) => count === peopleEach) && waiting.every((count) => count === 0));
  await screen.waitForTimeout(3_000);

  const end = await used(server.pid());
  const now = await seen(screen);
  const { responses } = await storedOn(server);
  const seconds = (performance.now() - begun) / 1_000;
  const said = (ms: number | undefined) => (ms === undefined ? 'NEVER' : `${Math.round(ms)} ms`);
  print(`  after hours without a network, each tablet by itself: the coordinator’s counts right after ${took.map(said).join(', ')}`);
  print(`  after a network that came and went, ${second.length} tablets at once: right after ${said(last)}`);
  print(`  stored ${responses} of ${expected}; the coordinator sees ${now.stored}; finished on the tablets ${now.finished.reduce((sum, one) => sum + one, 0)}; waiting ${now.waiting.reduce((sum, one) => sum + one, 0)}`);
  const fine = responses === expected && now.stored === expected && [...took, last].every((ms) => ms !== undefined && ms <= 2_000);
  print(`  ${fine ? 'Every answer once, and the counts right within 2 s.' : 'SOMETHING IS LOST, COUNTED TWICE OR LATE.'}`);
  if (start !== undefined && end !== undefined) print(`  server: ${(end.cpu - start.cpu).toFixed(1)} s of processor in ${seconds.toFixed(0)} s (${(((end.cpu - start.cpu) / seconds) * 100).toFixed(0)} % of one core), ${end.rss.toFixed(0)} MB`);
}

/** `npm run bench -- twelve`. */
export async function run(args: string[]): Promise<void> {
  const { values } = parseArgs({ args, options: { 'at-once': { type: 'string', default: usuallyAtOnce } } });
  const atOnce = Number(values['at-once']);
  await ensureBuilt();
  const server = await prepareServer();
  const file = chromiumFile();
  const browser = await chromium.launch({ ...(file === undefined ? {} : { executablePath: file }), args: chromiumArgs });
  print(`Twelve tablets in one session, ${peopleEach} people on each, the network going on and off; ${atOnce} of them answer at a time.`);
  try {
    await server.start();
    await measure(browser, server, await planSession(server, ['live-issue-2'], ['en']), atOnce);
  } finally {
    await browser.close();
    await server.remove();
  }
}
