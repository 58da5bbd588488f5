import type { Fault, FaultKind, Step } from '../schedule.ts';
import type { Device } from './device.ts';
import type { FaultyServer } from './server.ts';
import type { Way } from './way.ts';

/** What a fault can take hold of, beside the device it befalls. */
interface Surroundings {
  way: Way;
  server: FaultyServer;
  count(fault: FaultKind): void;
  /** Wakes the device's service worker to send; brings a newer one. */
  wake(device: Device): void;
  newWorker(device: Device): void;
  setServerOff(milliseconds: number): void;
}

const year = 365 * 86_400_000;

/** Brings a fault about, at once or at the moment it waits for. One that waits counts when it comes. */
export async function befall(step: Step & Fault, device: Device, { way, server, count, wake, newWorker, setServerOff }: Surroundings): Promise<void> {
  switch (step.fault) {
    case 'connection-closed':
    case 'transaction-aborted':
    case 'unknown-error':
    case 'quota':
    case 'commit-unheard':
    case 'storage-cleared':
    case 'tab-killed':
    case 'browser-killed':
      device.armed.push({ fault: step.fault, at: step.at, after: step.after, times: step.times });
      break;
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
      way.arm(device.number, step.fault, 'on' in step ? step.on : undefined);
      break;
    case 'locked':
    case 'disk-full':
    case 'killed-before-commit':
    case 'killed-after-commit':
    case 'commit-unknown':
      server.arm(step.fault, step.after, 'on' in step ? step.on : undefined);
      break;
    case 'killed':
      count('killed');
      await device.outside.turns.outside(() => server.kill());
      break;
    case 'private-mode':
      count('private-mode');
      device.killAll();
      device.isPrivate = true;
      break;
    case 'device-clock':
      count('device-clock');
      device.clockOff = step.years * year + 3 * 3_600_000;
      break;
    case 'server-clock':
      count('server-clock');
      setServerOff(step.years * year);
      break;
    case 'worker-updated':
      count('worker-updated');
      newWorker(device);
      wake(device);
      break;
  }
}
