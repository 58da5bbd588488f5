import { createDice, type Act, type Dice, type Fault, type FaultKind, type Schedule, type Step } from '../schedule.ts';

/** What befalls a request that carries answers, or the server over it. */
const onSending = ['portal', 'other-json', 'request-cut', 'reply-cut', 'lost-before', 'lost-after', 'doubled', 'late-copy', 'slow', 'gateway', 'second-trigger', 'locked', 'disk-full', 'killed-before-commit', 'killed-after-commit'] as const;
/** Those that often find nothing left to befall are drawn more often. */
const drawnForSending = [...onSending, 'doubled', 'second-trigger', 'slow', 'locked', 'late-copy', 'portal', 'other-json', 'reply-cut', 'lost-before', 'lost-before', 'lost-after', 'gateway', 'gateway', 'disk-full', 'locked', 'killed-before-commit'] as const;
/** What befalls the store while somebody answers. */
const onAnswering = ['connection-closed', 'transaction-aborted', 'quota', 'storage-cleared', 'tab-killed', 'worker-updated', 'device-clock', 'killed'] as const;
/** What needs a browser of its own, or none. */
const onBrowser = ['browser-killed', 'private-mode'] as const;

/** The kinds that this layer injects; the others need a hand inside the browser's store or the server, and the fast layer has it. */
export const realKinds: readonly FaultKind[] = [...onSending, ...onAnswering, ...onBrowser];

/** Those after which the answers have to be sent again; so they come before those that let them through. */
const toldNothing: ReadonlySet<string> = new Set(['portal', 'other-json', 'request-cut', 'reply-cut', 'lost-before', 'lost-after', 'late-copy', 'gateway', 'disk-full', 'killed-before-commit', 'killed-after-commit']);

const isOneOf = <T extends string>(all: readonly T[], kind: string): kind is T => (all as readonly string[]).includes(kind);

/** The fault as a step. */
function faultOf(kind: FaultKind, dice: Dice): Fault {
  if (isOneOf(['locked', 'disk-full', 'killed-before-commit', 'killed-after-commit', 'killed'] as const, kind)) return { fault: kind, after: 0 };
  if (isOneOf(['worker-updated', 'device-clock', 'private-mode'] as const, kind)) return { fault: kind, years: dice.oneOf([-30, -1, 1, 10]) };
  if (isOneOf(['connection-closed', 'transaction-aborted', 'quota', 'storage-cleared', 'tab-killed', 'browser-killed'] as const, kind)) return { fault: kind, at: 'write', after: dice.below(6), times: 1 };
  return { fault: kind } as Fault;
}

/** Where and as whom a schedule goes on. */
interface Visit {
  tab: number;
  /** On a device that many people use. */
  shared: boolean;
}

const sends: Act = { do: 'send' };
const comes = (dice: Dice, fresh: number): Act => ({ do: 'come', card: false, language: dice.chance(0.8) ? 'en' : 'ur', fresh: dice.chance(fresh) });

/** How somebody comes to an end. */
function ending(dice: Dice, { shared }: Visit): Act[] {
  const roll = dice.below(100);
  if (!shared) return roll < 86 ? [sends, ...(dice.chance(0.3) ? [{ do: 'hand-over' } as const] : [])] : [{ do: 'stop', keep: dice.chance(0.6) }];
  if (roll < 55) return [sends, { do: 'hand-over' }];
  const leaves: Act = roll < 68 ? { do: 'stop', keep: true } : roll < 78 ? { do: 'stop', keep: false } : { do: 'walk-away' };
  if (roll >= 68 && roll < 78) return [leaves];
  if (!dice.chance(0.5)) return [leaves];
  // They come back, and go on with what was locked away.
  return [leaves, { do: 'take-back', who: 0 }, { do: 'answer', value: dice.below(3) }, sends, { do: 'hand-over' }];
}

/** One person's visit: what they do, in order. */
function visit(dice: Dice, of: Visit): Act[] {
  const touches: Act[] = [{ do: 'answer', value: 0 }];
  if (dice.chance(0.6)) touches.push({ do: 'answer', value: dice.below(3) });
  if (dice.chance(0.6)) touches.push({ do: 'write' });
  if (dice.chance(0.15)) touches.push({ do: 'answer', value: dice.below(3) });
  return [comes(dice, of.tab === 1 ? 0.2 : 0.5), ...touches, ...ending(dice, of)];
}

