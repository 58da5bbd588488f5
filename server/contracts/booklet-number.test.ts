import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { BookletNumber, bookletNumber, mostNumbered, readBookletNumber, spacedNumber } from './booklet-number.ts';

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const booklets = fc.record({ batch: fc.nat(mostNumbered.batches - 1), booklet: fc.nat(mostNumbered.booklets - 1) });

it('is read as it is printed, and as people copy it', () => {
  fc.assert(
    fc.property(booklets, (which) => {
      const number = bookletNumber(which);
      expect(BookletNumber.parse(number)).toBe(number);
      expect(readBookletNumber(` ${spacedNumber(number).toLowerCase()} `)).toEqual(which);
      expect(readBookletNumber(number.replaceAll('0', 'o').replaceAll('1', 'l'))).toEqual(which);
    }),
  );
});

it('notices every wrong character, and every two that changed places', () => {
  fc.assert(
    fc.property(booklets, fc.nat(5), fc.constantFrom(...alphabet.split('')), fc.nat(5), (which, at, letter, other) => {
      const number = bookletNumber(which).split('');
      const wrong = number.with(at, letter);
      expect(readBookletNumber(wrong.join('')) === undefined).toBe(letter !== number[at]);
      const swapped = number.with(at, number[other] ?? '').with(other, number[at] ?? '');
      expect(readBookletNumber(swapped.join('')) === undefined).toBe(number[at] !== number[other]);
    }),
  );
});

it.each(['', '000000', 'ABC', 'K7M 12', 'UUUUUU', '🙂🙂🙂🙂🙂🙂'])('what no booklet has is refused: %j', (typed) => {
  expect(readBookletNumber(typed)).toBeUndefined();
  expect(BookletNumber.safeParse(typed).success).toBe(false);
});

it('no booklet beyond the last has a number', () => {
  expect(() => bookletNumber({ batch: mostNumbered.batches, booklet: 0 })).toThrow(RangeError);
  expect(() => bookletNumber({ batch: 0, booklet: -1 })).toThrow(RangeError);
});
