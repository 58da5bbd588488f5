import type { DeviceReport, ReportHeard } from '#server/contracts/session-device.ts';
import { onOutboxChange } from '#app/store/outbox.ts';
import { outboxTally } from '#app/store/outbox-tally.ts';
import { roomHere } from '#app/store/room.ts';
import { changeHere, codesLeft, onSessionHere, sessionHere, withMore, type SessionHere } from '#app/store/session-here.ts';
import { postTo } from './network.ts';
import { createReporter, type Said } from './reporter.ts';

/** Below this share of its charge, and not charging, a device says that its battery is low. */
const lowBattery = 0.2;

interface Battery {
  level: number;
  charging: boolean;
}

/** The browser tells, in Chromium alone. */
async function battery(): Promise<DeviceReport['battery']> {
  if (!('getBattery' in navigator)) return undefined;
  const found = await (navigator as Navigator & { getBattery(): Promise<Battery> }).getBattery().catch(() => undefined);
  return found === undefined ? undefined : !found.charging && found.level < lowBattery ? 'low' : 'fine';
}

async function storage(): Promise<DeviceReport['storage']> {
  const { nearlyFull, kept, sevenDays, quota } = await roomHere();
  if (nearlyFull) return 'nearly-full';
  if (kept === false || sevenDays) return 'may-be-cleared';
  return quota === undefined && kept === undefined ? undefined : 'fine';
}

/** How this device is, in small numbers; `undefined` where it is in no session, or not any more. */
async function howItIs(): Promise<Said | undefined> {
  const here = await sessionHere();
  if (here === undefined || here.state === 'ended') return undefined;
  const [{ waiting, refused }, power, room] = await Promise.all([outboxTally(), battery(), storage()]);
  const { answering, finished } = here;
  return { answering, finished, waiting, refused, codesLeft: codesLeft(here), ...(power === undefined ? {} : { battery: power }), ...(room === undefined ? {} : { storage: room }) };
}

async function post(said: Said): Promise<'heard' | 'ended' | 'nobody'> {
  const numbered = await changeHere((here) => ({ ...here, turn: here.turn + 1 }), true);
  if (numbered === undefined) return 'ended';
  const { token, turn } = numbered;
  const reply = await postTo('/api/sessions/report', JSON.stringify({ token, turn, ...said } satisfies DeviceReport)).catch(() => undefined);
  if (reply?.status === 403) {
    await changeHere((here) => (here.token === token ? { ...here, state: 'ended' } : here));
    return 'ended';
  }
  if (reply?.ok !== true) return 'nobody';
  const heard = await heardIn(reply);
  if (heard === undefined) return 'nobody';
  const news = (here: SessionHere) => here.token === token && (here.state !== heard.state || heard.codes.some(({ codes }) => codes.length > 0));
  const now = await sessionHere();
  if (now !== undefined && news(now)) await changeHere((here) => (news(here) ? withMore({ ...here, state: heard.state }, heard.codes) : here));
  return 'heard';
}

async function heardIn(reply: Response): Promise<ReportHeard | undefined> {
  const { ReportHeard: schema } = await import('#server/contracts/session-device.ts');
  return schema.safeParse(await reply.json().catch(() => undefined)).data;
}

interface Reports {
  now(): Promise<void>;
  stop(): void;
}

/** One reporter, from here until it is stopped. */
function report(): Reports {
  const reporter = createReporter({
    howItIs,
    post,
    after(milliseconds, work) {
      const timer = setTimeout(work, milliseconds);
      return () => clearTimeout(timer);
    },
  });
  const changed = () => reporter.changed();
  const again = () => reporter.again();
  const seen = () => {
    if (document.visibilityState === 'visible') again();
  };
  const stops = [onOutboxChange(changed), onSessionHere(changed)];
  addEventListener('online', again);
  document.addEventListener('visibilitychange', seen);
  again();
  return {
    now: reporter.now,
    stop() {
      for (const stop of stops) stop();
      removeEventListener('online', again);
      document.removeEventListener('visibilitychange', seen);
      reporter.stop();
    },
  };
}

/** How many pieces of the page want the session to hear of this device, and how to stop once none does. */
let wanted = 0;
let reports: Reports | undefined;

/**
 * Says how this device is, now and whenever it changes; and at once when there is a network again. Pieces of a page come
 * and go: asked for by several it is said once, and asked for again after the last had stopped it is said again.
 * @returns how to stop.
 */
export function startReports(): () => void {
  wanted += 1;
  reports ??= report();
  let over = false;
  return () => {
    if (over) return;
    over = true;
    wanted -= 1;
    if (wanted > 0) return;
    reports?.stop();
    reports = undefined;
  };
}

/** For so many milliseconds somebody may wait until the session has heard of this device. */
const patience = 1_000;

/** Says how this device is before its page is left, for as long as nobody minds waiting. */
export async function reportNow(): Promise<void> {
  // On the page on which a device has just joined, nobody asked for reports yet.
  const done = startReports();
  await Promise.race([reports?.now(), new Promise((resolve) => setTimeout(resolve, patience))]);
  done();
}