/** A schedule of two or three visits, with about seven faults among them. Half of them happen on a device that many people use. */
export function makeRealSchedule(seed: number): Schedule {
  const dice = createDice(seed);
  const shared = dice.chance(0.5);
  /** What the holder of a card, or somebody with a file, does on another device. */
  const aside = dice.oneOf(['withdraw', 'carry', 'bring-back', 'nothing', 'nothing', 'nothing'] as const);
  const devices = aside !== 'nothing' || dice.chance(0.1) ? 2 : 1;
  const steps: Step[] = [];
  const put = (place: { device: number; tab: number }, what: Act | Fault, together = false) => void steps.push({ ...place, together, ...what });
  const visits = dice.chance(0.3) ? 3 : 2;
  // A browser of its own where it is killed; a private window where that is closed.
  const ofBrowser = dice.oneOf(onBrowser);
  const withBrowserFault = dice.below(visits);
  if (shared) put({ device: 0, tab: 0 }, { do: 'share' });
  for (let at = 0; at < visits; at += 1) {
    const place = { device: aside === 'nothing' ? dice.below(devices) : 0, tab: dice.chance(shared ? 0.1 : 0.25) ? 1 : 0 };
    const acts = visit(dice, { tab: place.tab, shared: shared && place.device === 0 });
    // One of every kind in turn, so that none is seldom, and others by chance.
    const drawn: FaultKind[] = [...onSending.slice((seed + 5 * at) % onSending.length).slice(0, 1), ...Array.from({ length: 2 + dice.below(2) }, () => dice.oneOf(drawnForSending))];
    const through = drawn.filter((kind) => !toldNothing.has(kind));
    const sending = [...drawn.filter((kind) => toldNothing.has(kind)), ...through.slice(0, 1)];
    const answering: FaultKind[] = [...onAnswering.slice((seed + 3 * at) % onAnswering.length).slice(0, 1), ...(dice.chance(0.3) ? [dice.oneOf(onAnswering)] : [])];
    const where = new Map(answering.map((kind) => [1 + dice.below(acts.length - 1), kind]));
    const browserAt = at === withBrowserFault && dice.chance(0.75) ? 1 + dice.below(acts.length) : -1;
    for (const [index, act] of acts.entries()) {
      const kind = where.get(index);
      if (kind !== undefined) {
        // Some come while the act is under way, some before it.
        if (dice.chance(0.5) && (kind === 'tab-killed' || kind === 'killed' || kind === 'storage-cleared')) {
          put(place, act, true);
          put(place, faultOf(kind, dice));
          if (kind === 'tab-killed' && act.do !== 'send') put(place, comes(dice, 0.2));
          continue;
        }
        put(place, faultOf(kind, dice));
        if (kind === 'tab-killed' || kind === 'storage-cleared') put(place, comes(dice, 0.2));
        if (kind === 'worker-updated') put({ ...place, tab: dice.below(2) }, comes(dice, 0));
      }
      if (index === browserAt) {
        put(place, faultOf(ofBrowser, dice));
        put(place, comes(dice, 0.2));
        if (act.do === 'send') put(place, { do: 'answer', value: dice.below(3) });
      }
      // Far from the network: what is sent waits here, and is taken back or carried before it arrives.
      const isApart = act.do === 'send' && aside !== 'nothing' && dice.chance(0.6);
      if (isApart) put(place, { do: 'offline' });
      if (act.do === 'send') for (const each of sending) put(place, faultOf(each, dice));
      put(place, act);
      if (kind === 'quota' || kind === 'connection-closed' || kind === 'transaction-aborted') put(place, { do: 'retry' });
      if (act.do !== 'send') continue;
      if (aside === 'withdraw') put({ device: dice.below(2), tab: 0 }, { do: 'withdraw', who: 0 });
      if (aside === 'carry') put(place, { do: 'carry', to: 1 });
      if (isApart) put(place, { do: 'online' });
      const wakeUp = sending.map((): Act => (dice.chance(0.3) ? { do: 'worker-sync' } : { do: 'sync' }));
      for (const each of dice.chance(0.85) ? wakeUp : []) put(place, each);
    }
    const roll = dice.below(100);
    if (roll < 8) put(place, { do: 'publish', what: dice.chance(0.6) ? 'words' : 'version' });
    else if (roll < 16) put(place, { do: 'offline' });
    else if (roll < 30) put(place, { do: 'online' });
  }
  if (aside !== 'bring-back') return steps;
  // They come back to the next round with what they have sent, and may take all of it back.
  const place = { device: dice.below(2), tab: 0 };
  put({ device: 0, tab: 0 }, { do: 'online' });
  put({ device: 0, tab: 0 }, { do: 'sync' });
  put(place, { do: 'bring-back', who: 0 });
  put(place, { do: 'answer', value: dice.below(3) });
  for (let many = 0; many < 2; many += 1) put(place, faultOf(dice.oneOf(drawnForSending), dice));
  put(place, sends);
  put(place, { do: 'sync' });
  put(place, dice.chance(0.5) ? { do: 'withdraw', who: 0 } : { do: 'hand-over' });
  return steps;
}
