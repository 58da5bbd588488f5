import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { places } from '#server/contracts/choices.ts';
import { starterSurveys } from '#server/library/surveys.ts';
import { readAids } from '../aids.ts';
import { grouped, mostInScan, type Item } from './grouping.ts';
import { due, framed, noScan, rounds, step, type Pace, type Scan, type ScanEvent, type Target } from './machine.ts';
import { paceOf } from './steady.ts';

const pace: Pace = { by: 'auto', step: 1000, accept: 0, again: 0, hold: 400, undo: 1000 };

/** A scan that somebody uses: time goes on, and what was chosen is noted. */
function scanOf(targets: readonly Target[], given: Partial<Pace> = {}) {
  const now = { at: 0, scan: noScan, pace: { ...pace, ...given } };
  const chosen: number[] = [];
  const send = (event: ScanEvent) => {
    const next = step(now.scan, event, now.pace);
    now.scan = next.scan;
    if (next.chosen !== undefined) chosen.push(next.chosen);
  };
  send({ kind: 'targets', at: 0, targets, anew: true });
  const wait = (time: number) => {
    for (const until = now.at + time; ; ) {
      const when = due(now.scan, now.pace);
      if (when === null || when > until) {
        now.at = until;
        return;
      }
      now.at = Math.max(now.at, when);
      send({ kind: 'tick', at: now.at });
    }
  };
  const press = (held = 50, by: 1 | 2 = 1) => {
    send({ kind: 'down', at: now.at, by });
    wait(held);
    send({ kind: 'up', at: now.at, by });
  };
  return { wait, press, chosen, send, at: () => now.at, scan: (): Scan => now.scan, pace: now.pace, framed: () => framed(now.scan)?.id };
}

const four: Target[] = [{ id: 1 }, { id: 2 }, { id: 3, inside: [{ id: 31 }, { id: 32 }] }, { id: 4 }];

const item = fc.record({ kind: fc.constantFrom('answer', 'on', 'content', 'bar'), cluster: fc.nat(4), top: fc.nat(9).map((row) => row * 50) });
const items = fc.array(item, { minLength: 1, maxLength: 90 }).map((all) => {
  const ons = all.findIndex(({ kind }) => kind === 'on');
  // One way on at most.
  return all.filter(({ kind }, index) => kind !== 'on' || index === ons).map((each, index): Item => ({ ...each, id: index + 1 }));
});
const order = fc.constantFrom('linear' as const, 'rows' as const);

const leavesOf = (targets: readonly Target[]): number[] => targets.flatMap(({ id, inside }) => (inside === undefined ? [id] : leavesOf(inside)));
const groupsOf = (targets: readonly Target[]): Target[] => targets.flatMap((target) => (target.inside === undefined ? [] : [target, ...groupsOf(target.inside)]));
const depthOf = (targets: readonly Target[]): number => 1 + Math.max(0, ...targets.map(({ inside }) => (inside === undefined ? 0 : depthOf(inside))));
const holds = (target: Target, id: number): boolean => target.id === id || (target.inside?.some((each) => holds(each, id)) ?? false);

/** How many things are framed until this one is, itself included. */
function stepsTo(targets: readonly Target[], id: number): number {
  const at = targets.findIndex((target) => holds(target, id));
  const inside = targets[at]?.inside;
  return at + 1 + (inside === undefined ? 0 : stepsTo(inside, id));
}

describe('what is framed', () => {
  it('is everything, once, and never more than eight at a time', () => {
    fc.assert(fc.property(items, order, (all, by) => {
      const targets = grouped(all, by);
      expect(leavesOf(targets).toSorted((a, b) => a - b)).toEqual(all.map(({ id }) => id));
      const groups = groupsOf(targets);
      for (const level of [targets, ...groups.map(({ inside }) => inside ?? [])]) expect(level.length).toBeLessThanOrEqual(mostInScan);
      expect(new Set([...groups.map(({ id }) => id), ...leavesOf(targets)]).size).toBe(groups.length + all.length);
      for (const { inside } of groups) expect(inside?.length).toBeGreaterThan(1);
    }));
  });

  it('begins with the answers, then the way on, and the bars are one group at the end', () => {
    const page = [...[1, 2, 3, 4].map((id): Item => ({ id, kind: 'answer', cluster: 1, top: id })), ...[5, 6, 7].map((id): Item => ({ id, kind: 'bar', cluster: id, top: id })), { id: 8, kind: 'on', cluster: 9, top: 9 } as const];
    expect(grouped(page, 'linear')).toEqual([{ id: 1 }, { id: 2 }, { id: 3 }, { id: 4 }, { id: 8 }, { id: -51, inside: [{ id: 5 }, { id: 6 }, { id: 7 }] }]);
  });

  it('has the last question in groups of a few where not all have room: the place of a picture in a drawing, which comes after nine pictures', () => {
    const answers = Array.from({ length: 18 }, (_, at): Item => ({ id: at + 1, kind: 'answer', cluster: at < 9 ? 1 : 2, top: at }));
    const targets = grouped([...answers, { id: 91, kind: 'on', cluster: 4, top: 99 }, ...[92, 93].map((id): Item => ({ id, kind: 'content', cluster: 3, top: 50 })), ...[94, 95].map((id): Item => ({ id, kind: 'bar', cluster: 5, top: 99 }))], 'linear');
    const begins = targets.findIndex((target) => holds(target, 10));
    const steps = answers.slice(9).map(({ id }) => stepsTo(targets, id) - begins);
    expect(steps.reduce((sum, each) => sum + each, 0) / 9).toBeLessThanOrEqual(4);
  });

  it('is reached at four steps on average, up to nine answers', () => {
    for (let count = 1; count <= 9; count += 1) {
      const page = [...Array.from({ length: count }, (_, at): Item => ({ id: at + 1, kind: 'answer', cluster: 1, top: at })), ...[0, 1].map((at): Item => ({ id: 100 + at, kind: at === 0 ? 'on' : 'bar', cluster: 2, top: 99 }))];
      const steps = Array.from({ length: count }, (_, at) => stepsTo(grouped(page, 'linear'), at + 1));
      expect(steps.reduce((sum, each) => sum + each, 0) / count, `${count} answers`).toBeLessThanOrEqual(4);
    }
  });
});

