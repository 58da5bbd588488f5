/**
 * Scanning, as a pure machine: what is framed, when the frame goes on, and what a press means. It knows no page and no
 * clock: whoever drives it says what there is to choose and what time it is (milliseconds of one clock).
 *
 * A press counts when the switch is let go. While it is down nothing moves, so that what was framed when the person
 * pressed is what they get. What is chosen waits for a moment in which any press takes it back; only then it is done.
 */

export interface Target {
  id: number;
  /** A group: choosing it goes into it. */
  inside?: readonly Target[];
}

/** With one switch there is only the first; with two the first goes on and the second chooses. */
export type Switch = 1 | 2;

export interface Pace {
  /** `auto`: the frame goes on by itself. `step`: a switch moves it. */
  by: 'auto' | 'step';
  /** How long the frame stays. The first one of a screen or group stays twice as long. */
  step: number;
  /** A press shorter than this is not taken. */
  accept: number;
  /** Nor one that begins this soon after the last. */
  again: number;
  /** Held this long, a press leaves the group, or rests; `null`: a long press is a press. */
  hold: number | null;
  /** How long a choice can be taken back. */
  undo: number;
}

/** So often everything is framed before the frame rests; in a group, before it leaves the group. */
export const rounds = { page: 3, group: 2 } as const;

export interface Scan {
  readonly targets: readonly Target[];
  /** The place at each level: the last is framed, those before it are the groups that it lies in. */
  readonly path: readonly number[];
  /** When that was framed, or chosen. */
  readonly since: number;
  /** It is the first of a screen or group, and stays longer. */
  readonly fresh: boolean;
  /** How often the frame went on at this level, without a press. */
  readonly steps: number;
  readonly phase: 'scanning' | 'choosing' | 'resting';
  readonly down: { by: Switch; at: number; counts: boolean; done: boolean } | null;
  /** When the last press that counted ended. */
  readonly lastUp: number;
}

export type ScanEvent =
  | { kind: 'tick'; at: number }
  | { kind: 'down'; at: number; by: Switch }
  | { kind: 'up'; at: number; by: Switch }
  /** The switch is up, and nobody knows since when: it means nothing. */
  | { kind: 'lost'; at: number }
  /** What there is to choose now. `anew`: it is another screen, or something was done; then `start` is where to begin. */
  | { kind: 'targets'; at: number; targets: readonly Target[]; anew: boolean; start?: number | undefined }
  | { kind: 'rest'; at: number };

export const noScan: Scan = { targets: [], path: [0], since: 0, fresh: true, steps: 0, phase: 'scanning', down: null, lastUp: -Infinity };

const levelAt = ({ targets, path }: Pick<Scan, 'targets' | 'path'>): readonly Target[] =>
  path.slice(0, -1).reduce<readonly Target[]>((level, index) => level[index]?.inside ?? [], targets);

/** What is framed; nothing while the frame rests, or where there is nothing to choose. */
export function framed(scan: Scan): Target | undefined {
  return scan.phase === 'resting' ? undefined : levelAt(scan)[scan.path.at(-1) ?? 0];
}

const onlyTheFirst = (targets: readonly Target[], start: number): number[] => {
  const has = (target: Target): boolean => target.id === start || (target.inside?.some(has) ?? false);
  return [Math.max(0, targets.findIndex(has))];
};

function pathTo(targets: readonly Target[], id: number): number[] | undefined {
  for (const [index, target] of targets.entries()) {
    if (target.id === id) return [index];
    const inside = pathTo(target.inside ?? [], id);
    if (inside !== undefined) return [index, ...inside];
  }
  return undefined;
}

const frame = (scan: Scan, path: readonly number[], at: number): Scan => ({ ...scan, path, since: at, fresh: true, steps: 0, phase: 'scanning' });
const leaveGroup = (scan: Scan, at: number): Scan => frame(scan, scan.path.slice(0, -1), at);
const rest = (scan: Scan, at: number): Scan => ({ ...frame(scan, [0], at), phase: 'resting' });

function goOn(scan: Scan, at: number, by: Pace['by']): Scan {
  const level = levelAt(scan);
  const inGroup = scan.path.length > 1;
  if (by === 'auto' && scan.steps + 1 >= level.length * (inGroup ? rounds.group : rounds.page)) return inGroup ? leaveGroup(scan, at) : rest(scan, at);
  const next = ((scan.path.at(-1) ?? 0) + 1) % Math.max(1, level.length);
  return { ...scan, path: [...scan.path.slice(0, -1), next], since: at, fresh: false, steps: scan.steps + 1 };
}

