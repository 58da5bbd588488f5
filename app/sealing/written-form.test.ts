import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toBase64url } from './bytes.ts';
import { readWrittenForm, secretIn } from './read-written-form.ts';
import { isSecret, writtenForm } from './written-form.ts';

const secrets = fc.uint8Array({ minLength: 16, maxLength: 16 }).map((bytes) => toBase64url(Uint8Array.from(bytes)));
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

test('what was written down reads back, however it is spaced or spelled', () => {
  fc.assert(
    fc.property(secrets, (secret) => {
      const written = writtenForm(secret);
      expect(written).toMatch(/^([0-9A-HJKMNP-TV-Z]{4} ){6}[0-9A-HJKMNP-TV-Z]{4}$/);
      const spellings = [written, written.toLowerCase(), written.replaceAll(' ', '-'), ` ${written.replaceAll(' ', '')} `, written.replaceAll('0', 'o').replaceAll('1', 'l')];
      for (const spelling of spellings) expect(readWrittenForm(spelling)).toBe(secret);
      expect(secretIn(written)).toBe(secret);
      expect(secretIn(secret)).toBe(secret);
    }),
  );
});

test('one wrong character, or two neighbours that changed places, is noticed', () => {
  fc.assert(
    fc.property(secrets, fc.nat(27), fc.nat(31), (secret, at, other) => {
      const written = writtenForm(secret).replaceAll(' ', '');
      const wrong = written.slice(0, at) + alphabet.charAt(other) + written.slice(at + 1);
      expect(readWrittenForm(wrong)).toBe(wrong === written ? secret : undefined);
      const swapped = written.slice(0, at) + written.charAt(at + 1) + written.charAt(at) + written.slice(at + 2);
      expect(readWrittenForm(swapped)).toBe(swapped === written ? secret : undefined);
    }),
    { numRuns: 1_000 },
  );
});

test('other text is no secret', () => {
  for (const text of ['', 'hello', 'A'.repeat(21), 'A'.repeat(23), `${'A'.repeat(21)}B`, '0000 0000 0000 0000 0000 0000 000', 'U'.repeat(28)]) {
    expect(secretIn(text)).toBeUndefined();
  }
  expect(isSecret('A'.repeat(22))).toBe(true);
});
