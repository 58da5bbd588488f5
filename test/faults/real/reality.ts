import { setTimeout as wait } from 'node:timers/promises';
import type { Browser } from '@playwright/test';
import { createOracle, type Event, type Remains, type Verdict } from '../oracle.ts';
import { createDice, isFault, tabCount, type Act, type FaultKind, type Schedule, type Step } from '../schedule.ts';
import { openBrowser } from './browser.ts';
import { createPeople } from './people.ts';
import { befall, type Surroundings } from './befall.ts';
import { carry } from './carry.ts';
import type { Place } from './place.ts';
import { storyOf } from '../story.ts';
import { watchSteps } from './stuck.ts';
import { draftsOf, drain, lockedAwayOn } from './at-the-end.ts';
import { activeEdition } from './remains.ts';
import { everybody, newSeat, numberOf, type Around, type Card, type HeldDevice, type Slot } from './seats.ts';

/** What a schedule is run on. */
export interface Reality {
  place: Place;
  /** Private windows are opened in this one. */
  shared: Browser;
  /** What a device has from the schedules before. */
  slot(device: number): Promise<Slot>;
  /** A new empty folder for a browser's profile. */
  newProfile(): Promise<string>;
  /** Pages keep what somebody writes. */
  leavesWords?: boolean;
  /** Hears of every step, how long it took and what was told, as it happens. */
  narrate?: ((sentence: string) => void) | undefined;
}

/** What came of one schedule. */
export interface RealOutcome {
  verdict: Verdict;
  operations: number;
  injected: ReadonlyMap<FaultKind, number>;
  /** What was done that had a place to be done, by its kind. */
  done: ReadonlyMap<Act['do'], number>;
}

/** A page that went away while it was spoken to. Anything else is a fault of the harness. */
const isGone = (error: unknown): boolean => error instanceof Error && /closed|crash|detached|Timeout|navigat|context was destroyed|net::|Not attached|Session/i.test(error.message);

