import { expect, test } from 'vitest';
import { createReporter, type Said } from './reporter.ts';

const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

/** A device, a server that hears or does not, and a clock that is moved by hand. */
function world() {
  let now = 0;
  let timers: { at: number; work: () => void }[] = [];
  const state = { finished: 0, network: true, ended: false, whileSaid: () => undefined as void };
  const heard: number[] = [];
  const tried: number[] = [];
  const said = (): Said => ({ answering: false, finished: state.finished, waiting: 0, refused: 0, codesLeft: 1 });
  const reporter = createReporter({
    howItIs: async () => said(),
    post: async ({ finished }) => {
      tried.push(now);
      state.whileSaid();
      if (state.ended) return 'ended';
      if (!state.network) return 'nobody';
      heard.push(finished);
      return 'heard';
    },
    after(milliseconds, work) {
      const timer = { at: now + milliseconds, work };
      timers.push(timer);
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
  });
  const pass = async (milliseconds: number) => {
    const until = now + milliseconds;
    await settled();
    for (;;) {
      const [next] = timers.filter(({ at }) => at <= until).toSorted((a, b) => a.at - b.at);
      if (next === undefined) break;
      timers = timers.filter((other) => other !== next);
      now = next.at;
      next.work();
      await settled();
    }
    now = until;
  };
  return { reporter, state, heard, tried, pass, waiting: () => timers.length };
}

test('what changes while another report is under way is said right after it, not at the next beat', async () => {
  const { reporter, state, heard, pass } = world();
  state.whileSaid = () => {
    state.whileSaid = () => undefined;
    state.finished = 1;
    reporter.changed();
  };
  reporter.again();
  await pass(1_000);
  expect(heard).toEqual([0, 1]);
});

test('what changed is said within a moment, what did not is not said again but for a beat each minute', async () => {
  const { reporter, state, heard, pass } = world();
  reporter.again();
  await pass(1_000);
  state.finished = 1;
  reporter.changed();
  reporter.changed();
  await pass(300);
  reporter.changed();
  await pass(10_000);
  expect(heard).toEqual([0, 1]);
  await pass(60_000);
  expect(heard).toEqual([0, 1, 1]);
});

test('without a network it waits longer and longer; once there is one the newest is said at once', async () => {
  const { reporter, state, heard, tried, pass } = world();
  state.network = false;
  reporter.again();
  await pass(120_000);
  expect(tried).toEqual([0, 2_000, 6_000, 14_000, 30_000, 60_000, 90_000, 120_000]);
  state.finished = 7;
  state.network = true;
  reporter.again();
  await settled();
  expect(heard).toEqual([7]);
});

test('a device whose token was ended says nothing more, and one that is left has no timer', async () => {
  const { reporter, state, tried, pass, waiting } = world();
  state.ended = true;
  reporter.again();
  await pass(200_000);
  expect(tried).toEqual([0]);
  state.ended = false;
  reporter.again();
  await settled();
  reporter.stop();
  expect(waiting()).toBe(0);
});