it('an answer of any starter survey is reached at four steps on average, when each is as likely', () => {
  const steps = starterSurveys.flatMap((survey) =>
    survey.pages.flatMap((page) => {
      if (page.kind !== 'questions' && page.kind !== 'check') return [];
      // A board offers its three places, one card after another.
      const counts = page.questions.flatMap((question) => (question.kind === 'board' || question.kind === 'scale' ? [places.length] : 'options' in question ? [question.options.length] : []));
      const answers = counts.flatMap((count, cluster) => Array.from({ length: count }, () => cluster));
      const all: Item[] = [...answers.map((cluster, at): Item => ({ id: at + 1, kind: 'answer', cluster, top: at })), { id: 900, kind: 'on', cluster: 99, top: 0 }, ...[901, 902, 903].map((id): Item => ({ id, kind: 'bar', cluster: 100, top: 0 }))];
      const targets = grouped(all, 'linear');
      // After the answer to one question the frame begins at the next one.
      const begins = (cluster: number) => targets.findIndex((target) => holds(target, answers.indexOf(cluster) + 1));
      return answers.map((cluster, at) => stepsTo(targets, at + 1) - begins(cluster));
    }),
  );
  expect(steps.length).toBeGreaterThan(200);
  expect(steps.reduce((sum, each) => sum + each, 0) / steps.length).toBeLessThanOrEqual(4);
});

describe('one switch', () => {
  it('frames one after another, the first twice as long, and rests after three rounds until a press', () => {
    const { wait, press, framed: now, scan, chosen } = scanOf(four);
    expect(now()).toBe(1);
    wait(1999);
    expect(now()).toBe(1);
    wait(1);
    expect(now()).toBe(2);
    wait(2000);
    expect(now()).toBe(4);
    wait(60_000);
    expect([scan().phase, now()]).toEqual(['resting', undefined]);
    press();
    expect([scan().phase, now()]).toEqual(['scanning', 1]);
    wait(900);
    expect(chosen).toEqual([]);
  });

  it('goes into a group, and out of it after two rounds', () => {
    const { wait, press, framed: now } = scanOf(four);
    wait(3000);
    expect(now()).toBe(3);
    press();
    expect(now()).toBe(31);
    wait(1000 * (2 * rounds.group + 1));
    expect(now()).toBe(3);
  });

  it('does what was chosen when the time to take it back is over', () => {
    const { wait, press, chosen } = scanOf(four);
    wait(2000);
    press();
    wait(999);
    expect(chosen).toEqual([]);
    wait(1);
    expect(chosen).toEqual([2]);
  });

  it('stands still while it is down; a long press leaves the group, and on the page it rests', () => {
    const { wait, press, framed: now, scan, chosen } = scanOf(four);
    wait(3000);
    press(399);
    expect(now()).toBe(31);
    press(400);
    expect(now()).toBe(3);
    press(5000);
    expect(scan().phase).toBe('resting');
    wait(60_000);
    expect(chosen).toEqual([]);
  });

  it('takes any length for one press, where the person lets go slowly', () => {
    const { press, wait, chosen } = scanOf(four, { hold: null });
    press(7000);
    wait(1000);
    expect(chosen).toEqual([1]);
  });

  it('takes no press that is too short or comes too soon', () => {
    const { press, wait, chosen, framed: now } = scanOf(four, { accept: 150, again: 500 });
    press(149);
    wait(100);
    expect([now(), chosen]).toEqual([1, []]);
    press(150);
    wait(499);
    press(200);
    wait(1000);
    expect(chosen).toEqual([1]);
  });

  it('does not end a press on another screen than it began on', () => {
    const { send, at, wait, chosen } = scanOf(four);
    send({ kind: 'down', at: at(), by: 1 });
    send({ kind: 'targets', at: at(), targets: [{ id: 9 }], anew: false });
    send({ kind: 'up', at: at(), by: 1 });
    wait(5000);
    expect(chosen).toEqual([]);
  });

  it('stays on what is framed when the page is drawn anew around it, and begins where it is told to', () => {
    const { send, at, wait, framed: now } = scanOf(four);
    wait(2000);
    send({ kind: 'targets', at: at(), targets: [{ id: 7 }, ...four], anew: false });
    expect(now()).toBe(2);
    send({ kind: 'targets', at: at(), targets: four, anew: true, start: 32 });
    expect(now()).toBe(3);
  });

  it('goes on when the switch is lost', () => {
    const { send, at, wait, framed: now } = scanOf(four, { hold: null });
    send({ kind: 'down', at: at(), by: 1 });
    wait(9000);
    expect(now()).toBe(1);
    send({ kind: 'lost', at: at() });
    wait(2000);
    expect(now()).toBe(2);
  });
});

