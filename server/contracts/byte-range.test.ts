import fc from 'fast-check';
import { expect, it } from 'vitest';
import { byteRangeOf, contentRange } from './byte-range.ts';

it('reads what players ask for', () => {
  expect(byteRangeOf('bytes=0-1', 100)).toEqual({ from: 0, to: 1 });
  expect(byteRangeOf('bytes=0-', 100)).toEqual({ from: 0, to: 99 });
  expect(byteRangeOf('bytes=90-200', 100)).toEqual({ from: 90, to: 99 });
  expect(byteRangeOf('bytes=-10', 100)).toEqual({ from: 90, to: 99 });
  expect(contentRange({ from: 90, to: 99 }, 100)).toBe('bytes 90-99/100');
});

it('knows a part that is not there', () => {
  expect([byteRangeOf('bytes=100-', 100), byteRangeOf('bytes=-0', 100)]).toEqual(['outside', 'outside']);
  expect(contentRange('outside', 100)).toBe('bytes */100');
});

it('gives the whole file where it does not understand, or more than one part is asked for', () => {
  for (const header of [null, '', 'bytes=', 'bytes=-', 'bytes=5-2', 'bytes=0-1,4-5', 'items=0-1', 'bytes=a-b']) expect(byteRangeOf(header, 100), String(header)).toBeUndefined();
});

it('never reaches outside of the file', () => {
  fc.assert(
    fc.property(fc.nat(), fc.nat(), fc.nat(5_000), (from, to, size) => {
      const range = byteRangeOf(`bytes=${from}-${to}`, size);
      if (range === undefined || range === 'outside') return;
      expect(range.from).toBeGreaterThanOrEqual(0);
      expect(range.to).toBeLessThan(size);
      expect(range.from).toBeLessThanOrEqual(range.to);
    }),
  );
});
