import { setTimeout as wait } from 'node:timers/promises';
import type { Browser } from '@playwright/test';
import { createOracle, type Remains, type Verdict } from '../oracle.ts';
import { createDice, isFault, tabCount, type Fault, type FaultKind, type Schedule, type Step } from '../schedule.ts';
import { openBrowser } from './browser.ts';
import { createPeople, markOf, newSeat, numberOf, type HeldDevice } from './people.ts';
import type { Place } from './place.ts';
import { activeEdition, everythingKept, lookForWorker, waitingOn } from './remains.ts';
import { controls, lookUntil, tap } from './screen.ts';
import { mostPeople, shortRound } from './short-survey.ts';
import { openWay } from './way.ts';

/** What a schedule is run on. */
export interface Reality {
  place: Place;
  /** Private windows are opened in this one. */
  shared: Browser;
  /** A new empty folder for a browser's profile. */
  newProfile(): Promise<string>;
  workersTakeOverEarly: boolean;
}

/** What came of one schedule. */
export interface RealOutcome {
  verdict: Verdict;
  operations: number;
  injected: ReadonlyMap<FaultKind, number>;
}

/** A page that went away while it was spoken to. Anything else is a fault of the harness. */
const isGone = (error: unknown): boolean => error instanceof Error && /closed|crash|detached|Timeout|navigat|context was destroyed|net::|Not attached|Session/i.test(error.message);
/** Milliseconds in which everything that waits has to be sent once nothing goes wrong any more. */
const patience = 20_000;

