import type { TouchEvent } from 'react';

/**
 * Acts as soon as a finger is lifted from what it pressed. Browsers make a click of a tap only after four more events and a
 * way there and back, which on a cheap phone takes longer than showing the next question. Keys, switches, mice and screen readers
 * still click, so `onClick` stands beside it; a tap that was taken here makes no click.
 *
 * Nothing is done where the finger left what it pressed, began to scroll, or others are down (WCAG 2.2, 2.5.2 Pointer Cancellation).
 */
export const onLift =
  (act: (() => void) | undefined) =>
  (event: TouchEvent<HTMLElement>): void => {
    const touch = event.changedTouches.item(0);
    if (act === undefined || touch === null || event.touches.length > 0 || !event.cancelable) return;
    const { left, right, top, bottom } = event.currentTarget.getBoundingClientRect();
    if (touch.clientX < left || touch.clientX > right || touch.clientY < top || touch.clientY > bottom) return;
    event.preventDefault();
    act();
  };
