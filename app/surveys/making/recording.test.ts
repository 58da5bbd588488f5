import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bounds } from '#server/contracts/bounds.ts';
import { createRecorder, type Microphone, type Recording, type SoundDevice, type Sounded } from './recording.ts';

/** A device whose time goes on when it is told to, and whose microphone does as it is told. */
function deviceOf(bytesPerSecond = 3_000) {
  let now = 0;
  const timers = new Set<() => void>();
  const waiting: { give(): void; refuse(name: string): void }[] = [];
  const open = new Set<Microphone>();
  let gone: (() => void) | undefined;
  const microphone = (): Microphone => {
    const began = now;
    const length = () => Math.floor(((now - began) / 1000) * bytesPerSecond);
    const self: Microphone = {
      level: () => 0.5,
      bytes: length,
      onGone: (listener) => {
        gone = listener;
      },
      end: () => {
        open.delete(self);
        return Promise.resolve({ type: 'audio/webm', bytes: new Uint8Array(length()) });
      },
    };
    open.add(self);
    return self;
  };
  const device: SoundDevice = {
    now: () => now,
    every: (_, call) => {
      timers.add(call);
      return () => timers.delete(call);
    },
    open: () =>
      new Promise((resolve, reject) => {
        waiting.push({ give: () => resolve(microphone()), refuse: (name) => reject(new DOMException('no', name)) });
      }),
  };
  const settle = () => new Promise((resolve) => setTimeout(resolve, 0));
  return {
    device,
    open,
    timers,
    settle,
    async answer(how: 'give' | string) {
      const asked = waiting.shift();
      if (how === 'give') asked?.give();
      else asked?.refuse(how);
      await settle();
    },
    async pass(seconds: number) {
      now += seconds * 1000;
      for (const call of timers) call();
      await settle();
    },
    async unplug() {
      gone?.();
      await settle();
    },
  };
}

function begin(bytesPerSecond?: number, most = 60) {
  const at = deviceOf(bytesPerSecond);
  const kept: Sounded[] = [];
  const recorder = createRecorder(at.device, most, (sound) => kept.push(sound));
  return { ...at, kept, recorder };
}

describe('a recording', () => {
  test('is asked for, runs, and is kept when it is stopped', async () => {
    const { recorder, answer, pass, settle, kept, open } = begin();
    expect(recorder.state()).toEqual({ kind: 'not-asked' });
    recorder.start();
    expect(recorder.state()).toEqual({ kind: 'asking' });
    await answer('give');
    await pass(3);
    expect(recorder.state()).toEqual({ kind: 'recording', seconds: 3, level: 0.5 });
    recorder.stop();
    await settle();
    expect(recorder.state()).toEqual({ kind: 'recorded', seconds: 3, ended: 'stopped' });
    expect(kept.map(({ bytes }) => bytes.length)).toEqual([9_000]);
    expect(open.size).toBe(0);
  });

  test('ends by itself when the time is over, and before there is more than can be sent', async () => {
    const timed = begin(3_000, 60);
    timed.recorder.start();
    await timed.answer('give');
    await timed.pass(61);
    expect(timed.recorder.state()).toEqual({ kind: 'recorded', seconds: 60, ended: 'time-up' });

    const loud = begin(32_000, 120);
    loud.recorder.start();
    await loud.answer('give');
    for (let second = 0; second < 30; second += 1) await loud.pass(1);
    expect(loud.recorder.state()).toMatchObject({ kind: 'recorded', ended: 'time-up' });
    expect(loud.kept[0]?.bytes.length).toBeLessThanOrEqual(bounds.attachmentBytes);
  });

  test('is kept as far as it went where the microphone is unplugged', async () => {
    const { recorder, answer, pass, unplug, kept } = begin();
    recorder.start();
    await answer('give');
    await pass(2);
    await unplug();
    expect(recorder.state()).toEqual({ kind: 'recorded', seconds: 2, ended: 'unplugged' });
    expect(kept).toHaveLength(1);
  });

  test.each([
    ['NotAllowedError', 'refused'],
    ['NotFoundError', 'missing'],
    ['NotReadableError', 'busy'],
    ['TypeError', 'not-possible'],
  ])('says why there is none: %s', async (name, why) => {
    const { recorder, answer, kept } = begin();
    recorder.start();
    await answer(name);
    expect(recorder.state()).toEqual({ kind: 'failed', why });
    expect(kept).toEqual([]);
    recorder.start();
    await answer('give');
    expect(recorder.state().kind).toBe('recording');
  });

  test('says so where nothing was heard, and keeps nothing', async () => {
    const { recorder, answer, settle, kept } = begin(0);
    recorder.start();
    await answer('give');
    recorder.stop();
    await settle();
    expect(recorder.state()).toEqual({ kind: 'failed', why: 'nothing' });
    expect(kept).toEqual([]);
  });

  test('whatever happens in whatever order, no microphone stays open without somebody seeing it, and nothing is kept twice', async () => {
    const what = fc.constantFrom('start', 'stop', 'give', 'NotAllowedError', 'pass', 'unplug');
    await fc.assert(
      fc.asyncProperty(fc.array(what, { maxLength: 20 }), async (happens) => {
        const { recorder, answer, pass, unplug, settle, open, timers, kept } = begin();
        const seen: Recording['kind'][] = [];
        recorder.subscribe(() => seen.push(recorder.state().kind));
        for (const each of happens) {
          if (each === 'start') recorder.start();
          else if (each === 'stop') recorder.stop();
          else if (each === 'pass') await pass(7);
          else if (each === 'unplug') await unplug();
          else await answer(each);
          await settle();
          expect(open.size).toBe(recorder.state().kind === 'recording' ? 1 : 0);
          expect(timers.size).toBe(open.size);
          expect(kept).toHaveLength(seen.filter((kind) => kind === 'recorded').length);
        }
      }),
      { numRuns: 60 },
    );
  });
});
