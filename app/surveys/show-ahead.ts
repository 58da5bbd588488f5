import { afterPaint } from './after-paint.ts';

/**
 * Shows the page that was drawn ahead in place of the one on the screen, by the name that tells the two apart and nothing
 * else: what follows from it is worked out once it was seen, and on a cheap phone that takes longer than showing it.
 * @param follow works it out.
 * @returns how to take it back, for who is faster than the screen; that says whether it was still to follow.
 */
export function showAhead(main: HTMLElement | null, follow: () => void): () => boolean {
  const pages = main?.querySelectorAll('.drawn') ?? [];
  const change = () => pages.forEach((page) => page.classList.toggle('ahead'));
  change();
  scrollTo(0, 0);
  const stop = afterPaint(follow);
  return () => {
    const wasDue = stop();
    if (wasDue) change();
    return wasDue;
  };
}
