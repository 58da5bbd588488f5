import { chromium, type Browser, type Page } from '@playwright/test';
import { EnvelopeBatch } from '#server/contracts/envelope.ts';
import * as z from 'zod/mini';
import { ensureBuilt } from '#server/commands/ensure-built.ts';
import { chromiumArgs, chromiumFile } from '#test/helpers/chromium.ts';
import { prepareServer } from '#test/helpers/server-process.ts';
import { readyOffline, screenOf } from '#test/journeys/check-in.ts';
import { fillOutbox, rowsFor } from '#test/journeys/on-device.ts';

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const many = 5_000;
const turns = 9;
const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

interface Times {
  /** Milliseconds from opening the address until the app has taken the page over. */
  start: number[];
  /** From pressing Next, with an answer, until the next page is painted. */
  next: number[];
}

/** Presses Next in the page and waits until another page is painted. */
const pressNext = (page: Page, to: string): Promise<number> =>
  page.evaluate(async (id) => {
    const begun = performance.now();
    document.querySelector<HTMLElement>('.bottom-bar .next')?.click();
    while (document.querySelector(`section[data-page="${id}"]`)?.checkVisibility({ visibilityProperty: true }) !== true) await new Promise(requestAnimationFrame);
    await new Promise(requestAnimationFrame);
    return performance.now() - begun;
  }, to);

/** Forgets the person, as a hand-over does, so that the next turn begins like the first. */
const forget = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    sessionStorage.removeItem('answering');
    localStorage.removeItem('unfinished');
    await new Promise<void>((resolve) => {
      const open = indexedDB.open('all-heard');
      open.onsuccess = () => {
        const transaction = open.result.transaction(['drafts', 'keys'], 'readwrite');
        for (const table of ['drafts', 'keys']) transaction.objectStore(table).clear();
        transaction.oncomplete = () => {
          open.result.close();
          resolve();
        };
      };
    });
  });

/** A phone that is ready offline, with so many envelopes in its outbox that nobody takes. */
async function phoneWith(browser: Browser, url: string, waiting: number) {
  const context = await browser.newContext({ baseURL: url, hasTouch: true, viewport: { width: 360, height: 740 } });
  await context.route('**/api/envelopes', (route) => route.abort());
  const page = await context.newPage();
  await page.goto('/answer/my-future/en');
  await readyOffline(page, 4);
  const rows = rowsFor(waiting);
  for (let at = 0; at < rows.length; at += 500) await fillOutbox(page, rows.slice(at, at + 500));
  const times: Times = { start: [], next: [] };
  return {
    context,
    page,
    ids: rows.map(({ id }) => id),
    times,
    async turn(): Promise<void> {
      await page.goto('/answer/my-future/en');
      await page.locator('.answering').waitFor();
      times.start.push(await page.evaluate(() => performance.getEntriesByName('answering')[0]?.startTime ?? 0));
      await pressNext(page, 'assent');
      await screenOf(page, 'assent').locator('input[value="yes"]').check();
      times.next.push(await pressNext(page, 'practice'));
      await page.locator('.saving-line').waitFor({ state: 'attached' });
      await forget(page);
    },
  };
}

/** `npm run bench -- outbox`: whether an app with thousands of envelopes waiting starts and answers as fast as an empty one, and in which order they go. */
export async function run(): Promise<void> {
  const executablePath = chromiumFile();
  if (executablePath === undefined) throw new Error('Chromium is needed for this, and was not found.');
  await ensureBuilt();
  const server = await prepareServer();
  const browser = await chromium.launch({ executablePath, args: chromiumArgs });
  try {
    await server.start();
    const empty = await phoneWith(browser, server.url, 0);
    const full = await phoneWith(browser, server.url, many);
    for (const phone of [empty, full]) {
      await phone.page.addInitScript(() => {
        new MutationObserver((_records, observer) => {
          if (document.querySelector('.answering') === null) return;
          performance.mark('answering');
          observer.disconnect();
        }).observe(document, { childList: true, subtree: true });
      });
      await phone.turn();
      phone.times.start.length = 0;
      phone.times.next.length = 0;
    }
    // In turns, so that whatever else the machine does falls on both.
    for (let turn = 0; turn < turns; turn += 1) for (const phone of turn % 2 === 0 ? [empty, full] : [full, empty]) await phone.turn();
    for (const [what, pick] of [['start until the app answers', 'start'], ['answer until the next page is painted', 'next']] as const) {
      const [with0, withMany] = [median(empty.times[pick]), median(full.times[pick])];
      say(`${what}: ${with0.toFixed(0)} ms with 0 waiting, ${withMany.toFixed(0)} ms with ${many}; ratio ${(withMany / with0).toFixed(2)} (medians of ${turns})`);
    }

    const arrived: string[] = [];
    const Body = z.pipe(z.string(), z.pipe(z.transform((text: string): unknown => JSON.parse(text)), EnvelopeBatch));
    const Id = z.object({ id: z.string() });
    await full.context.unroute('**/api/envelopes');
    await full.context.route('**/api/envelopes', async (route) => {
      const ids = Body.parse(route.request().postData() ?? '').envelopes.map((item) => Id.parse(item).id);
      arrived.push(...ids);
      await route.fulfill({ json: { receipts: ids.map((id) => ({ outcome: 'stored', id, late: false })) } });
    });
    const begun = performance.now();
    await full.page.evaluate(() => dispatchEvent(new Event('online')));
    while (arrived.length < many && performance.now() - begun < 300_000) await new Promise((resolve) => setTimeout(resolve, 100));
    const seconds = (performance.now() - begun) / 1_000;
    // A batch is sorted by id, which reveals no order; so the order is that of batches.
    const place = new Map(full.ids.map((id, index) => [id, index]));
    const outOfOrder = arrived.filter((id, index) => Math.abs((place.get(id) ?? Number.POSITIVE_INFINITY) - index) >= 50).length;
    say(`drained: ${arrived.length} of ${many} in ${seconds.toFixed(1)} s (${Math.round(arrived.length / seconds)} a second), ${new Set(arrived).size} different, ${outOfOrder} before an older batch`);
  } finally {
    await browser.close();
    await server.remove();
  }
}
