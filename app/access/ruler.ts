/** Two lines across the screen, one above and one below what is being read: they follow the pointer, the focus and the frame. Returns how to take them away. */
export function startRuler(): () => void {
  const ruler = document.createElement('div');
  ruler.className = 'ruler no-print';
  ruler.setAttribute('aria-hidden', 'true');
  // Above dialogs too, where the browser can.
  const onTop = 'showPopover' in ruler;
  if (onTop) ruler.popover = 'manual';
  document.body.append(ruler);
  let under: Element | null | undefined;

  const put = (middle: number, height?: number) => {
    const dialog = document.querySelector('dialog:modal');
    if (onTop && dialog !== under) {
      if (ruler.matches(':popover-open')) ruler.hidePopover();
      ruler.showPopover();
      under = dialog;
    }
    // What is framed or has the focus has its lines above and below it, however high it is.
    if (height === undefined) ruler.style.removeProperty('block-size');
    else ruler.style.setProperty('block-size', `${Math.round(height) + 36}px`);
    ruler.style.setProperty('translate', `0 calc(${Math.round(middle)}px - 50%)`);
  };
  const round = (element: Element) => {
    const { top, height } = element.getBoundingClientRect();
    if (height > 0) put(top + height / 2, height);
  };
  const onPointer = (event: PointerEvent) => put(event.clientY);
  const onFocus = (event: FocusEvent) => {
    if (event.target instanceof Element && event.target.matches(':focus-visible')) round(event.target);
  };
  const onFrame = new MutationObserver(() => {
    const framed = document.querySelector('[data-scan]');
    if (framed !== null) round(framed);
  });
  put(innerHeight / 3);
  addEventListener('pointermove', onPointer);
  addEventListener('pointerdown', onPointer);
  addEventListener('focusin', onFocus);
  onFrame.observe(document.body, { subtree: true, attributeFilter: ['data-scan'] });
  return () => {
    removeEventListener('pointermove', onPointer);
    removeEventListener('pointerdown', onPointer);
    removeEventListener('focusin', onFocus);
    onFrame.disconnect();
    ruler.remove();
  };
}
