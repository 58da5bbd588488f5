import { useEffectEvent, useLayoutEffect, useState, type RefObject } from 'react';
import { fits, layOut, type Fit } from './lay-out.ts';

/** The pages of a booklet: for each the blocks on it, with how much smaller than the rest each is set. */
export interface LaidOut {
  pages: readonly (readonly number[])[];
  fits: readonly Fit[];
}

/** Sets a block as large as it may be and still stay on one page. @returns its height, in pixels. */
function fitted(block: HTMLElement, room: number): { fit: Fit; height: number } {
  let height = 0;
  for (const fit of fits) {
    block.dataset['fit'] = String(fit);
    height = block.getBoundingClientRect().height;
    if (height <= room) return { fit, height };
  }
  return { fit: 50, height };
}

/**
 * Lays a booklet out by measuring its blocks as they will be on paper: each is a child of the element, whose own height is the
 * room of a page. Once the letters are there.
 * @param of what is laid out: with another it is measured anew.
 */
export function usePages(place: RefObject<HTMLElement | null>, of: object, alone: (at: number) => boolean): LaidOut | undefined {
  const [laid, setLaid] = useState<{ of: object; out: LaidOut }>();
  const standsAlone = useEffectEvent(alone);
  useLayoutEffect(() => {
    let here = true;
    const measure = () => {
      const page = place.current;
      if (page === null || !here) return;
      const room = page.getBoundingClientRect().height;
      const measured = [...page.querySelectorAll<HTMLElement>('.booklet-block')].map((block) => fitted(block, room));
      setLaid({ of, out: { pages: layOut(measured.map(({ height }) => height), room, (at) => standsAlone(at)), fits: measured.map(({ fit }) => fit) } });
    };
    // What is drawn asks for its letters; they are there once nothing is being fetched any more.
    void document.fonts.ready.then(() => requestAnimationFrame(() => void document.fonts.ready.then(measure)));
    return () => {
      here = false;
    };
  }, [place, of]);
  return laid?.of === of ? laid.out : undefined;
}
