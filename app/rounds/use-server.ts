import { useCallback, useRef, useState } from 'react';
import type { ProblemBody } from '#server/contracts/problem.ts';
import type { Reply } from '#app/api/call.ts';

export type Trouble = ProblemBody | 'offline';
/** Asks the server for something and goes on with what came. */
export type Ask = <T>(work: () => Promise<Reply<T>>, then: (value: T) => void | Promise<void>) => Promise<void>;

/** Asks the server for one thing at a time; `trouble` is what the last one came to, where it came to nothing. */
export function useServer(): { ask: Ask; trouble: Trouble | undefined } {
  const [trouble, setTrouble] = useState<Trouble>();
  const under = useRef(false);
  const ask = useCallback<Ask>(async (work, then) => {
    if (under.current) return;
    under.current = true;
    setTrouble(undefined);
    try {
      const reply = await work();
      if (reply.kind === 'ok') await then(reply.value);
      else setTrouble(reply.problem);
    } finally {
      under.current = false;
    }
  }, []);
  return { ask, trouble };
}
