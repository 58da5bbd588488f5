import { canBePressed, isField, pressable, seenOf } from './scan/collect.ts';

/** In so many steps what is being pressed fills. */
const steps = 8;
/** So far the pointer must move from where it pressed before it can press again, in pixels: what comes up under a pointer that rests is not pressed. */
const apart = 24;

export interface Dwell {
  wait(milliseconds: number): void;
  /** Nothing is pressed but what ends the pause. */
  pause(on: boolean): void;
  stop(): void;
}

/** What lies under the pointer and can be pressed: of a card its input. */
function under(target: EventTarget | null): HTMLElement | undefined {
  if (!(target instanceof Element)) return undefined;
  const label = target.closest('label');
  const found = label?.querySelector<HTMLElement>('input') ?? target.closest<HTMLElement>(pressable);
  return found !== null && found !== undefined && canBePressed(found, true) ? found : undefined;
}

/** Presses what the pointer rests on. It fills while the pointer rests, and leaving it calls it off. */
export function startDwell(wait: number): Dwell {
  let time = wait;
  let paused = false;
  let on: HTMLElement | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** What was pressed last, and where the pointer was then. */
  let spent: { element: HTMLElement; x: number; y: number } | undefined;

  const callOff = () => {
    clearTimeout(timer);
    if (on !== undefined) delete seenOf(on).dataset['dwell'];
    on = undefined;
  };
  const fill = (element: HTMLElement, done: number, x: number, y: number) => {
    seenOf(element).dataset['dwell'] = String(done);
    timer = setTimeout(() => {
      if (done < steps) return fill(element, done + 1, x, y);
      callOff();
      if (!element.isConnected || !canBePressed(element, true)) return;
      spent = { element, x, y };
      if (isField(element)) element.focus();
      else element.click();
    }, time / steps);
  };
  const onMove = (event: PointerEvent) => {
    // A finger that touches presses by itself.
    if (event.pointerType === 'touch') return;
    const { clientX: x, clientY: y } = event;
    const element = under(event.target);
    if (spent !== undefined && element !== spent.element && Math.hypot(x - spent.x, y - spent.y) >= apart) spent = undefined;
    if (element === on) return;
    callOff();
    if (element === undefined || spent !== undefined || (paused && !element.matches('[data-go-on]'))) return;
    on = element;
    fill(element, 1, x, y);
  };
  const calls = ['pointerdown', 'wheel', 'keydown', 'blur'] as const;
  addEventListener('pointermove', onMove);
  document.documentElement.addEventListener('pointerleave', callOff);
  for (const type of calls) addEventListener(type, callOff, { passive: true });
  return {
    wait: (milliseconds) => {
      time = milliseconds;
    },
    pause(rests) {
      paused = rests;
      callOff();
    },
    stop() {
      callOff();
      removeEventListener('pointermove', onMove);
      document.documentElement.removeEventListener('pointerleave', callOff);
      for (const type of calls) removeEventListener(type, callOff);
    },
  };
}
