import type { Dexie } from 'dexie';
import { createOracle, type Oracle, type Remains, type Verdict } from '../oracle.ts';
import { createDice, deviceCount, isFault, type Act, type FaultKind, type Schedule, type Step } from '../schedule.ts';
import { answersOf, answersOfKept, markFor, markIn } from './answers.ts';
import { befall } from './befall.ts';
import { copyDisk } from './copy.ts';
import { Device, openRealm, type Outside, type Realm } from './device.ts';
import type { Disk } from './disk.ts';
import type { Program } from './programs.ts';
import { findReachable, outboxOf } from './search.ts';
import type { FaultyServer } from './server.ts';
import type { Said, Tab } from './tab-program.ts';
import type { Turns } from './turns.ts';
import { createWay } from './way.ts';

/** What all schedules of a run share. */
export interface Parts {
  turns: Turns;
  disk: Disk;
  server: FaultyServer;
  tab: Program<{ openTab(say: (said: Said) => void): Tab }>;
  worker: Program<unknown>;
  dexie: { Dexie: typeof Dexie };
}

/** What came of one schedule. */
export interface Outcome {
  verdict: Verdict;
  /** What was done that had a place to be done. */
  operations: number;
  injected: ReadonlyMap<FaultKind, number>;
}

interface OpenTab {
  realm: Realm;
  program: Tab;
  person: number;
}

