import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { CardCode } from '#server/contracts/envelope.ts';
import { codeIn, grouped } from './card-code.ts';

const codes = fc.string({ unit: fc.constantFrom(...'0123456789ABCDEFGHJKMNPQRSTVWXYZ'.split('')), minLength: 16, maxLength: 16 });

test('a code is read as it stands on the card, and as people copy it', () => {
  fc.assert(
    fc.property(codes, (code) => {
      expect(CardCode.parse(codeIn(grouped(code)))).toBe(code);
      expect(codeIn(` ${grouped(code).toLowerCase().replaceAll(' ', '-')} `)).toBe(code);
      expect(codeIn(code.replaceAll('0', 'o').replaceAll('1', 'l'))).toBe(code);
    }),
  );
});

test.each(['', '0123 4567 89AB CDE', '0123 4567 89AB CDEF G', '0123 4567 89AB CDEU', 'https://all-heard.example/answer/my-future'])('what no card has is refused: %j', (text) => {
  expect(codeIn(text)).toBeUndefined();
});
