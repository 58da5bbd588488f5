import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { layOut } from './lay-out.ts';

it('fills pages in order, splits nothing, and leaves nothing out', () => {
  fc.assert(
    fc.property(fc.array(fc.record({ height: fc.nat(120), alone: fc.boolean() })), (blocks) => {
      const pages = layOut(blocks.map(({ height }) => height), 100, (at) => blocks[at]?.alone === true);
      expect(pages.flat()).toEqual(blocks.map((_, at) => at));
      for (const page of pages) {
        const heights = page.map((at) => blocks[at]?.height ?? 0);
        expect(page.length === 1 || heights.reduce((sum, height) => sum + height, 0) <= 100).toBe(true);
        expect(page.length === 1 || page.every((at) => blocks[at]?.alone !== true)).toBe(true);
      }
    }),
  );
});

it('begins a page only where there is no room left', () => {
  expect(layOut([40, 40, 40, 10], 100, () => false)).toEqual([[0, 1], [2, 3]]);
  expect(layOut([10, 10, 10], 100, (at) => at === 1)).toEqual([[0], [1], [2]]);
  expect(layOut([], 100, () => false)).toEqual([]);
});
