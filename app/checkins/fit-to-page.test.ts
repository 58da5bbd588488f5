import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fitToPage, printSizes } from './fit-to-page.ts';

const pagePixels = (276 * 96) / 25.4;

/** A sheet whose height is in proportion to its size. */
function sheet(pixelsPerPoint: number) {
  let size = 0;
  return {
    setAttribute: (_name: string, value: string) => {
      size = Number(value);
    },
    height: () => size * pixelsPerPoint,
    size: () => size,
  };
}

it('the sheet gets the largest print at which it is one page', () => {
  fc.assert(
    fc.property(fc.double({ min: 1, max: 400, noNaN: true }), (pixelsPerPoint) => {
      const paper = sheet(pixelsPerPoint);
      fitToPage(paper, paper.height);
      const fitting = printSizes.filter((size) => size * pixelsPerPoint <= pagePixels);
      expect(paper.size()).toBe(fitting[0] ?? printSizes.at(-1));
    }),
  );
});
