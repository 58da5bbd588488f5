import type { AxeResults, RunOptions, Spec } from 'axe-core';
import type { measurePage } from './in-page.ts';
import type { Look } from './looks.ts';

export interface Said {
  rule: string;
  line: string;
}

/** What the tests bring to a page, once for each document; by `bringKit`. */
declare global {
  interface Window {
    axe: { run: (context: Document, options: RunOptions) => Promise<AxeResults>; configure: (spec: Spec) => void; getRules: () => { ruleId: string }[] };
    lookOver: { putOn: typeof putOn; measurePage: typeof measurePage; axeSays: typeof axeSays; whatIsThere: typeof whatIsThere; heightOfAll: typeof heightOfAll; known: Map<string, Said[]> };
  }
}

// Each function runs in the browser and may use nothing from outside but `window`.

/** Puts a look on the page as the access settings do, and brings what moves to its end. */
export async function putOn({ theme, size, symbols }: Look): Promise<void> {
  Object.assign(document.documentElement.dataset, { theme, size: String(size), symbols });
  await document.fonts.ready;
  // What ends can start more: a colour that a parent hands down is on its way when the parent's has come.
  for (let rounds = 0; rounds < 20; rounds += 1) {
    const moving = document.getAnimations().filter((animation) => animation.playState !== 'finished' && animation.effect?.getComputedTiming().endTime !== Infinity);
    if (moving.length === 0) return;
    for (const animation of moving) animation.finish();
  }
  throw new Error('The page does not come to rest.');
}

/** How high a window shows all of the page, and all of the dialog that lies over it, in CSS pixels. */
export function heightOfAll(): number {
  // A dialog keeps a distance from the window's edges.
  const dialogs = [...document.querySelectorAll('dialog:modal')].filter(({ scrollHeight, clientHeight }) => scrollHeight > clientHeight);
  return Math.max(document.documentElement.scrollHeight, ...dialogs.map(({ scrollHeight, clientHeight }) => scrollHeight + innerHeight - clientHeight));
}

/**
 * All of this page that axe's rules can tell which ask nothing but the document and what of it is there: they read of
 * style `display`, `visibility` and `content-visibility` alone (rules-of-looks.story.ts holds that). Looks that have
 * this in common have in common what those rules say. `undefined` where a dialog is open: then they ask the layout
 * too, to learn what it covers.
 */
export function whatIsThere(): string | undefined {
  if (document.querySelector('dialog[open], [role="dialog"], [role="alertdialog"], [aria-modal="true"]') !== null) return undefined;
  const there = [...document.querySelectorAll('*')].map((element) => {
    const { display, visibility, contentVisibility } = getComputedStyle(element);
    return `${display} ${visibility} ${contentVisibility}`;
  });
  const fields = [...document.querySelectorAll('input, textarea, select')].map((field) => ('checked' in field ? `${String(field.checked)} ` : '') + ('value' in field ? String(field.value) : ''));
  const { lang, dir } = document.documentElement;
  return [lang, dir, document.head.innerHTML, document.body.outerHTML, ...there, ...fields].join('\n');
}

/** What axe finds wrong with the page as it stands, and what it could not decide, a line for each rule. */
export async function axeSays(options: RunOptions): Promise<Said[]> {
  // A modal dialog lies over everything, which axe does not know: it goes by z-index and the order of the document.
  const onTop = [...document.querySelectorAll<HTMLElement>('dialog:modal')];
  for (const dialog of onTop) dialog.style.setProperty('z-index', '2147483647');
  const { violations, incomplete } = await window.axe.run(document, options);
  for (const dialog of onTop) dialog.style.removeProperty('z-index');
  return [...violations.map((each) => ({ ...each, kind: 'axe' })), ...incomplete.filter(({ id }) => id !== 'label-content-name-mismatch').map((each) => ({ ...each, kind: 'axe cannot tell' }))].flatMap(({ kind, id, nodes }) => {
    // What is scrolled out of sight in a wide table is seen, and decided, where the screen is wide. A sign alone is as dark as the words beside it.
    const undecided = ({ target: [at], any }: (typeof nodes)[number]) => document.querySelector(String(at))?.closest('.table-room') === null && !any.some(({ message }) => message.includes('only non-text characters'));
    const [first] = nodes.filter((node) => kind === 'axe' || undecided(node));
    if (first === undefined) return [];
    const said = [...first.any, ...first.all, ...first.none].map(({ message }) => message).join(' ');
    return [{ rule: id, line: `${kind}: ${id} at ${first.target.join(' ')} (${said.slice(0, 200)})` }];
  });
}