it('two switches: one goes on, the other chooses, and nothing moves by itself', () => {
  const { press, wait, framed: now, chosen } = scanOf(four, { by: 'step' });
  wait(100_000);
  expect(now()).toBe(1);
  press(50, 1);
  press(50, 1);
  press(50, 2);
  expect(now()).toBe(31);
  press(50, 2);
  wait(1000);
  expect(chosen).toEqual([31]);
});

const reached = (all: Item[], by: 'linear' | 'rows', of: 'auto' | 'step', at: number) => {
  const targets = grouped(all, by);
  const goal = leavesOf(targets)[at % all.length] ?? 0;
  const scanning = scanOf(targets, { by: of });
  const most = depthOf(targets) * (mostInScan + 2);
  for (let steps = 0; steps < most && scanning.chosen.length === 0; steps += 1) {
    const now = framed(scanning.scan());
    if (now !== undefined && holds(now, goal)) scanning.press(50, of === 'step' ? 2 : 1);
    else if (of === 'step') scanning.press(50, 1);
    scanning.wait(of === 'step' ? 0 : 1000);
    if (scanning.scan().phase === 'choosing') scanning.wait(1000);
  }
  return { chosen: scanning.chosen, goal };
};

describe('whatever is pressed', () => {
  it('everything can be reached, in few steps', () => {
    fc.assert(fc.property(items, order, fc.constantFrom('auto' as const, 'step' as const), fc.nat(), (all, by, of, at) => {
      const { chosen, goal } = reached(all, by, of, at);
      expect(chosen).toEqual([goal]);
    }), { numRuns: 300 });
  });

  const doing = fc.oneof(
    fc.record({ do: fc.constant('wait' as const), time: fc.nat(4000) }),
    fc.record({ do: fc.constantFrom('down' as const, 'up' as const), by: fc.constantFrom(1 as const, 2 as const) }),
    fc.record({ do: fc.constant('lost' as const) }),
    fc.record({ do: fc.constant('targets' as const), all: items, anew: fc.boolean() }),
  );
  const paces = fc.record({ press: fc.constantFrom('one', 'two'), steady: fc.constantFrom('usual', 'more', 'most'), long: fc.constantFrom('back', 'same'), step: fc.constantFrom('500', '1000', '5000') })
    .map((aids) => paceOf({ ...readAids(''), ...aids } as ReturnType<typeof readAids>));

  it('never are two things done for one press, none for no press, and something is always framed that is there', () => {
    fc.assert(fc.property(items, order, paces, fc.array(doing, { maxLength: 60 }), (all, by, given, deeds) => {
      const scanning = scanOf(grouped(all, by), given);
      let there = grouped(all, by);
      let presses = 0;
      for (const deed of deeds) {
        const before = scanning.chosen.length;
        if (deed.do === 'wait') scanning.wait(deed.time);
        else if (deed.do === 'targets') scanning.send({ kind: 'targets', at: scanning.at(), targets: (there = grouped(deed.all, by)), anew: deed.anew });
        else if (deed.do === 'lost') scanning.send({ kind: 'lost', at: scanning.at() });
        else scanning.send({ kind: deed.do, at: scanning.at(), by: deed.by });
        if (deed.do === 'down') presses += 1;
        expect(scanning.chosen.length - before).toBeLessThanOrEqual(1);
        expect(scanning.chosen.length).toBeLessThanOrEqual(presses);
        if (scanning.chosen.length > before) presses = scanning.chosen.length;
        const now = framed(scanning.scan());
        if (scanning.scan().phase !== 'resting') expect(there.some((target) => holds(target, now?.id ?? 0))).toBe(true);
      }
    }), { numRuns: 300 });
  });

  it('a press in time takes back what was chosen, and the frame is where it was', () => {
    fc.assert(fc.property(items, fc.nat(30), fc.nat(900), (all, steps, later) => {
      const scanning = scanOf(grouped(all, 'linear'));
      scanning.wait(steps * 1000);
      const before = framed(scanning.scan());
      scanning.press();
      if (scanning.scan().phase !== 'choosing') return;
      const { path } = scanning.scan();
      scanning.wait(later);
      scanning.press();
      expect([scanning.scan().phase, framed(scanning.scan()), scanning.scan().path]).toEqual(['scanning', before, path]);
      scanning.wait(999);
      expect(scanning.chosen).toEqual([]);
    }));
  });
});
