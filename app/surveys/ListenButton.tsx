import { useEffect, useMemo, type RefObject } from 'react';
import type { Bundle } from '#server/contracts/bundle.ts';
import type { Part, Reading } from '#app/access/listen.ts';
import { useListen } from '#app/access/use-listen.ts';
import { useText } from '#app/i18n/text.tsx';
import { inSight } from '#app/ui/in-sight.ts';
import { Picture } from '#app/symbols/Picture.tsx';

/** The recorded clips of the bundle, by the words that they say. */
const clipsOf = (bundle: Bundle | undefined): ReadonlyMap<string, string> =>
  new Map(Object.values(bundle?.strings ?? {}).flatMap(({ text, audio }) => (audio === undefined ? [] : [[text, audio.path] as const])));

/** What can be read on the page now, in the order it stands there: the question, then each answer. */
function partsOf(page: HTMLElement | null, clips: ReadonlyMap<string, string>): { element: HTMLElement; part: Part }[] {
  const elements = [...(page?.querySelectorAll<HTMLElement>('[data-part]') ?? [])].filter(inSight);
  return elements.flatMap((element, index) => {
    const words = element.querySelector<HTMLElement>('.card-words, :scope > span') ?? element;
    const text = words.textContent.trim();
    return text === '' ? [] : [{ element: words, part: { id: String(index), text, clip: clips.get(text) } }];
  });
}

/** Marks the word or sentence that is heard, without touching the page itself, and keeps it in sight. */
function mark(page: HTMLElement | null, clips: ReadonlyMap<string, string>, reading: Reading | null): void {
  if (!('highlights' in CSS)) return;
  CSS.highlights.delete('reading');
  const element = reading === null ? undefined : partsOf(page, clips).find(({ part }) => part.id === reading.id)?.element;
  const words = element === undefined ? null : document.createTreeWalker(element, NodeFilter.SHOW_TEXT).nextNode();
  if (reading === null || element === undefined || words === null) return;
  const length = words.textContent?.length ?? 0;
  const range = new Range();
  range.setStart(words, Math.min(reading.from, length));
  range.setEnd(words, Math.min(reading.to, length));
  CSS.highlights.set('reading', new Highlight(range));
  element.scrollIntoView({ block: 'nearest' });
}

/** Reads the page aloud, in the clips of the bundle where it has them; not there at all where nothing on this device can say this language. It goes with its page, and falls silent. */
export function ListenButton({ page, bundle }: { page: RefObject<HTMLElement | null>; bundle?: Bundle }) {
  const say = useText('surveys');
  const clips = useMemo(() => clipsOf(bundle), [bundle]);
  const { available, reading, start, stop } = useListen(clips.size > 0);
  useEffect(() => mark(page.current, clips, reading), [page, clips, reading]);
  if (!available) return null;
  return (
    <button
      type="button"
      className="bar-button listen"
      aria-label={say(reading === null ? 'listen' : 'stop-listening')}
      aria-pressed={reading !== null}
      onClick={() => (reading === null ? start(partsOf(page.current, clips).map(({ part }) => part)) : stop())}
    >
      <Picture concept="listen" />
    </button>
  );
}