export async function runInReality({ place, shared, slot, newProfile, leavesWords = false, narrate }: Reality, schedule: Schedule, seed: number): Promise<RealOutcome> {
  const dice = createDice(seed ^ 0x5eed);
  const oracle = createOracle();
  const injected = new Map<FaultKind, number>();
  const count = (kind: FaultKind) => void injected.set(kind, (injected.get(kind) ?? 0) + 1);
  const reachable: Remains['reachable'][number][] = [];
  const untrue: string[] = [];
  const cards: Card[] = [];
  const needsCards = schedule.some((step) => !isFault(step) && (step.do === 'withdraw' || step.do === 'bring-back'));
  const done = new Map<Act['do'], number>();
  const began = performance.now();
  const watch = watchSteps(() => {
    for (const { browser } of devices.values()) browser.abandon();
  });
  const tell = (sentence: string) => {
    watch.step(sentence);
    narrate?.(`${((performance.now() - began) / 1_000).toFixed(1).padStart(6)} s ${sentence}`);
  };
  const hear = (event: Event) => {
    tell(`        heard: ${JSON.stringify(event)}`);
    oracle.hear(event);
  };
  const around: Around = { seed, hear, isGone: oracle.isGone, reachable, untrue, cards, needsCards, haveAnswered: new Set() };
  const people = createPeople(around);
  const devices = new Map<number, HeldDevice>();
  const held: Surroundings['held'] = new Map();
  const afterNext: Surroundings['afterNext'] = [];
  const afterTogether: Surroundings['afterTogether'] = [];
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
    const { way, windows } = await slot(number);
    way.begin({ dice, injected: count, secondTrigger });
    const browser = await openBrowser(way.url, { shared, profile: isKilled ? await newProfile() : undefined, windows, leavesWords });
    const device: HeldDevice = { number, browser, way, seats: Array.from({ length: tabCount }, newSeat), unfinished: undefined, shared: false, secrets: [], lockedAway: [], handedOver: new Set() };
    devices.set(number, device);
    return device;
  }

  function cleared(device: HeldDevice): void {
    hear({ kind: 'cleared', device: device.number, waiting: [] });
    device.unfinished = undefined;
    device.shared = false;
    device.lockedAway = [];
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
      tell('        a new worker took over');
      untrue.push(`A new worker took over on device ${device.number} while person ${person} was answering.`);
      held.delete(device);
    }
  }

  /** Does it, if there is a place where it can be done. */
  async function actOn(device: HeldDevice, step: Step & Act): Promise<boolean> {
    if (step.do === 'offline' || step.do === 'online') {
      // Nobody goes where there is no network before the app is there for good.
      if (step.do === 'offline') for (const { page } of device.browser.open()) await activeEdition(page);
      device.way.setOnline(step.do === 'online');
      if (step.do === 'online') for (const { page } of device.browser.open()) await page.evaluate(() => dispatchEvent(new Event('online')));
    } else if (step.do === 'publish') await place.publish(step.what);
    else if (step.do === 'wait') await wait(1_000);
    else if (step.do === 'carry') return step.to !== step.device && carry(device, await deviceOf(step.to));
    else if (step.do === 'worker-sync') return device.browser.wakeWorker();
    else return people.act(device, step.tab, step);
    return true;
  }

  async function take(step: Step): Promise<void> {
    const device = await deviceOf(step.device);
    if (isFault(step)) return befall(device, step, { place, count, cleared, afterNext, afterTogether, held });
    if (!(await actOn(device, step))) return;
    operations += 1;
    done.set(step.do, (done.get(step.do) ?? 0) + 1);
    // What was set going by it gets under way.
    if (step.do === 'sync' || step.do === 'worker-sync') await wait(150);
  }

  async function go(): Promise<void> {
    let underWay: Promise<void>[] = [];
    for (const step of schedule) {
      const isArmed = isFault(step);
      const undo = isArmed ? [] : afterNext.splice(0);
      tell(storyOf([step]).trim());
      watch.check();
      const done = take(step)
        .catch((error: unknown) => {
          if (!isGone(error)) throw error;
          tell(`        cut off: ${error instanceof Error ? (error.message.split('\n')[0] ?? '') : ''}`);
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

  try {
    await go();
    tell('what is left');
    for (const { way, browser } of devices.values()) {
      await way.heal();
      if (browser.open().length > 0) await browser.setRoom().catch(() => undefined);
    }
    await place.ready();
    const outbox: Remains['outbox'][number][] = [];
    const drafts: Remains['drafts'][number][] = [];
    for (const device of devices.values()) {
      tell(`what is left on device ${device.number}`);
      outbox.push(...(await drain(device, people.readDeliveries)).map((row) => ({ ...row, device: device.number })));
      const lying = await draftsOf(device);
      for (const { person } of lying) if (person !== undefined && (oracle.isGone(person, device.number) || device.handedOver.has(person))) reachable.push({ device: device.number, person, where: 'answers to go on with' });
      drafts.push(...lying, ...(await lockedAwayOn(device)));
      for (const person of everybody) device.handedOver.add(person);
      await people.search.inStorage(device, await device.browser.tab(device.browser.open()[0]?.at ?? 0));
    }
    tell('judged');
    watch.check();
    for (const device of devices.values()) await device.way.heal();
    const rows = await place.kept();
    const kept = rows.map(({ id, answers }) => ({ id: answers['who'] ?? id, answers, owner: numberOf(answers['who']) }));
    const mostAtOnce = Math.max(0, ...[...devices.values()].map(({ way }) => way.mostAtOnce()));
    const verdict = oracle.judge({ kept, outbox: outbox.map((row) => ({ ...row, id: rows.find(({ id }) => id === row.id)?.answers['who'] ?? row.id })), drafts, reachable, mostAtOnce });
    const stuck = outbox.map(({ device, state }) => `An envelope stays ${state} on device ${device}.`);
    return { operations, injected, done, verdict: { ...verdict, faults: [...verdict.faults, ...untrue, ...stuck], untrue: verdict.untrue + untrue.length, lost: verdict.lost + stuck.length } };
  } catch (error) {
    watch.check();
    throw error;
  } finally {
    // Closing may find a browser that does not answer as well.
    tell('closed');
    for (const { browser, way } of devices.values()) {
      await browser.close();
      await way.heal();
    }
    await place.ready();
    watch.end();
    await place.empty();
  }
}
