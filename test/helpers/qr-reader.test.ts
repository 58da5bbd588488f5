import fc from 'fast-check';
import { encode } from 'uqr';
import { expect, test } from 'vitest';
import { textOfQr } from './qr-reader.ts';

test('reads what another drew, of each size', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1, maxLength: 200 }).map((words) => `a${words}`), (text) => {
      fc.pre(new TextEncoder().encode(text).length <= 210);
      expect(textOfQr(encode(text, { ecc: 'M', border: 0 }).data)).toBe(text);
    }),
    { examples: [['a'], ['http://127.0.0.1:40001/staff/invite#'.padEnd(79, 'x')], ['x'.repeat(120)], ['x'.repeat(180)], ['x'.repeat(210)]] },
  );
});
