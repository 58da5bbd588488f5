import { useEffectEvent, useLayoutEffect, useState, type RefObject } from 'react';
import { fits, layOut, type Fit } from './lay-out.ts';

/** The pages of a booklet: for each the blocks on it; and how each block is set. */
export interface LaidOut {
  pages: readonly (readonly number[])[];
  fits: readonly Fit[];
}

/** Sets a block as well as may be and still on one page; in the last of the ways where none is enough. @returns its height, in pixels. */
function fitted(block: HTMLElement, room: number, ways: readonly Fit[]): { fit: Fit; height: number } {
  let tried: { fit: Fit; height: number } = { fit: { percent: 100, columns: 2 }, height: 0 };
  for (const fit of ways) {
    block.dataset['fit'] = String(fit.percent);
    block.dataset['columns'] = String(fit.columns);
    tried = { fit, height: block.getBoundingClientRect().height };
    if (tried.height <= room) break;
  }
  return tried;
}

/**
 * Lays a booklet out by measuring its blocks as they will be on paper: each is a child of the element, whose own height is the
 * room of a page. Once the letters are there.
 * @param of what is laid out: with another it is measured anew.
 * @param stands how a block stands to the one before it.
 */
export function usePages(place: RefObject<HTMLElement | null>, of: { size: keyof typeof fits }, stands: (at: number) => { begins: boolean; goesOn: boolean }): LaidOut | undefined {
  const [laid, setLaid] = useState<{ of: object; out: LaidOut }>();
  const standing = useEffectEvent(stands);
  useLayoutEffect(() => {
    let here = true;
    const measure = () => {
      const page = place.current;
      if (page === null || !here) return;
      const room = page.getBoundingClientRect().height;
      const measured = [...page.querySelectorAll<HTMLElement>('.booklet-block')].map((block) => fitted(block, room, fits[of.size]));
      setLaid({ of, out: { pages: layOut(measured.map(({ height }, at) => ({ height, ...standing(at) })), room), fits: measured.map(({ fit }) => fit) } });
    };
    // What is drawn asks for its letters; they are there once nothing is being fetched any more.
    void document.fonts.ready.then(() => requestAnimationFrame(() => void document.fonts.ready.then(measure)));
    return () => {
      here = false;
    };
  }, [place, of]);
  return laid?.of === of ? laid.out : undefined;
}
