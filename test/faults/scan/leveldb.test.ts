import fc from 'fast-check';
import { expect, test } from 'vitest';
import { blocksOf, recordsOf, unsnap } from './leveldb.ts';

/** Snappy as a compressor writes it that knows two tricks: text as it is, and "the same again". */
function snap(repeated: string, times: number): Buffer {
  const bytes = Buffer.from(repeated);
  const copies = Array.from({ length: times }, () => {
    const copy = Buffer.alloc(3, ((bytes.length - 1) << 2) | 2);
    copy.writeUInt16LE(bytes.length, 1);
    return copy;
  });
  return Buffer.concat([Buffer.from([bytes.length * (times + 1)]), Buffer.from([(bytes.length - 1) << 2]), bytes, ...copies]);
}

test('a compressed block comes out as it went in', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1, maxLength: 10, unit: fc.constantFrom('a', 'b', 'c') }), fc.integer({ min: 0, max: 9 }), (text, times) => {
      expect(unsnap(snap(text, times)).toString()).toBe(text.repeat(times + 1));
    }),
  );
  expect(() => unsnap(Buffer.from([4, 0xff, 1]))).toThrow(RangeError);
});

test('a word that is split between two blocks of a log is whole again', () => {
  const head = (length: number) => {
    const bytes = Buffer.alloc(7);
    bytes.writeUInt16LE(length, 4);
    return bytes;
  };
  const room = 32 * 1024 - 7;
  const first = Buffer.concat([Buffer.alloc(room - 3, 0x2e), Buffer.from('mar')]);
  const rest = Buffer.from('ker');
  const log = Buffer.concat([head(first.length), first, head(rest.length), rest]);
  expect(log.includes('marker')).toBe(false);
  expect(recordsOf(log).includes('marker')).toBe(true);
});

test('a table gives its blocks, the compressed ones uncompressed', () => {
  const data = snap('secret', 3);
  const index = Buffer.concat([Buffer.from([0, 1, 2]), Buffer.from('z'), Buffer.from([0, data.length]), Buffer.from([0, 0, 0, 0, 1, 0, 0, 0])]);
  const body = Buffer.concat([data, Buffer.from([1, 0, 0, 0, 0]), index, Buffer.from([0, 0, 0, 0, 0])]);
  const foot = Buffer.alloc(48);
  foot.set([0, 0, data.length + 5, index.length]);
  foot.set(Buffer.from('57fb808b247547db', 'hex'), 40);
  expect(blocksOf(Buffer.concat([body, foot])).map(String)).toContain('secretsecretsecretsecret');
  expect(() => blocksOf(Buffer.from('no table'))).toThrow(RangeError);
});
