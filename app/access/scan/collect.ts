import type { Item } from './grouping.ts';

/** What can be pressed on any page. A question's own input stands for its whole card. */
export const pressable = 'a[href], button, summary, input, select, textarea, [role="button"], [role="option"]';
/** Things that stand in one of these belong together. */
const lists = 'fieldset, nav, ul, ol, dl, table, form, details, section, .cards, .spots, .actions';
/** There on every page, and seldom what somebody came for. */
const bars = 'header, footer, .bottom-bar, .top-bar, .dialog-head, .strip';

/** Scrolls the page, for who has nothing to scroll with. The frame brings answers into sight by itself. */
export const readOn = '[data-read-on]';

const writing = ['text', 'search', 'tel', 'url', 'email', 'password', 'number', 'date', 'time'];
/** Whether it is a field that somebody writes in. */
export const isField = (element: Element): boolean =>
  element instanceof HTMLTextAreaElement || (element instanceof HTMLInputElement && writing.includes(element.type));

/** What the person sees of it, and the frame goes round: of an input its card. */
export const seenOf = (element: HTMLElement): HTMLElement => (element instanceof HTMLInputElement ? (element.closest('label') ?? element) : element);

/** Not the answering pages' own: a piece that both files need would be one more thing to fetch for everybody. */
const inSight = (element: Element): boolean => element.checkVisibility({ visibilityProperty: true });

/** The dialog that lies over everything, or the page. */
export const roomOf = (page: Document): HTMLElement => [...page.querySelectorAll<HTMLElement>('dialog:modal')].at(-1) ?? page.body;

/** Whether pressing it does something now. */
export function canBePressed(element: HTMLElement, fields: boolean): boolean {
  if (element.matches(':disabled, [aria-disabled="true"], [type="hidden"], [type="file"], select')) return false;
  if (!fields && isField(element)) return false;
  const seen = seenOf(element);
  // What only a hand on the paper needs is nothing to who presses by switch.
  if (seen.closest('[inert], [aria-hidden="true"], [data-by-hand]') !== null || !inSight(seen)) return false;
  const { width, height } = seen.getBoundingClientRect();
  // A link that only a keyboard's focus brings into sight is as large as others, and takes no pointer.
  return width > 2 && height > 2 && getComputedStyle(seen).pointerEvents !== 'none';
}

function kindOf(element: HTMLElement): Item['kind'] {
  if (element.hasAttribute('data-next')) return 'on';
  if (element.matches(readOn)) return 'content';
  if (element.closest(bars) !== null) return 'bar';
  return element instanceof HTMLInputElement || element.matches('textarea, .place > button, .week-step, .spot') ? 'answer' : 'content';
}

/** What is on the screen, by numbers that stay the same as long as the thing itself is there. */
export interface Collected {
  items: Item[];
  element(id: number): HTMLElement | undefined;
  idOf(element: HTMLElement): number;
  /** Another screen has another. */
  screen: string;
}

/** Knows each thing of one document by a number. */
export function createCollector(page: Document) {
  const numbers = new WeakMap<Element, number>();
  let last = 0;
  const idOf = (element: Element): number => {
    const known = numbers.get(element);
    if (known !== undefined) return known;
    last += 1;
    numbers.set(element, last);
    return last;
  };
  const screenOf = (room: HTMLElement): string => {
    const shown = (selector: string) => [...room.querySelectorAll<HTMLElement>(selector)].find(inSight);
    const asked = shown('section[data-page]')?.dataset['page'] ?? '';
    // What waits for its content is another screen than the same with it: the frame begins with what people came for.
    const waits = shown('.loading') === undefined ? '' : 'waits';
    return [idOf(room), asked, shown('h1, h2')?.textContent ?? '', page.location.pathname, waits].join('|');
  };
  /** @param fields whether the person can write in fields; else they are left out, and are in nobody's way. */
  return (fields: boolean): Collected => {
    const room = roomOf(page);
    const found = [...room.querySelectorAll<HTMLElement>(pressable)].filter((element) => canBePressed(element, fields));
    // The strip's own stand above the page and are seldom wanted: of what is always there, an adult, Stop and "?" are nearer.
    const ownOfStrip = (element: HTMLElement) => element.matches('.strip *') && !element.matches(readOn);
    const all = [...found.filter((element) => !ownOfStrip(element)), ...found.filter(ownOfStrip)];
    const answers = all.some((element) => kindOf(element) === 'answer');
    const elements = answers ? all.filter((element) => !element.matches(readOn)) : all;
    const byId = new Map(elements.map((element) => [idOf(element), element]));
    return {
      items: elements.map((element) => ({
        id: idOf(element),
        kind: kindOf(element),
        cluster: idOf(element.closest(lists) ?? room),
        top: seenOf(element).getBoundingClientRect().top,
      })),
      element: (id) => byId.get(id),
      idOf,
      screen: screenOf(room),
    };
  };
}
