import type { Part, Reading } from '#app/access/listen.ts';
import { inSight } from '#app/ui/in-sight.ts';

/** What can be read on the page now, in the order it stands there: the question, then each answer. */
export function partsOf(page: HTMLElement | null): { element: HTMLElement; part: Part }[] {
  const elements = [...(page?.querySelectorAll<HTMLElement>('[data-part]') ?? [])].filter(inSight);
  return elements.flatMap((element, index) => {
    const words = element.querySelector<HTMLElement>('.card-words, :scope > span') ?? element;
    const text = words.textContent.trim();
    return text === '' ? [] : [{ element: words, part: { id: String(index), text } }];
  });
}

/** Marks the word or sentence that is heard, without touching the page itself, and keeps it in sight. */
export function mark(page: HTMLElement | null, reading: Reading): void {
  if (!('highlights' in CSS)) return;
  const element = partsOf(page).find(({ part }) => part.id === reading.id)?.element;
  const words = element === undefined ? null : document.createTreeWalker(element, NodeFilter.SHOW_TEXT).nextNode();
  if (element === undefined || words === null) return;
  const length = words.textContent?.length ?? 0;
  const range = new Range();
  range.setStart(words, Math.min(reading.from, length));
  range.setEnd(words, Math.min(reading.to, length));
  CSS.highlights.set('reading', new Highlight(range));
  element.scrollIntoView({ block: 'nearest' });
}
