import fc from 'fast-check';
import { expect, test } from 'vitest';
import { drawMarkers, formsOf } from './markers.ts';

test('forty words are forty different words, of every kind', () => {
  const markers = drawMarkers(40, Math.random);
  expect(new Set(markers.map(({ text }) => text)).size).toBe(40);
  expect(new Set(markers.map(({ what }) => what)).size).toBe(8);
});

test('a word is found whatever stands around it, in base64 too', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 9 }), fc.string({ maxLength: 9 }), fc.constantFrom(...drawMarkers(16, Math.random)), (before, after, { text }) => {
      const whole = before + text + after;
      const finds = (bytes: Buffer) => formsOf(text).some((form) => bytes.includes(form.bytes));
      expect(finds(Buffer.from(whole, 'utf8'))).toBe(true);
      expect(finds(Buffer.from(whole, 'utf16le'))).toBe(true);
      expect(finds(Buffer.from(whole, 'utf16le').swap16())).toBe(true);
      expect(finds(Buffer.from(JSON.stringify({ whole })))).toBe(true);
      expect(finds(Buffer.from(Buffer.from(whole, 'utf8').toString('base64url')))).toBe(true);
      expect(finds(Buffer.from(Buffer.from(whole, 'utf16le').toString('base64')))).toBe(true);
    }),
  );
});
