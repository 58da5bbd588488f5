import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readImageHeader } from './image-header.ts';

const ascii = (text: string) => Array.from(text, (each) => each.charCodeAt(0));
const big = (value: number, bytes: number) => Array.from({ length: bytes }, (_, at) => (value >>> (8 * (bytes - 1 - at))) & 0xff);
const little = (value: number, bytes: number) => big(value, bytes).toReversed();
const of = (...parts: (readonly number[] | Uint8Array)[]) => Uint8Array.from(parts.flatMap((part) => [...part]));

const png = (width: number, height: number) => of(ascii('\u0089PNG\r\n\u001a\n'), big(13, 4), ascii('IHDR'), big(width, 4), big(height, 4), [8, 6, 0, 0, 0], deflateSync(Buffer.alloc(40)));
const segment = (marker: number, content: readonly number[]) => [0xff, marker, ...big(content.length + 2, 2), ...content];
const jpeg = (width: number, height: number, ...before: number[][]) => of([0xff, 0xd8], ...before, segment(0xc2, [8, ...big(height, 2), ...big(width, 2), 3, 1, 0x22, 0]), [0xff, 0xda, 0, 2]);
const webp = (chunk: string, content: readonly number[]) => of(ascii('RIFF'), little(content.length + 12, 4), ascii('WEBP'), ascii(chunk), little(content.length, 4), content, Array<number>(20).fill(0));

describe('a picture tells its size before it is decoded', () => {
  const sides = fc.integer({ min: 1, max: 16_383 });
  it.each([
    ['image/png', png],
    ['image/jpeg', jpeg],
    ['image/jpeg', (width: number, height: number) => jpeg(width, height, segment(0xe1, [...ascii('Exif\0\0'), ...Array<number>(60_000).fill(7)]), [0xff], segment(0xdb, [1, 2, 3]))],
    ['image/gif', (width: number, height: number) => of(ascii('GIF89a'), little(width, 2), little(height, 2), [0, 0, 0])],
    ['image/webp', (width: number, height: number) => webp('VP8X', [16, 0, 0, 0, ...little(width - 1, 3), ...little(height - 1, 3)])],
    ['image/webp', (width: number, height: number) => webp('VP8 ', [0, 0, 0, 0x9d, 1, 0x2a, ...little(width, 2), ...little(height, 2)])],
    ['image/webp', (width: number, height: number) => webp('VP8L', [0x2f, ...little((width - 1) | ((height - 1) << 14), 4)])],
  ] as const)('%s', (type, make) => {
    fc.assert(fc.property(sides, sides, (width, height) => {
      expect(readImageHeader(make(width, height))).toEqual({ type, width, height });
    }), { numRuns: 30 });
  });

  it('also where it is a bomb', () => {
    expect(readImageHeader(png(100_000, 100_000))).toEqual({ type: 'image/png', width: 100_000, height: 100_000 });
  });
});

describe('what is no picture is known as none', () => {
  it('whatever its bytes, and a picture cut off anywhere', () => {
    const cut = (whole: Uint8Array) => fc.nat({ max: whole.length }).map((at) => whole.subarray(0, at));
    const beginnings = fc.constantFrom(ascii('\u0089PNG\r\n\u001a\n'), [0xff, 0xd8, 0xff], ascii('GIF89a'), ascii('RIFF\0\0\0\0WEBPVP8 '), ascii('RIFF\0\0\0\0WEBPVP8L'), []);
    const anything = fc.tuple(beginnings, fc.uint8Array({ maxLength: 200 })).map(([first, rest]) => of(first, rest));
    fc.assert(
      fc.property(fc.oneof(anything, cut(png(3, 3)), cut(jpeg(3, 3, segment(0xe0, [1, 2]))), cut(webp('VP8X', Array<number>(10).fill(0)))), (bytes) => {
        const header = readImageHeader(bytes);
        expect(header === undefined || (header.width >= 1 && header.height >= 1)).toBe(true);
      }),
    );
  });

  it.each([
    ['nothing', of()],
    ['a page', of(ascii('<!doctype html><svg width="3">'))],
    ['a photo without a frame', of([0xff, 0xd8], segment(0xe1, [1, 2, 3]), [0xff, 0xd9], Array<number>(20).fill(0))],
    ['a photo whose segments go nowhere', of([0xff, 0xd8, 0xff, 0xe1, 0, 0], Array<number>(40).fill(0xff))],
    ['a picture without width', png(0, 5)],
  ])('%s', (_, bytes) => expect(readImageHeader(bytes)).toBeUndefined());
});
