import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { layOut } from './lay-out.ts';

it('fills pages in order, splits nothing, and leaves nothing out', () => {
  fc.assert(
    fc.property(fc.array(fc.record({ height: fc.nat(120), begins: fc.boolean(), goesOn: fc.boolean() })), (blocks) => {
      const pages = layOut(blocks, 100);
      expect(pages.flat()).toEqual(blocks.map((_, at) => at));
      for (const page of pages) {
        const heights = page.map((at) => blocks[at]?.height ?? 0);
        expect(page.length === 1 || heights.reduce((sum, height) => sum + height, 0) <= 100).toBe(true);
        expect(page.slice(1).every((at) => blocks[at]?.begins !== true)).toBe(true);
      }
    }),
  );
});

it('begins a page only where there is no room left', () => {
  const block = (height: number, stands: Partial<{ begins: boolean; goesOn: boolean }> = {}) => ({ height, begins: false, goesOn: false, ...stands });
  expect(layOut([block(40), block(40), block(40), block(10)], 100)).toEqual([[0, 1], [2, 3]]);
  expect(layOut([block(10), block(10, { begins: true }), block(10)], 100)).toEqual([[0], [1, 2]]);
  expect(layOut([], 100)).toEqual([]);
  const last = [block(50), block(30), block(30, { goesOn: true })];
  expect(layOut(last, 100), 'what goes on stays with what it goes on with').toEqual([[0], [1, 2]]);
  expect(layOut([block(30), block(60), block(60, { goesOn: true })], 100), 'unless no page holds both').toEqual([[0, 1], [2]]);
});
