/** What is wrong with a page as it stands on the screen, measured in the page itself. Runs in the browser: it may use nothing from outside. */
export function measurePage({ width, language, direction }: { width: number; language: string; direction: string }): string[] {
  const faults: string[] = [];
  const root = document.documentElement;
  const say = (fault: string) => void faults.push(fault);
  const name = (element: Element) => {
    const own = element.localName + (element.id === '' ? '' : `#${element.id}`) + [...element.classList].map((each) => `.${each}`).join('');
    return `${own} "${(element.getAttribute('aria-label') ?? element.textContent ?? '').trim().replace(/\s+/g, ' ').slice(0, 40)}"`;
  };
  const dialog = document.querySelector('dialog:modal');
  const shown = (element: Element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  /** There for screen readers only, or until it takes the focus. */
  const heardOnly = (element: Element) => {
    for (let at: Element | null = element; at !== null; at = at.parentElement) if (getComputedStyle(at).clipPath !== 'none') return true;
    return false;
  };
  const scrolls = (element: Element) => {
    for (let at = element.parentElement; at !== null && at !== document.body; at = at.parentElement) if (['auto', 'scroll'].includes(getComputedStyle(at).overflowX)) return at !== dialog;
    return false;
  };

  if (root.lang !== language) say(`lang is ${root.lang}`);
  if (root.dir !== direction) say(`dir is ${root.dir}`);
  const headings = [...document.querySelectorAll('h1')].filter(shown);
  if (headings.length !== 1) say(`${headings.length} h1`);
  if (document.title.trim() === '') say('no title');

  const area = document.scrollingElement ?? root;
  if (area.scrollWidth > width) say(`is ${area.scrollWidth} px wide`);
  if (dialog !== null && dialog.scrollWidth > dialog.clientWidth) say(`the dialog is ${dialog.scrollWidth} px wide in ${dialog.clientWidth}`);

  const walker = document.createTreeWalker(dialog ?? document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const element = node.parentElement;
    if (element === null || node.textContent?.trim() === '' || !shown(element) || heardOnly(element) || scrolls(element)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const { left, right } = range.getBoundingClientRect();
    if (left < -0.5 || right > width + 0.5) say(`words from ${Math.round(left)} to ${Math.round(right)} px: ${name(element)}`);
    for (let at: Element | null = element; at !== null && at !== document.body; at = at.parentElement) {
      const style = getComputedStyle(at);
      if (style.overflowX === 'hidden' && style.position !== 'static' && at.scrollWidth > at.clientWidth + 1) say(`words are cut off: ${name(at)}`);
    }
  }

  const answers = '.card, .place button, .bar-button, .cards > .button';
  const targets = [...(dialog ?? document).querySelectorAll('a[href], button, summary, select, textarea, input:not([type="hidden"]), label:has(input), [role="button"]')].filter(
    (element) => shown(element) && !heardOnly(element) && !(element instanceof HTMLInputElement && element.closest('label') !== null),
  );
  for (const target of targets) {
    // A link in the middle of a sentence is as high as its line (WCAG 2.5.8, "inline").
    if (target.localName === 'a' && getComputedStyle(target).display === 'inline' && target.parentElement?.textContent?.trim() !== target.textContent?.trim()) continue;
    const least = target.matches(answers) ? 64 : 44;
    const { width: wide, height: high } = target.getBoundingClientRect();
    if (wide < least - 0.5 || high < least - 0.5) say(`${Math.round(wide)} × ${Math.round(high)} px, less than ${least}: ${name(target)}`);
  }

  // Get an adult now, how it looks and Stop are found in the same places, whatever the language and the size.
  const head = targets.filter((target) => target.matches('.top-bar > *')).map((target) => target.getBoundingClientRect());
  if (head.some((one) => head.some((other) => other.top >= one.bottom))) say('the head stands in more than one row');

  const cards = targets.filter((target) => target.matches('.options .card, .place button'));
  for (const [index, one] of cards.entries()) {
    const a = one.getBoundingClientRect();
    for (const other of cards.slice(index + 1)) {
      const b = other.getBoundingClientRect();
      const apart = Math.hypot(Math.max(0, b.left - a.right, a.left - b.right), Math.max(0, b.top - a.bottom, a.top - b.bottom));
      if (apart < 15.5) say(`${Math.round(apart)} px between ${name(one)} and ${name(other)}`);
    }
  }
  return [...new Set(faults)];
}

/** Where the focus is after a key: nowhere on the page, where it was before, or somewhere new, with what is wrong there. Runs in the browser. */
export function measureFocus(): { on: 'nothing' | 'known' | 'new'; faults: string[] } {
  const focused = document.activeElement;
  if (focused === null || focused === document.body) return { on: 'nothing', faults: [] };
  // A field for a day has stops of its own within it: its day, its month, its year.
  if (focused.getAttribute('data-seen-by-test') === 'now') return { on: 'new', faults: [] };
  if (focused.hasAttribute('data-seen-by-test')) return { on: 'known', faults: [] };
  document.querySelector('[data-seen-by-test="now"]')?.setAttribute('data-seen-by-test', '');
  focused.setAttribute('data-seen-by-test', 'now');
  // Over a native input that is small, its card carries the ring.
  const seen = focused.closest('.card, .pill') ?? focused;
  const name = `${focused.localName}.${focused.className} "${(focused.getAttribute('aria-label') ?? seen.textContent ?? '').trim().slice(0, 40)}"`;
  const rings = [seen, focused].some((element) => {
    const style = getComputedStyle(element);
    return (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2) || style.boxShadow.includes('7px');
  });
  const faults = rings ? [] : [`no ring: ${name}`];
  const { left, right, top, bottom } = seen.getBoundingClientRect();
  const within = { left: Math.max(0, left), right: Math.min(innerWidth, right), top: Math.max(0, top), bottom: Math.min(innerHeight, bottom) };
  const across = [0.1, 0.5, 0.9].map((part) => within.left + part * (within.right - within.left));
  const down = [0.1, 0.5, 0.9].map((part) => within.top + part * (within.bottom - within.top));
  const uncovered = across.flatMap((x) => down.map((y) => document.elementFromPoint(x, y))).filter((top) => top !== null && (seen.contains(top) || top.contains(seen)));
  if (within.left >= within.right || within.top >= within.bottom || uncovered.length === 0) faults.push(`the focus is out of sight: ${name}`);
  return { on: 'new', faults };
}

/** What takes the focus by keyboard and was not come to. Runs in the browser. */
export function leftOut(): string[] {
  const room = document.querySelector('dialog:modal') ?? document;
  const all = [...room.querySelectorAll<HTMLElement>('a[href], button, summary, select, textarea, input, [tabindex="0"]')].filter(
    (element) => element.tabIndex >= 0 && element.checkVisibility({ visibilityProperty: true }) && !element.matches(':disabled'),
  );
  // Of one group of radios the keyboard comes to one, and goes on with arrows.
  const came = (element: HTMLElement) =>
    element instanceof HTMLInputElement && element.type === 'radio'
      ? room.querySelector(`input[type="radio"][name="${CSS.escape(element.name)}"][data-seen-by-test]`) !== null
      : element.hasAttribute('data-seen-by-test');
  const missed = all.filter((element) => !came(element)).map((element) => `no key leads to: ${element.localName}.${element.className} "${element.textContent.trim().slice(0, 40)}"`);
  for (const element of document.querySelectorAll('[data-seen-by-test]')) element.removeAttribute('data-seen-by-test');
  return missed;
}
