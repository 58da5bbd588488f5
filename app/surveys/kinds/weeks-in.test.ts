import fc from 'fast-check';
import { expect, it } from 'vitest';
import { bounds } from '#server/contracts/bounds.ts';
import { weeksIn } from './weeks-in.ts';

const zeros = { latin: '0', arabic: '٠', urdu: '۰' };

it('reads a whole number of weeks in the digits of any of the languages', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: bounds.weeks }), fc.constantFrom(...Object.values(zeros)), (weeks, zero) => {
      const written = String(weeks).replace(/\d/g, (digit) => String.fromCodePoint((zero.codePointAt(0) ?? 0) + Number(digit)));
      expect(weeksIn(` ${written} `, bounds.weeks)).toBe(weeks);
      expect(weeksIn(written, weeks - 1)).toBeUndefined();
    }),
  );
});

it.each(['', ' ', 'six', '-1', '1.5', '1e2', '12 13', '99999', '٠x'])('takes %j for no answer', (written) => {
  expect(weeksIn(written, bounds.weeks)).toBeUndefined();
});