const day = 86_400_000;
const waits = { seconds: 5_000, minutes: 6 * 60_000, days: 2 * day, months: 120 * day } as const;
const begins = Date.UTC(2026, 9, 5, 9);
const mostPeople = 40;
/** Runs one schedule from a clean beginning to the end, when everything that can arrive has arrived, and judges it. */
export async function runSchedule(parts: Parts, schedule: Schedule, seed: number): Promise<Outcome> {
  const { turns, disk, server } = parts;
  const dice = createDice(seed);
  const injected = new Map<FaultKind, number>();
  const count = (fault: FaultKind) => void injected.set(fault, (injected.get(fault) ?? 0) + 1);
  const oracle: Oracle = createOracle();
  const owners = new Map<string, number>();
  const papers: { person: number; secret: string }[] = [];
  let operations = 0;
  let people = 0;
  let written = 0;
  let time = begins;
  let serverOff = 0;

  const way = createWay(server, turns, count, (realm) => {
    for (const other of realm.device.realms) turns.later(() => other.dispatch('online'));
  });
  const tookOver = (device: Device) => {
    const answering = [...tabs.values()].some(({ realm, program }) => realm.device === device && !realm.dead && program.isHolding());
    oracle.hear({ kind: 'took-over', device: device.number, answering });
  };
  const outside: Outside = { turns, disk, dice, now: () => time, send: way.send, injected: count, clearing: (device) => oracle.hear({ kind: 'cleared', device: device.number, waiting: outboxOf(device).map(({ id }) => id) }), Dexie: parts.dexie.Dexie, tookOver };
  const devices = Array.from({ length: deviceCount }, (_, number) => new Device(number, outside));
  const tabs = new Map<string, OpenTab>();
  const sessions = new Map<string, Map<string, string>>();
  const workers = new Map<number, Realm>();
  server.setNow(time);

  function hear(device: Device, tab: OpenTab, said: Said): void {
    const at = device.number;
    switch (said.kind) {
      case 'begun':
        tab.person = people++;
        break;
      case 'found':
        // Answers that were kept although nobody was told so are a new person's, as far as we know.
        tab.person = owners.get(said.draft.id) ?? people++;
        if (!owners.has(said.draft.id)) oracle.hear({ kind: 'changed', person: tab.person, answers: answersOf(said.draft) });
        owners.set(said.draft.id, tab.person);
        oracle.hear({ kind: 'found', person: tab.person, device: at, answers: answersOf(said.draft) });
        break;
      case 'changed':
        oracle.hear({ kind: 'changed', person: tab.person, answers: answersOf(said.draft) });
        break;
      case 'saved':
        owners.set(said.draft.id, tab.person);
        oracle.hear({ kind: 'saved', person: tab.person, device: at, answers: answersOf(said.draft) });
        break;
      case 'finished':
        papers.push({ person: tab.person, secret: said.secret });
        owners.set(said.draft.id, tab.person);
        oracle.hear({ kind: 'finished', person: tab.person, device: at, id: said.draft.id, answers: answersOf(said.draft) });
        break;
      case 'sent':
      case 'refused': {
        const person = owners.get(said.id);
        if (person !== undefined) oracle.hear({ kind: said.kind, person, id: said.id });
        break;
      }
      case 'dropping':
      case 'dropped':
        oracle.hear({ kind: said.kind, person: owners.get(said.draft.id) ?? tab.person, device: at });
        break;
      case 'handing-over':
      case 'handed-over':
        oracle.hear({ kind: said.kind, device: at });
        break;
      case 'nothing-to-answer':
      case 'not-saved':
      case 'not-finished':
      case 'put-away':
      case 'not-dropped':
      case 'not-handed-over':
      case 'withdrawing':
      case 'withdrawn':
      case 'not-withdrawn':
        break;
    }
  }

  /** Opens the app in a tab, and closes what was there before. `listen`: another ear than the oracle's. */
  function openTab(device: Device, number: number, listen?: (said: Said) => void): OpenTab {
    const name = `${device.number} ${number}`;
    tabs.get(name)?.realm.kill();
    const session = sessions.get(name) ?? new Map<string, string>();
    sessions.set(name, session);
    const realm = openRealm(device, 'tab', session);
    const program = parts.tab.begin(realm.world).openTab((said) => {
      if (!realm.dead) (listen ?? ((each) => hear(device, opened, each)))(said);
    });
    const opened: OpenTab = { realm, program, person: -1 };
    tabs.set(name, opened);
    return opened;
  }
  const living = (device: Device, number: number): OpenTab | undefined => {
    const tab = tabs.get(`${device.number} ${number}`);
    return tab?.realm.dead === false ? tab : undefined;
  };
  const background = (work: Promise<unknown>) => {
    work.catch((error: unknown) => {
      trouble ??= error instanceof Error ? error : new Error(String(error));
    });
  };
  let trouble: Error | undefined;

  const setServerOff = (milliseconds: number) => {
    serverOff = milliseconds;
    server.setNow(time + serverOff);
  };

  async function quiet(): Promise<void> {
    await turns.untilQuiet();
    if (trouble !== undefined) throw trouble;
  }

  function workerOf(device: Device): Realm {
    const there = workers.get(device.number);
    if (there?.dead === false) return there;
    const realm = openRealm(device, 'worker');
    parts.worker.begin(realm.world);
    workers.set(device.number, realm);
    return realm;
  }
  /** A newer worker waits; a page asks it to take over, and if it does the earlier one is gone. */
  const newWorker = (device: Device) => {
    const before = workers.get(device.number);
    workers.delete(device.number);
    workerOf(device).dispatch('message', { data: 'take-over', ports: [], waitUntil: (work: Promise<unknown>) => void work.catch(() => undefined) });
    turns.later(() => before?.kill());
  };
  const wake = (device: Device) => {
    device.wantsSync = false;
    workerOf(device).dispatch('sync', { tag: 'all-heard-outbox', waitUntil: (work: Promise<unknown>) => void work.catch(() => undefined) });
  };
  const pass = (milliseconds: number) => {
    time += milliseconds;
    server.setNow(time + serverOff);
    if (milliseconds > 120_000) way.giveUp();
    for (const device of devices) device.ring();
  };

  async function act(step: Step & Act, device: Device): Promise<void> {
    const tab = living(device, step.tab);
    const busy = tab?.program.isBusy() === true;
    if (busy || ['come', 'hand-over', 'sync', 'worker-sync', 'withdraw', 'wait', 'offline', 'online', 'publish', 'copy-device', 'carry'].includes(step.do)) operations += 1;
    switch (step.do) {
      case 'come': {
        if (busy || people >= mostPeople) break;
        const opened = openTab(device, step.tab);
        background(opened.program.come('autumn', step.language, step.card ? server.cards[dice.below(server.cards.length)] : undefined, step.fresh));
        break;
      }
      case 'answer':
        tab?.program.answer('noise', { kind: 'scale', place: (['well', 'sometimes', 'not-well'] as const)[step.value % 3] ?? 'well' });
        if (step.value > 2) tab?.program.answer('travel', { kind: 'choice', option: step.value > 3 ? 'walk' : 'bus' });
        break;
      case 'write':
        if (tab !== undefined) tab.program.write('change', markFor(tab.person, written++));
        break;
      case 'next':
        tab?.program.next();
        break;
      case 'back':
        tab?.program.back();
        break;
      case 'retry':
        tab?.program.retry();
        break;
      case 'change-language': {
        if (tab === undefined || !busy || !(await settled(tab))) break;
        const { person } = tab;
        const opened = openTab(device, step.tab);
        opened.person = person;
        background(opened.program.come('autumn', step.language, undefined, false));
        break;
      }
      case 'send':
        if (tab !== undefined) background(tab.program.send());
        break;
      case 'stop':
        if (tab !== undefined) background(tab.program.leave(step.keep));
        break;
      case 'hand-over':
        background((tab ?? openTab(device, step.tab)).program.handOver());
        break;
      case 'sync':
        (tab ?? openTab(device, step.tab)).realm.dispatch('online');
        break;
      case 'worker-sync':
        wake(device);
        break;
      case 'withdraw': {
        const paper = papers.at(-1 - (step.who % Math.max(1, papers.length)));
        if (paper === undefined) break;
        const opened = openTab(device, step.tab, (said) => {
          if (said.kind === 'withdrawing' || said.kind === 'withdrawn') oracle.hear({ kind: said.kind, person: paper.person });
          else hear(device, opened, said);
        });
        background(opened.program.withdraw(paper.secret));
        break;
      }
      case 'wait':
        pass(waits[step.for]);
        break;
      case 'offline':
      case 'online':
        way.setOnline(device.number, step.do === 'online');
        if (step.do === 'online') for (const realm of device.realms) realm.dispatch('online');
        break;
      case 'publish':
        await turns.outside(() => server.publish(step.what));
        break;
      case 'copy-device': {
        const from = devices[step.from % devices.length];
        if (from === undefined || from === device || device.factory._databases.size > 0) break;
        device.killAll();
        device.factory = disk.newFactory();
        const copying = copyDisk(from.factory, device.factory);
        background(copying);
        await quiet();
        oracle.hear({ kind: 'copied', from: from.number, to: device.number });
        break;
      }
      case 'share':
      case 'walk-away':
      case 'take-back':
      case 'bring-back':
        // These are acts of screens, which this layer has not.
        break;
      case 'carry': {
        const to = devices[step.to % devices.length];
        if (to === undefined || to === device) break;
        const from = tab ?? openTab(device, step.tab);
        const there = living(to, 0) ?? openTab(to, 0);
        background(from.program.carryOut().then((files) => Promise.all(files.map((text) => there.program.carryIn(text).catch(() => undefined))), () => undefined));
        break;
      }
    }
  }

  /** Whether all that stands in a tab is on disk. */
  async function settled(tab: OpenTab): Promise<boolean> {
    let done = false;
    tab.program.settled().then(
      () => (done = true),
      () => undefined,
    );
    await quiet();
    return done;
  }

  /** Nothing goes wrong from here on, and time passes until all has arrived. */
  async function heal(): Promise<void> {
    way.heal();
    server.disarm();
    for (const device of devices) {
      device.armed = [];
      // A private window is closed; the store beside it is still there.
      if (device.isPrivate) device.killAll();
      device.isPrivate = false;
    }
    await quiet();
    for (const device of devices) if (living(device, 0) === undefined) openTab(device, 0);
    await quiet();
    const waiting = () => devices.flatMap(outboxOf).filter(({ state }) => state !== 'refused');
    for (let round = 0; round < 30 && waiting().length > 0; round += 1) {
      pass(waits.minutes);
      await quiet();
    }
    // What somebody was told is finished goes by itself. What went into the outbox unheard goes when the app is next opened.
    if (waiting().some(({ id }) => oracle.isFinished(id))) return;
    for (const device of devices) if (outboxOf(device).length > 0) openTab(device, 0);
    await quiet();
  }

  /** Goes on with every draft that a device still offers, one after another. */
  async function draftsOf(device: Device): Promise<Remains['drafts'][number][]> {
    const found: Remains['drafts'][number][] = [];
    device.killAll();
    for (let more = true, rounds = 0; more && rounds < 20; rounds += 1) {
      more = false;
      const opened = openTab(device, 0, (said) => {
        if (said.kind !== 'found') return;
        more = true;
        const { draft } = said;
        found.push({ device: device.number, id: draft.id, person: owners.get(draft.id), answers: answersOf(draft) });
      });
      background(opened.program.come('autumn', 'en', undefined, false));
      await quiet();
      background(opened.program.leave(false));
      await quiet();
    }
    return found;
  }

  try {
    for (const step of schedule) {
      const device = devices[step.device];
      if (device === undefined) continue;
      await (isFault(step) ? befall(step, device, { way, server, count, wake, newWorker, setServerOff }) : act(step, device));
      if (step.together) continue;
      await quiet();
      way.step();
      await quiet();
    }
    await quiet();
    await heal();
    const reachable = devices.flatMap((device) => findReachable(device, owners, oracle, sessions.values()));
    const outbox = devices.flatMap(outboxOf);
    const kept = (await server.kept()).map((one) => ({ id: one.id, answers: answersOfKept(one), owner: owners.get(one.id) ?? markIn(one.words['change'] ?? '') }));
    const drafts: Remains['drafts'][number][] = [];
    for (const device of devices) drafts.push(...(await draftsOf(device)));
    return { verdict: oracle.judge({ kept, outbox, drafts, reachable, mostAtOnce: way.mostAtOnce() }), operations, injected };
  } finally {
    for (const device of devices) device.killAll();
    await turns.untilQuiet().catch(() => undefined);
    turns.clear();
    server.disarm();
    await server.empty();
  }
}
