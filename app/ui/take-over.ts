import type { ReactNode } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { inSight } from './in-sight.ts';

/** What a control of the server's page is known by in the app's. */
const marks = ['name', 'value', 'href', 'data-app', 'data-back', 'data-next'];

/** What stands in `place` for an element of the page before; nothing where it has no such part in sight. */
function twinOf(before: Element, place: HTMLElement): HTMLElement | undefined {
  const known = marks.flatMap((mark) => {
    const value = before.getAttribute(mark);
    return value === null ? [] : [mark.startsWith('data-') && value === 'true' ? `[${mark}]` : `[${mark}="${CSS.escape(value)}"]`];
  });
  return [...place.querySelectorAll<HTMLElement>(`${before.localName}${known.join('')}`)].find(inSight);
}

const isWriting = (element: unknown) => element instanceof HTMLTextAreaElement;

/**
 * Puts the app where the server's page was, in one step that nobody can press into: what was tapped until then
 * is read just before (by `render`), and the focus, with what is selected in a field, stays where it was.
 * Waits while a finger, button or key is down, since a press that begins on one page cannot end on another.
 */
export async function takeOver(render: () => ReactNode): Promise<void> {
  const place = document.getElementById('app');
  if (place === null) throw new Error('The page has no place for the app.');
  while (place.querySelector(':active') !== null) await new Promise((resolve) => setTimeout(resolve, 50));

  const content = render();
  const focused = place.contains(document.activeElement) ? document.activeElement : null;
  const selection = isWriting(focused) ? ([focused.selectionStart, focused.selectionEnd] as const) : undefined;
  const fresh = document.createElement('div');
  fresh.id = 'app';
  place.replaceWith(fresh);
  flushSync(() => createRoot(fresh).render(content));
  // What the app itself gave the focus to, such as the next question, comes first.
  if (focused === null || fresh.contains(document.activeElement)) return;
  const twin = twinOf(focused, fresh);
  twin?.focus({ preventScroll: true });
  if (selection !== undefined && isWriting(twin)) twin.setSelectionRange(...selection);
}
