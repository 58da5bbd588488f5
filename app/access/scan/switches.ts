import type { Switch } from './machine.ts';

/** What reaches the scan of a person's switches. */
export interface Switches {
  down(by: Switch): void;
  up(by: Switch): void;
  /** It can no longer be known whether it is down. */
  lost(): void;
}

/** Keys that stay the browser's and the helper's: they lead out, and no switch sends them. */
const leftAlone = (event: KeyboardEvent) => event.ctrlKey || event.altKey || event.metaKey || /^(Escape|Tab|F\d+|Shift|CapsLock|Dead|Process|Unidentified)$/.test(event.key);
/** Of two switches the one that chooses. Devices send Enter for it, or 2, or the mouse's other button. */
const chooses = (event: KeyboardEvent) => /^(Enter|2|NumpadEnter)$/.test(event.key);

const pointers = ['pointerdown', 'pointerup', 'pointercancel', 'mousedown', 'mouseup', 'touchstart', 'touchmove', 'touchend', 'click', 'dblclick', 'auxclick', 'contextmenu', 'dragstart'] as const;
const keys = ['keydown', 'keypress', 'keyup'] as const;

/**
 * Takes any key and any tap for the switch, before the page hears of it. What the scan itself presses is not trusted by
 * the browser, and goes through.
 *
 * @param two whether there is a second switch: a tap on the screen's end half is that one.
 * @param leaves whether an event is the page's own.
 * @returns how to stop.
 */
export function listenToSwitches(switches: Switches, two: () => boolean, leaves: (event: Event) => boolean): () => void {
  const held = new Map<string, Switch>();
  const press = (name: string, by: Switch) => {
    held.set(name, by);
    // What waits for a sign that somebody is there still gets one.
    document.dispatchEvent(new Event('input', { bubbles: true }));
    switches.down(by);
  };
  const release = (name: string) => {
    const by = held.get(name);
    held.delete(name);
    if (by !== undefined) switches.up(by);
  };
  const lose = () => {
    held.clear();
    switches.lost();
  };
  const byPointer = (event: PointerEvent): Switch => {
    if (!two()) return 1;
    const atEnd = document.dir === 'rtl' ? event.clientX < innerWidth / 2 : event.clientX >= innerWidth / 2;
    return event.button === 2 || (event.pointerType === 'touch' && atEnd) ? 2 : 1;
  };
  const take = (event: Event): boolean => {
    if (!event.isTrusted || leaves(event)) return false;
    if (event.cancelable) event.preventDefault();
    event.stopImmediatePropagation();
    return true;
  };
  const onPointer = (event: Event) => {
    if (!take(event) || !(event instanceof PointerEvent)) return;
    if (event.type === 'pointerdown') press(`pointer ${event.pointerId}`, byPointer(event));
    else if (event.type === 'pointerup') release(`pointer ${event.pointerId}`);
    else if (event.type === 'pointercancel') lose();
  };
  const onKey = (event: Event) => {
    if (!(event instanceof KeyboardEvent) || leftAlone(event) || !take(event) || event.repeat) return;
    if (event.type === 'keydown') press(event.code, two() && chooses(event) ? 2 : 1);
    else if (event.type === 'keyup') release(event.code);
  };
  for (const type of pointers) addEventListener(type, onPointer, { capture: true, passive: false });
  for (const type of keys) addEventListener(type, onKey, true);
  addEventListener('blur', lose);
  return () => {
    for (const type of pointers) removeEventListener(type, onPointer, true);
    for (const type of keys) removeEventListener(type, onKey, true);
    removeEventListener('blur', lose);
  };
}
