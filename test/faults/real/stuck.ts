/** A browser that did not answer any more, and what was being done. It says nothing of the product: the schedule is run again. */
export class Stuck extends Error {
  override readonly name = 'Stuck';
}

/** So long nothing happened, in milliseconds, that nothing will: whatever waits here gives up earlier by itself. */
const patience = 120_000;

/** Watches whether steps follow each other; else calls `abandon`, and `check` throws. */
export function watchSteps(abandon: () => void) {
  let at = 'the beginning';
  let since = performance.now();
  let stuck: string | undefined;
  const timer = setInterval(() => {
    if (stuck !== undefined || performance.now() - since < patience) return;
    stuck = at;
    abandon();
  }, 5_000);
  return {
    step(sentence: string): void {
      at = sentence;
      since = performance.now();
    },
    /** Throws `Stuck` where it was given up. */
    check(): void {
      if (stuck !== undefined) throw new Stuck(`Nothing happened any more at: ${stuck}`);
    },
    end: () => clearInterval(timer),
  };
}
