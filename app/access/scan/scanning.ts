import type { Aids } from '../aids.ts';
import { beginAt } from './begin-at.ts';
import { createCollector, isField, roomOf, seenOf, type Collected } from './collect.ts';
import { grouped } from './grouping.ts';
import { due, framed, noScan, step, type Scan, type ScanEvent, type Target } from './machine.ts';
import { paceOf } from './steady.ts';
import { listenToSwitches } from './switches.ts';

/** Who is helping presses by hand, and is done when nothing came from their hands for this long (milliseconds). */
const handsAway = 20_000;

export interface Scanning {
  /** Other settings: the frame begins anew. */
  change(aids: Aids): void;
  /** Whether somebody presses as usual for a while, to help; then nothing is framed. */
  hands(on: boolean): void;
  stop(): void;
}

interface Told {
  /** Something else is framed, or nothing. */
  framed(element: HTMLElement | undefined): void;
  handsChanged(on: boolean): void;
  /** The frame rests, and the next press wakes it; or it does so no more. */
  resting(on: boolean): void;
  isOwn(event: Event): boolean;
  /** Of what is our own: what says itself whether hands are at work. */
  isPause(event: Event): boolean;
}

const leavesOf = ({ id, inside }: Target): number[] => inside?.flatMap(leavesOf) ?? [id];
const marks = { scanning: 'here', choosing: 'chosen', resting: '' } as const;

/** Shows the frame on what is framed, by an attribute that only the style sheet reads: nothing moves. */
function mark(elements: readonly HTMLElement[], as: string): void {
  const wanted = new Set(elements);
  for (const element of document.querySelectorAll<HTMLElement>('[data-scan]')) if (!wanted.has(element)) element.removeAttribute('data-scan');
  for (const element of wanted) if (element.dataset['scan'] !== as) element.dataset['scan'] = as;
}

/** Whether it stays on the screen however far the page is read. Such a thing takes no scrolling, and a browser that is asked for it moves the page all the same. */
const staysInSight = (element: Element): boolean => getComputedStyle(element.closest('.bottom-bar, .strip') ?? element).position === 'sticky';

function bringIntoSight(elements: readonly HTMLElement[], first: boolean): void {
  // With the first thing comes what stands above it: the question.
  if (first && document.querySelector('dialog:modal') === null) scrollTo(0, 0);
  const apart = elements.filter((element) => !staysInSight(element));
  apart.at(-1)?.scrollIntoView({ block: 'nearest' });
  apart[0]?.scrollIntoView({ block: 'nearest' });
}

