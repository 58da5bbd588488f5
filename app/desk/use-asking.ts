import { useCallback, useRef, useState } from 'react';
import type { ProblemBody } from '#server/contracts/problem.ts';
import type { Reply } from '#app/api/call.ts';

/** What went wrong with something that was asked of the server. */
export type Trouble = ProblemBody | 'offline';

/** Asks, and goes on with what came. `instead` may take a problem on itself; it says whether it did. */
export type Ask = <T>(work: () => Promise<Reply<T>>, then: (value: T) => void | Promise<void>, instead?: (trouble: Trouble) => boolean | Promise<boolean>) => Promise<void>;

export interface Asking {
  ask: Ask;
  /** Something is under way. */
  busy: boolean;
  /** What the last one came to, where it came to nothing. */
  trouble: Trouble | undefined;
}

/** Asks the server for one thing at a time: a second press while the first is under way does nothing. */
export function useAsking(): Asking {
  const [trouble, setTrouble] = useState<Trouble>();
  const [busy, setBusy] = useState(false);
  const under = useRef(false);
  const ask = useCallback<Ask>(async (work, then, instead) => {
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
