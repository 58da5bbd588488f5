import type { Remains } from '../oracle.ts';
import { waits } from './act.ts';
import { answersOf, answersOfKept, markIn } from './answers.ts';
import type { Device } from './device.ts';
import { findReachable, outboxOf } from './search.ts';
import type { Town } from './town.ts';

type Drafts = Remains['drafts'][number][];

/** More attempts than any backoff puts between a fault and what comes after it. */
const mostAttempts = 30;
const mostDrafts = 20;

/** Nothing goes wrong from here on, and time passes until all has arrived. */
export async function heal({ way, server, devices, oracle, quiet, openTab, living, pass }: Town): Promise<void> {
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
  for (let round = 0; round < mostAttempts && waiting().length > 0; round += 1) {
    pass(waits.minutes);
    await quiet();
  }
  // What somebody was told is finished goes by itself. What went into the outbox unheard goes when the app is next opened.
  if (!waiting().some(({ id }) => oracle.isFinished(id))) {
    for (const device of devices) if (outboxOf(device).length > 0) openTab(device, 0);
    await quiet();
  }
}

/** What each device says was lost with its storage, when the app is opened there and a while goes by. */
async function lossesOf({ devices, openTab, pass, quiet, background }: Town): Promise<Map<number, number>> {
  const losses = new Map<number, number>();
  const tabs = devices.map((device) => openTab(device, 0));
  await quiet();
  pass(waits.minutes);
  await quiet();
  for (const [device, { program }] of tabs.entries()) {
    background(
      program.loss().then((loss) => {
        if (loss !== undefined) losses.set(device, loss.waiting);
      }),
    );
  }
  await quiet();
  return losses;
}

/** Goes on with every draft that a device still offers, one after another. */
async function draftsOf({ told, openTab, quiet, background }: Town, device: Device): Promise<Drafts> {
  const found: Drafts = [];
  device.killAll();
  for (let more = true, rounds = 0; more && rounds < mostDrafts; rounds += 1) {
    more = false;
    const opened = openTab(device, 0, (said) => {
      if (said.kind !== 'found') return;
      more = true;
      const { draft } = said;
      found.push({ device: device.number, id: draft.id, person: told.ownerOf(draft.id), answers: answersOf(draft) });
    });
    background(opened.program.come('autumn', 'en', undefined, false));
    await quiet();
    background(opened.program.leave(false));
    await quiet();
  }
  return found;
}

/** Everything that is there in the end, to be judged. */
export async function remainsOf(town: Town): Promise<Remains> {
  const { devices, server, told, oracle, sessions, way } = town;
  const reachable = devices.flatMap((device) => findReachable(device, told.ownerOf, oracle, sessions.values()));
  const outbox = devices.flatMap(outboxOf);
  const kept = (await server.kept()).map((one) => ({ id: one.id, answers: answersOfKept(one), owner: told.ownerOf(one.id) ?? markIn(one.words['change'] ?? ''), wrong: one.attachments.flatMap(({ wrong }) => wrong ?? []) }));
  const pieces = await server.pieces();
  const losses = await lossesOf(town);
  const drafts: Drafts = [];
  for (const device of devices) drafts.push(...(await draftsOf(town, device)));
  return { kept, outbox, drafts, reachable, losses, pieces, mostAtOnce: way.mostAtOnce() };
}
