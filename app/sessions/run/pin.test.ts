import { expect, test } from 'vitest';
import { checkOf, isPin, tryPin } from './pin.ts';

const minute = 60_000;

test('the right PIN opens, a wrong one does not, and nothing of it is kept', async () => {
  const kept = await checkOf('4711', 1_000);
  expect(JSON.stringify(kept)).not.toContain('4711');
  expect((await tryPin(kept, '4711', 0)).kind).toBe('right');
  expect((await tryPin(kept, '4712', 0)).kind).toBe('wrong');
  expect((await checkOf('4711', 1_000)).check, 'two tablets with one PIN').not.toBe(kept.check);
});

test('tries are slowed: the right one too waits, a clock that was set back does not lock it for ever', async () => {
  let kept = await checkOf('4711', 1_000);
  const now = 10 * minute;
  for (let n = 0; n < 5; n += 1) kept = (await tryPin(kept, '0000', now)).now;
  expect(await tryPin(kept, '4711', now + 1)).toMatchObject({ kind: 'rests', forMs: 29_999 });
  kept = (await tryPin(kept, '0000', now + minute)).now;
  expect(await tryPin(kept, '4711', now + minute)).toMatchObject({ kind: 'rests', forMs: minute });
  expect((await tryPin(kept, '4711', now + 3 * minute)).kind).toBe('right');
  const setBack = await tryPin(kept, '4711', now - 1_000 * minute);
  expect(setBack).toMatchObject({ kind: 'rests', forMs: 15 * minute });
  expect((await tryPin(setBack.now, '4711', now - 985 * minute)).kind).toBe('right');
});

test('what a PIN may be', () => {
  expect(['1234', '123456789012'].every(isPin)).toBe(true);
  expect(['123', '1234567890123', '12a4', '', ' 1234'].some(isPin)).toBe(false);
});
