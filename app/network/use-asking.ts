import { useCallback, useRef, useState } from 'react';
import type { ProblemBody } from '#server/contracts/problem.ts';
import type { Reply } from '#app/api/call.ts';

export type Trouble = ProblemBody | 'offline';

/**
 * Asks the server for one thing at a time: a second press while the first is under way does nothing.
 * `trouble` is what the last one came to, where it came to nothing.
 */
export function useAsking() {
  const [trouble, setTrouble] = useState<Trouble>();
  const [busy, setBusy] = useState(false);
  const under = useRef(false);

  /** Asks, and goes on with what came. `instead` may take a problem on itself; it says whether it did. */
  const ask = useCallback(async <T>(work: () => Promise<Reply<T>>, then: (value: T) => void | Promise<void>, instead?: (trouble: Trouble) => boolean | Promise<boolean>): Promise<void> => {
    if (under.current) return;
    under.current = true;
    setBusy(true);
    setTrouble(undefined);
    try {
      const reply = await work();
      if (reply.kind === 'ok') await then(reply.value);
      else if ((await instead?.(reply.problem)) !== true) setTrouble(reply.problem);
    } finally {
      under.current = false;
      setBusy(false);
    }
  }, []);

  return { ask, busy, trouble };
}
