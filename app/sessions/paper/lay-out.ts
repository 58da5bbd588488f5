/**
 * How blocks come onto pages: in their order, none split over two, as many on a page as there is room for.
 * One that is too high for a page has one to itself: whoever measures makes it smaller first.
 *
 * @param blocks with their heights, in the unit of `room`; whether one begins a page, whatever room is left on the one before;
 *   whether it goes on with the block before it, and shall stay with it where one page holds both.
 * @returns for each page the blocks on it, by their place.
 */
export function layOut(blocks: readonly { height: number; begins: boolean; goesOn: boolean }[], room: number): number[][] {
  const pages: number[][] = [];
  let left = 0;
  for (const [at, { height, begins }] of blocks.entries()) {
    const page = pages.at(-1);
    let together = height;
    for (let next = at + 1; blocks[next]?.goesOn === true; next += 1) together += blocks[next]?.height ?? 0;
    if (page === undefined || begins || (together > room ? height : together) > left) {
      pages.push([at]);
      left = room - height;
    } else {
      page.push(at);
      left -= height;
    }
  }
  return pages;
}

/** How a block is set: how large, in per cent of the rest, and in how many columns what is ticked stands. */
export interface Fit {
  percent: number;
  columns: 1 | 2;
}

const inColumns = (columns: Fit['columns'], ...percents: number[]): Fit[] => percents.map((percent) => ({ percent, columns }));

/**
 * Ways to set a block so that it stays on one page, best first. Large print is 24 points: 70 per cent of it are the 16 points
 * that UKAAF's guidance on large print begins at, so two columns come before anything smaller.
 */
export const fits: Readonly<Record<'a4' | 'large', readonly Fit[]>> = {
  a4: inColumns(2, 100, 90, 80, 70, 60, 50),
  large: [...inColumns(1, 100, 90, 80, 70), ...inColumns(2, 90, 80, 70, 60, 50)],
};
