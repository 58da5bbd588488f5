/**
 * How blocks come onto pages: in their order, none split over two, as many on a page as there is room for.
 * A block that must stand alone has a page of its own. One that is too high has one too: whoever measures makes it smaller first.
 *
 * @param heights of the blocks, in the unit of `room`.
 * @returns for each page the blocks on it, by their place.
 */
export function layOut(heights: readonly number[], room: number, alone: (at: number) => boolean): number[][] {
  const pages: number[][] = [];
  let left = 0;
  let closed = true;
  for (const [at, height] of heights.entries()) {
    const page = pages.at(-1);
    if (closed || page === undefined || alone(at) || height > left) {
      pages.push([at]);
      left = room - height;
    } else {
      page.push(at);
      left -= height;
    }
    closed = alone(at);
  }
  return pages;
}

/** How much smaller than the rest a block may be set, in per cent, so that it stays on one page; the first that fits is taken. */
export const fits = [100, 90, 80, 70, 60, 50] as const;
export type Fit = (typeof fits)[number];