/** Scans this page from now on, whatever is drawn on it: finds what can be pressed, frames it, and presses what was chosen. */
export function startScanning(given: Aids, byHand: boolean, told: Told): Scanning {
  const collect = createCollector(document);
  let aids = given;
  let pace = paceOf(aids);
  let scan: Scan = noScan;
  let there: Collected | undefined;
  let screen = '';
  let timer: ReturnType<typeof setTimeout> | undefined;
  let lastFramed: Target | undefined;
  /** Somebody helps by hand, or writes in this field. */
  let hands = false;
  /** They came by keyboard: then a key is theirs too, and not the switch of the person they help. */
  let handsOnKeys = false;
  /** The dialog in which they began, which they leave when they are done. */
  let handsIn: HTMLElement | undefined;
  let field: HTMLElement | undefined;
  let stopped = false;
  let rested = false;
  let idle: ReturnType<typeof setTimeout> | undefined;

  const show = () => {
    const now = hands ? undefined : framed(scan);
    const elements = now === undefined ? [] : leavesOf(now).flatMap((id) => there?.element(id) ?? []);
    const seen = elements.map(seenOf);
    mark(seen, now?.inside === undefined ? marks[scan.phase] : 'group');
    if (now?.id !== lastFramed?.id) {
      bringIntoSight(seen, scan.path.length === 1 && scan.path[0] === 0);
      told.framed(now?.inside === undefined ? elements[0] : undefined);
    }
    lastFramed = now;
    const rests = !hands && scan.phase === 'resting';
    if (rests !== rested) told.resting(rests);
    rested = rests;
  };
  const send = (event: ScanEvent) => {
    if (stopped) return;
    const next = step(scan, event, pace);
    scan = next.scan;
    const element = next.chosen === undefined ? undefined : there?.element(next.chosen);
    if (element !== undefined) press(element);
    // What was pressed may have been the choice to press in another way.
    if (stopped) return;
    show();
    clearTimeout(timer);
    const when = hands ? null : due(scan, pace);
    if (when !== null) timer = setTimeout(() => send({ kind: 'tick', at: performance.now() }), Math.max(0, when - performance.now()));
  };
  const look = (anew: boolean, start?: (found: Collected) => number | undefined) => {
    if (stopped) return;
    const found = collect(aids.keyboard === 'on');
    const other = found.screen !== screen;
    there = found;
    screen = found.screen;
    send({ kind: 'targets', at: performance.now(), targets: grouped(found.items, aids.order), anew: anew || other, start: other ? undefined : start?.(found) });
  };
  /** Follows what the page draws. Our own marks are attributes that it does not watch. */
  const watcher = new MutationObserver(() => {
    const room = roomOf(document);
    const left = field === undefined ? handsIn?.localName === 'dialog' && room !== handsIn : !field.isConnected;
    if (hands && left) setHands(false);
    else {
      // A dialog that they opened is where they are now.
      if (hands) handsIn = room;
      look(false);
    }
  });

  function press(element: HTMLElement): void {
    if (isField(element)) {
      element.focus();
      field = element;
      setHands(true);
      return;
    }
    element.click();
    look(true, (found) => beginAt(element, found));
  }
  function setHands(on: boolean): void {
    clearTimeout(idle);
    if (on) idle = setTimeout(() => setHands(false), handsAway);
    if (on === hands) return;
    hands = on;
    handsIn = on ? roomOf(document) : undefined;
    if (on) handsOnKeys = document.activeElement?.matches(':focus-visible') ?? false;
    else field = undefined;
    told.handsChanged(on && field === undefined);
    look(true);
  }

  /** While somebody helps, what they do is theirs; it only says that they are still there. */
  const leaves = (event: Event): boolean => {
    const key = event instanceof KeyboardEvent ? event.key : undefined;
    if (key === undefined && told.isOwn(event)) {
      // Not before the press has ended: what it changes must not move the button from under the finger.
      if (event.type === 'click' && !told.isPause(event)) setHands(true);
      return true;
    }
    if (!hands) return false;
    if (key === 'Tab') handsOnKeys = true;
    if (key !== undefined && !handsOnKeys && field === undefined) {
      // Hands that touch the screen are done: this is the switch, and its press only wakes the frame.
      setHands(false);
      send({ kind: 'rest', at: performance.now() });
      return false;
    }
    setHands(true);
    return true;
  };
  /** Tab is no switch: who presses it goes by the keyboard, and no frame takes from their sight what they come to. */
  const onKeys = ({ key }: KeyboardEvent) => {
    // A dialog that is open closes by Escape, as always.
    const escapes = key === 'Escape' && document.querySelector('dialog:modal') === null;
    if (!escapes && key !== 'Tab') return;
    setHands(!escapes || !hands);
    handsOnKeys = true;
  };
  const onLeft = (event: FocusEvent) => {
    if (event.target === field && field !== undefined) setHands(false);
  };
  const stopListening = listenToSwitches(
    {
      down: (by) => send({ kind: 'down', at: performance.now(), by }),
      up: (by) => send({ kind: 'up', at: performance.now(), by }),
      lost: () => send({ kind: 'lost', at: performance.now() }),
    },
    () => aids.press === 'two',
    leaves,
  );
  addEventListener('keydown', onKeys);
  addEventListener('focusout', onLeft);
  watcher.observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: ['hidden', 'disabled', 'aria-disabled', 'inert', 'open', 'style', 'class', 'href'] });
  look(true);
  if (byHand) setHands(true);

  return {
    change(next) {
      aids = next;
      pace = paceOf(aids);
      // The frame stays where it is, and only goes on at the new speed.
      look(false);
    },
    hands: setHands,
    stop() {
      stopped = true;
      watcher.disconnect();
      stopListening();
      removeEventListener('keydown', onKeys);
      removeEventListener('focusout', onLeft);
      clearTimeout(timer);
      clearTimeout(idle);
      mark([], '');
    },
  };
}