function choose(scan: Scan, at: number): Scan {
  const target = framed(scan);
  if (target === undefined) return scan;
  if (target.inside !== undefined) return frame(scan, [...scan.path, 0], at);
  return { ...scan, since: at, phase: 'choosing' };
}

/** What a press does that counts. */
function press(scan: Scan, at: number, by: Switch, pace: Pace): Scan {
  if (scan.phase === 'resting') return frame(scan, [0], at);
  // Back to where it was, which stays framed as long as something new would.
  if (scan.phase === 'choosing') return { ...scan, since: at, fresh: true, steps: 0, phase: 'scanning' };
  return pace.by === 'step' && by === 1 ? goOn(scan, at, 'step') : choose(scan, at);
}

/** What a long press does: out of the group; on the page itself, rest. Where the frame rests or a choice waits it is a press. */
function second(scan: Scan, at: number, by: Switch, pace: Pace): Scan {
  if (scan.phase !== 'scanning') return press(scan, at, by, pace);
  return scan.path.length > 1 ? leaveGroup(scan, at) : rest(scan, at);
}

/** When the next tick is due, if nothing else happens before. */
export function due(scan: Scan, pace: Pace): number | null {
  if (scan.down !== null) return scan.down.counts && !scan.down.done && pace.hold !== null ? scan.down.at + pace.hold : null;
  if (scan.phase === 'choosing') return scan.since + pace.undo;
  if (scan.phase === 'resting' || pace.by === 'step' || framed(scan) === undefined) return null;
  return scan.since + pace.step * (scan.fresh ? 2 : 1);
}

function tick(scan: Scan, at: number, pace: Pace): { scan: Scan; chosen?: number } {
  const when = due(scan, pace);
  // One step at most, however late the tick: a tab that slept does not run through what it missed.
  if (when === null || at < when) return { scan };
  if (scan.down !== null) return { scan: { ...second(scan, at, scan.down.by, pace), down: { ...scan.down, done: true } } };
  if (scan.phase !== 'choosing') return { scan: goOn(scan, at, pace.by) };
  const chosen = framed(scan)?.id;
  const after = frame(scan, [0], at);
  return chosen === undefined ? { scan: after } : { scan: after, chosen };
}

function up(scan: Scan, at: number, pace: Pace): Scan {
  const { down } = scan;
  if (down === null) return scan;
  // What stood still while the switch was down goes on from where it was.
  const released = { ...scan, down: null, since: scan.since + Math.max(0, at - Math.max(down.at, scan.since)) };
  if (down.done) return { ...scan, down: null, since: at, lastUp: at };
  if (!down.counts || at - down.at < pace.accept) return released;
  return { ...press(scan, at, down.by, pace), down: null, lastUp: at };
}

function withTargets(scan: Scan, { at, targets, anew, start }: Extract<ScanEvent, { kind: 'targets' }>): Scan {
  const before = framed({ ...scan, phase: 'scanning' });
  const path = anew || before === undefined ? undefined : pathTo(targets, before.id);
  if (path !== undefined) return { ...scan, targets, path };
  const first = frame({ ...scan, targets }, start === undefined ? [0] : onlyTheFirst(targets, start), at);
  // A press that began on what is gone does not end on what came.
  return { ...first, down: scan.down === null ? null : { ...scan.down, counts: false } };
}

/** What comes of an event: the next state, and what is to be pressed on the page, if anything. */
export function step(scan: Scan, event: ScanEvent, pace: Pace): { scan: Scan; chosen?: number } {
  switch (event.kind) {
    case 'tick':
      return tick(scan, event.at, pace);
    case 'down':
      // A second switch that goes down while one is down means nothing.
      return { scan: scan.down === null ? { ...scan, down: { by: event.by, at: event.at, counts: event.at - scan.lastUp >= pace.again, done: false } } : scan };
    case 'up':
      return { scan: scan.down?.by === event.by ? up(scan, event.at, pace) : scan };
    case 'lost':
      return { scan: scan.down === null ? scan : { ...scan, down: null, since: event.at } };
    case 'targets':
      return { scan: withTargets(scan, event) };
    case 'rest':
      return { scan: rest(scan, event.at) };
  }
}
