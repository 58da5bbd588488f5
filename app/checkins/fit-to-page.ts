/** Sizes of print in points, largest first; `plan.css` has a rule for each. Easy Read asks for 16 and more where there is room. */
export const printSizes = [20, 18, 17, 16, 15, 14, 13, 12, 11, 10, 9, 8] as const;

/** An A4 page without its margins (`@page plan`), and one millimetre to spare for rounding. */
const pageHeight = 276;
const pixelsPerMillimetre = 96 / 25.4;

/**
 * Lays a sheet out as it will be on paper and gives it the largest size at which it is one page.
 * What somebody wrote is never cut: a plan that is longer than a page at the smallest size goes on to a second.
 *
 * @param heightOf pixels that the sheet takes at the size it was given.
 */
export function fitToPage(sheet: Pick<HTMLElement, 'setAttribute'>, heightOf: () => number): void {
  for (const size of printSizes) {
    sheet.setAttribute('data-paper', String(size));
    if (heightOf() <= pageHeight * pixelsPerMillimetre) return;
  }
}

/** Fits the sheet whenever the page is printed, by our button or by the browser's, until the returned function is called. */
export function fitWhenPrinted(sheet: HTMLElement): () => void {
  const before = () => fitToPage(sheet, () => sheet.getBoundingClientRect().height);
  const after = () => sheet.removeAttribute('data-paper');
  window.addEventListener('beforeprint', before);
  window.addEventListener('afterprint', after);
  return () => {
    window.removeEventListener('beforeprint', before);
    window.removeEventListener('afterprint', after);
    after();
  };
}
