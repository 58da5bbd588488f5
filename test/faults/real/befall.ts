import { setTimeout as wait } from 'node:timers/promises';
import type { Fault, FaultKind, Step } from '../schedule.ts';
import type { Place } from './place.ts';
import { activeEdition, isRuled, lookForWorker } from './remains.ts';
import { newSeat, type HeldDevice } from './seats.ts';

/** What a fault can take hold of, beside the device it befalls. */
export interface Surroundings {
  place: Place;
  count(fault: FaultKind): void;
  /** The device holds nothing any more. */
  cleared(device: HeldDevice): void;
  /** To be done after the step that follows. */
  afterNext: (() => Promise<void>)[];
  /** To be done when all that was begun at once is over. */
  afterTogether: (() => void)[];
  /** The worker that ruled when a newer one came while somebody was answering. */
  held: Map<HeldDevice, { edition: number; person: number }>;
}

const year = 365 * 86_400_000;

/** Brings a fault about. One that befalls a request waits on the way for the next one. */
export async function befall(device: HeldDevice, { tab: at, ...step }: Step & Fault, { place, count, cleared, afterNext, afterTogether, held }: Surroundings): Promise<void> {
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
      await browser.setClock(step.years * year + 5_000_000);
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
      way.loseLocks();
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
      const person = (await isRuled(here)) ? device.unfinished : undefined;
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
