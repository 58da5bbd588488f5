import fc from 'fast-check';
import { expect, test } from 'vitest';
import { watchPresence } from './presence.ts';

const patience = 120_000;

/** A clock that is moved by hand, and what was heard. A device that sleeps moves the clock and not the timers. */
function room() {
  let time = 1_000_000;
  let timers: { at: number; work: () => void }[] = [];
  const heard: string[] = [];
  const presence = watchPresence({
    patience,
    now: () => time,
    after(milliseconds, work) {
      const timer = { at: time + milliseconds, work };
      timers.push(timer);
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
    onAsk: () => heard.push('ask'),
    onGone: () => heard.push('gone'),
  });
  return {
    heard,
    presence,
    pass(milliseconds: number) {
      const until = time + milliseconds;
      for (;;) {
        const [next] = timers.filter(({ at }) => at <= until).toSorted((a, b) => a.at - b.at);
        if (next === undefined) break;
        timers = timers.filter((other) => other !== next);
        time = Math.max(time, next.at);
        next.work();
      }
      time = until;
    },
    sleep(milliseconds: number) {
      time += milliseconds;
      timers = timers.map((timer) => ({ ...timer, at: timer.at + milliseconds }));
    },
  };
}

test('it asks after the time that was set, and after as long again nobody is there', () => {
  const { heard, pass } = room();
  pass(patience - 1);
  expect(heard).toEqual([]);
  pass(1);
  expect(heard).toEqual(['ask']);
  pass(patience - 1);
  expect(heard).toEqual(['ask']);
  pass(1);
  expect(heard).toEqual(['ask', 'gone']);
  pass(10 * patience);
  expect(heard).toEqual(['ask', 'gone']);
});

test('whoever is asked and says so is there, and is given the whole time again', () => {
  const { heard, pass, presence } = room();
  pass(patience);
  presence.here();
  pass(patience - 1);
  expect(heard).toEqual(['ask']);
  pass(1);
  expect(heard).toEqual(['ask', 'ask']);
});

test('whoever needs many presses to answer the question has the whole time after each', () => {
  const { heard, pass, presence } = room();
  pass(patience);
  for (let press = 0; press < 5; press += 1) {
    pass(patience - 1);
    presence.sign();
  }
  presence.here();
  expect(heard).toEqual(['ask']);
});

test('a device that slept through both times shows nothing of the person when it wakes', () => {
  const { heard, sleep, presence } = room();
  sleep(2 * patience);
  presence.seenAgain();
  expect(heard).toEqual(['gone']);
});

test('a device that slept a little asks first, and a clock that was set back does no harm', () => {
  const slept = room();
  slept.sleep(patience + 1);
  slept.presence.seenAgain();
  expect(slept.heard).toEqual(['ask']);
  const setBack = room();
  setBack.sleep(-3_600_000);
  setBack.presence.seenAgain();
  setBack.pass(patience);
  expect(setBack.heard).toEqual(['ask']);
});

test('whoever gives a sign more often than the time that was set is never asked, and nobody is gone unasked while the device is awake', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 3 * patience }), { maxLength: 30 }), (pauses) => {
      const { heard, pass, presence } = room();
      let gone = false;
      for (const pause of pauses) {
        const before = heard.length;
        pass(pause);
        const during = heard.slice(before);
        expect(during).toEqual(gone ? [] : pause < patience ? [] : pause < 2 * patience ? ['ask'] : ['ask', 'gone']);
        gone ||= during.includes('gone');
        presence.here();
      }
    }),
  );
});