export async function runInReality({ place, shared, newProfile, workersTakeOverEarly }: Reality, schedule: Schedule, seed: number): Promise<RealOutcome> {
  const dice = createDice(seed ^ 0x5eed);
  const oracle = createOracle();
  const injected = new Map<FaultKind, number>();
  const count = (kind: FaultKind) => void injected.set(kind, (injected.get(kind) ?? 0) + 1);
  const reachable: Remains['reachable'][number][] = [];
  const tookOver: string[] = [];
  const people = createPeople({ seed, hear: oracle.hear, isGone: oracle.isGone, reachable });
  const devices = new Map<number, HeldDevice>();
  /** The worker that ruled when a newer one came while somebody was answering. */
  const held = new Map<HeldDevice, { edition: number; person: number }>();
  const afterNext: (() => Promise<void>)[] = [];
  const afterTogether: (() => void)[] = [];
  let operations = 0;

  async function deviceOf(number: number): Promise<HeldDevice> {
    const known = devices.get(number);
    if (known !== undefined) return known;
    const isKilled = schedule.some((step) => step.device === number && isFault(step) && step.fault === 'browser-killed');
    const secondTrigger = async () => {
      const device = devices.get(number);
      for (const { page } of device?.browser.open() ?? []) await page.evaluate(() => dispatchEvent(new Event('online')));
      await device?.browser.wakeWorker();
    };
    const way = await openWay({ place, dice, injected: count, secondTrigger, workersTakeOverEarly });
    const browser = await openBrowser(way.url, shared, isKilled ? await newProfile() : undefined);
    const device: HeldDevice = { number, browser, way, seats: Array.from({ length: tabCount }, newSeat), unfinished: undefined };
    devices.set(number, device);
    return device;
  }

  function cleared(device: HeldDevice): void {
    oracle.hear({ kind: 'cleared', device: device.number, waiting: [] });
    device.unfinished = undefined;
  }

  async function befall(device: HeldDevice, { tab: at, ...step }: Step & Fault): Promise<void> {
    const { browser, way } = device;
    const pages = browser.open();
    const here = browser.isOpen(at) ? await browser.tab(at) : pages[0]?.page;
    switch (step.fault) {
      case 'killed':
        count('killed');
        await place.kill();
        return;
      case 'locked':
      case 'disk-full':
      case 'killed-before-commit':
      case 'killed-after-commit':
      case 'portal':
      case 'other-json':
      case 'request-cut':
      case 'reply-cut':
      case 'lost-before':
      case 'lost-after':
      case 'doubled':
      case 'late-copy':
      case 'slow':
      case 'gateway':
      case 'second-trigger':
        way.arm(step.fault);
        return;
      case 'device-clock':
        count('device-clock');
        await browser.setClock(step.years * 365 * 86_400_000 + 5_000_000);
        return;
      case 'connection-closed':
        for (const { page } of pages) {
          const closed = await page.evaluate(() => {
            const { connections } = globalThis.pageFaults;
            for (const connection of connections) {
              connection.close();
              connection.dispatchEvent(new Event('close'));
            }
            const many = connections.size;
            connections.clear();
            return many;
          });
          if (closed > 0) count('connection-closed');
        }
        return;
      case 'transaction-aborted':
        if (here === undefined) return;
        await here.evaluate(() => { globalThis.pageFaults.abort = true; });
        afterNext.push(async () => {
          const aborted = await here.evaluate(() => {
            const many = globalThis.pageFaults.aborted;
            Object.assign(globalThis.pageFaults, { abort: false, aborted: 0 });
            return many;
          });
          if (aborted > 0) count('transaction-aborted');
        });
        return;
      case 'quota':
        if (here === undefined) return;
        count('quota');
        await browser.setRoom(1);
        afterNext.push(() => browser.setRoom());
        return;
      case 'storage-cleared':
        if (here === undefined) return;
        count('storage-cleared');
        await wait(step.after * 20);
        await browser.clear();
        cleared(device);
        // What was read from a screen a moment before is heard a moment after.
        afterTogether.push(() => cleared(device));
        return;
      case 'tab-killed':
        if (!browser.isOpen(at)) return;
        count('tab-killed');
        await wait(step.after * 20);
        await browser.crash(at);
        device.seats[at] = newSeat();
        return;
      case 'browser-killed':
        await wait(step.after * 20);
        if (!(await browser.kill())) return;
        count('browser-killed');
        device.seats = device.seats.map(newSeat);
        return;
      case 'private-mode':
        if (browser.hasProfile || pages.length === 0) return;
        await browser.closePrivate();
        count('private-mode');
        device.seats = device.seats.map(newSeat);
        cleared(device);
        return;
      case 'worker-updated': {
        if (here === undefined) return;
        const edition = await activeEdition(here);
        const person = device.unfinished;
        way.deploy();
        if (await lookForWorker(here)) count('worker-updated');
        if (edition !== undefined && person !== undefined) held.set(device, { edition, person });
        return;
      }
      case 'unknown-error':
      case 'commit-unheard':
      case 'commit-unknown':
      case 'server-clock':
        return;
    }
  }

  /** A newer worker must wait while answers are unfinished here and a page is open. */
  async function lookAtWorkers(): Promise<void> {
    for (const [device, { edition, person }] of held) {
      const [first] = device.browser.open();
      if (first === undefined || device.unfinished !== person) {
        held.delete(device);
        continue;
      }
      const now = await activeEdition(first.page);
      if (now === undefined || now === edition) continue;
      tookOver.push(`A new worker took over on device ${device.number} while person ${person} was answering.`);
      held.delete(device);
    }
  }

  async function take(step: Step): Promise<void> {
    const device = await deviceOf(step.device);
    if (isFault(step)) return befall(device, step);
    operations += 1;
    if (step.do === 'offline' || step.do === 'online') {
      device.way.setOnline(step.do === 'online');
      if (step.do === 'online') for (const { page } of device.browser.open()) await page.evaluate(() => dispatchEvent(new Event('online')));
    } else if (step.do === 'publish') await place.publish(step.what);
    else if (step.do === 'wait') await wait(1_000);
    else if (!(step.do === 'worker-sync' ? await device.browser.wakeWorker() : await people.act(device, step.tab, step))) operations -= 1;
    // What was set going by it gets under way.
    if (step.do === 'sync' || step.do === 'worker-sync') await wait(150);
  }

  async function go(): Promise<void> {
    let underWay: Promise<void>[] = [];
    for (const step of schedule) {
      const isArmed = isFault(step);
      const undo = isArmed ? [] : afterNext.splice(0);
      const done = take(step)
        .catch((error: unknown) => {
          if (!isGone(error)) throw error;
        })
        .then(async () => {
          for (const each of undo) await each().catch(() => undefined);
        });
      underWay.push(done);
      if (step.together) continue;
      await Promise.all(underWay);
      underWay = [];
      for (const each of afterTogether.splice(0)) each();
      for (const device of devices.values()) await people.readDeliveries(device);
      await lookAtWorkers();
    }
    await Promise.all(underWay);
    for (const each of afterTogether.splice(0)) each();
  }

  /** Everything that waits goes out, and what the last pages say is read once more. */
  async function drain(device: HeldDevice): Promise<{ id: string; state: string }[]> {
    const at = device.browser.open()[0]?.at ?? 0;
    const page = await device.browser.tab(at);
    const isHere = await page.evaluate(() => location.protocol === 'http:').catch(() => false);
    if (!isHere) await page.goto(`${device.way.url}/help`, { waitUntil: 'load', timeout: 10_000 });
    for (const until = Date.now() + patience; ; ) {
      const { outbox } = await waitingOn(page);
      if (outbox.every(({ state }) => state === 'refused') || Date.now() > until) {
        await people.readDeliveries(device);
        return outbox;
      }
      await page.evaluate(() => dispatchEvent(new Event('online')));
      await wait(200);
    }
  }

  /** What unfinished answers can be gone on with: each is opened, read, and deleted, until there is none. */
  async function draftsOf(device: HeldDevice): Promise<Remains['drafts'][number][]> {
    const drafts: Remains['drafts'][number][] = [];
    for (let at = 0; at < 2 * tabCount; at += 1) {
      const any = await device.browser.tab(device.browser.open()[0]?.at ?? 0);
      if ((await waitingOn(any)).drafts === 0) return drafts;
      // A tab that was never here: it asks before it shows anything.
      const page = await any.context().newPage();
      await page.goto(`${device.way.url}/answer/${shortRound.slug}/en`, { waitUntil: 'commit' });
      const first = await lookUntil(page, ({ kind }) => kind === 'questions' || kind === 'welcome-back', 8_000);
      if (first.kind !== 'welcome-back') {
        await page.close();
        if (first.kind !== 'questions') throw new Error(`The round does not open at the end: ${first.kind} ${first.text.slice(0, 200)}`);
        return drafts;
      }
      await tap(controls(page).goOn);
      const reading = await lookUntil(page, ({ kind }) => kind === 'questions', 4_000);
      if (reading.page === 'welcome') await tap(controls(page).next);
      if (reading.page === 'check') await tap(controls(page).back);
      const { answers } = await lookUntil(page, (now) => now.page === 'who', 3_000);
      const person = numberOf(answers['who']) ?? device.unfinished;
      if (person !== undefined && oracle.isGone(person, device.number)) reachable.push({ device: device.number, person, where: 'answers to go on with' });
      drafts.push({ device: device.number, id: `draft ${at}`, person, answers });
      await tap(controls(page).stop);
      await tap(controls(page).drop);
      await lookUntil(page, ({ kind }) => kind === 'stopped-dropped', 3_000);
      await page.close();
    }
    return drafts;
  }

  async function search(device: HeldDevice): Promise<void> {
    const page = await device.browser.tab(device.browser.open()[0]?.at ?? 0);
    const everything = await everythingKept(page);
    for (let person = 0; person < mostPeople; person += 1) {
      if (everything.includes(markOf(person, seed))) reachable.push({ device: device.number, person, where: 'the storage' });
    }
  }

  try {
    await go();
    for (const { way, browser } of devices.values()) {
      await way.heal();
      if (browser.open().length > 0) await browser.setRoom().catch(() => undefined);
    }
    await place.ready();
    const outbox: Remains['outbox'][number][] = [];
    const drafts: Remains['drafts'][number][] = [];
    for (const device of devices.values()) {
      outbox.push(...(await drain(device)).map((row) => ({ ...row, device: device.number })));
      drafts.push(...(await draftsOf(device)));
      await search(device);
    }
    for (const device of devices.values()) await device.way.heal();
    const rows = await place.kept();
    const kept = rows.map(({ id, answers }) => ({ id: answers['who'] ?? id, answers, owner: numberOf(answers['who']) }));
    const mostAtOnce = Math.max(0, ...[...devices.values()].map(({ way }) => way.mostAtOnce()));
    const verdict = oracle.judge({ kept, outbox: outbox.map((row) => ({ ...row, id: rows.find(({ id }) => id === row.id)?.answers['who'] ?? row.id })), drafts, reachable, mostAtOnce });
    const stuck = outbox.map(({ device, state }) => `An envelope stays ${state} on device ${device}.`);
    return { operations, injected, verdict: { ...verdict, faults: [...verdict.faults, ...tookOver, ...stuck], untrue: verdict.untrue + tookOver.length, lost: verdict.lost + stuck.length } };
  } finally {
    for (const { browser, way } of devices.values()) {
      await browser.close();
      await way.heal();
      await way.close();
    }
    await place.ready();
    await place.empty();
  }
}
