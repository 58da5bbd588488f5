import { chromium } from '@playwright/test';
import { ensureBuilt } from '#server/commands/ensure-built.ts';
import { chromiumArgs, chromiumFile } from '#test/helpers/chromium.ts';
import { prepareServer } from '#test/helpers/server-process.ts';
import { bytesOf, weigh, type Loaded } from '#test/helpers/weigh.ts';
import { answer, byTouch, readyOffline } from '#test/journeys/check-in.ts';
import { wholeWay } from '#test/journeys/whole-way.ts';
import { sharesByScript } from './libraries.ts';

const say = (line: string): void => void process.stdout.write(`${line}\n`);
/** A KB is a thousand bytes. */
const kilobytes = (bytes: number): string => `${(bytes / 1000).toFixed(1).padStart(7)} KB`;

/** What one stage loaded: by kind, and its scripts by whose code they are. Compressed bytes of a script are shared out by length. */
function report(stage: string, loaded: readonly Loaded[], shares: ReadonlyMap<string, ReadonlyMap<string, number>>): void {
  say(`\n${stage}: ${kilobytes(bytesOf(loaded)).trim()}`);
  for (const kind of ['document', 'script', 'style', 'data', 'font', 'picture', 'other'] as const) {
    const bytes = bytesOf(loaded, kind);
    if (bytes > 0) say(`${kilobytes(bytes)}  ${kind} (${loaded.filter((one) => one.kind === kind).length})`);
  }
  const byOwner = new Map<string, number>();
  for (const { path, bytes } of loaded.filter(({ kind }) => kind === 'script')) {
    for (const [owner, share] of shares.get(path) ?? [['the service worker', 1] as const]) byOwner.set(owner, (byOwner.get(owner) ?? 0) + bytes * share);
  }
  if (byOwner.size > 0) say('   of the scripts:');
  for (const [owner, bytes] of [...byOwner].toSorted(([, one], [, other]) => other - one)) say(`${kilobytes(bytes)}    ${owner}`);
}

/** What a stage loaded that the stages before it had not. */
const since = (all: readonly Loaded[], before: readonly Loaded[]): Loaded[] => all.slice(before.length);

/** `npm run bench -- first-load`: compressed bytes until the first question can be answered, through a whole check-in, and until ready offline. */
export async function run(): Promise<void> {
  const executablePath = chromiumFile();
  if (executablePath === undefined) throw new Error('Chromium is needed for this, and was not found.');
  await ensureBuilt();
  const shares = await sharesByScript();
  const server = await prepareServer();
  const browser = await chromium.launch({ executablePath, args: chromiumArgs });
  try {
    await server.start();
    const phone = { baseURL: server.url, hasTouch: true, viewport: { width: 360, height: 740 } } as const;

    const bare = await browser.newContext({ ...phone, serviceWorkers: 'block' });
    await bare.route(/\.m?js$/, (route) => route.abort());
    const first = weigh(bare);
    const early = await bare.newPage();
    await early.goto('/answer/my-future/en-simple');
    await answer(early, byTouch, 'welcome', 'assent');
    const until = await first.soFar();
    report('Until the first option reacts', until.filter(({ kind }) => kind === 'document' || kind === 'script'), shares);
    report('Beside it, in no hurry (fonts and pictures)', until.filter(({ kind }) => kind !== 'document' && kind !== 'script'), shares);
    await bare.close();

    const whole = await browser.newContext({ ...phone, serviceWorkers: 'block' });
    const scale = weigh(whole);
    const page = await whole.newPage();
    await page.goto('/answer/my-future/en-simple', { waitUntil: 'networkidle' });
    const opened = await scale.soFar();
    report('Until the app has taken the page over', opened, shares);
    await wholeWay(page);
    const all = await scale.soFar();
    report('After that, through every dialog to the keep card and My plan, sealed and sent', since(all, opened), shares);
    report('In all, for one respondent', all, shares);
    await whole.close();

    const kept = await browser.newContext(phone);
    const precached = weigh(kept);
    const stays = await kept.newPage();
    await stays.goto('/answer/my-future/en-simple');
    await readyOffline(stays, 4);
    await stays.waitForLoadState('networkidle');
    report('Until ready offline, in four languages', await precached.soFar(), shares);
    await kept.close();
  } finally {
    await browser.close();
    await server.remove();
  }
}
