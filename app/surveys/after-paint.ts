/**
 * Does something once what was just drawn is on the screen: entering the history and moving the focus make the browser
 * work out styles, and on a cheap phone the next question would come later for it.
 * @returns how to call it off; that says whether it was still to be done.
 */
export function afterPaint(act: () => void): () => boolean {
  let due = true;
  const frame = requestAnimationFrame(() => {
    setTimeout(() => {
      if (!due) return;
      due = false;
      act();
    });
  });
  return () => {
    cancelAnimationFrame(frame);
    const wasDue = due;
    due = false;
    return wasDue;
  };
}
