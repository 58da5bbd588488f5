import { useCallback, useRef, useState } from 'react';
import type { Reply } from '#app/api/call.ts';
import type { ProblemBody } from '#server/contracts/problem.ts';

/** Asks for one thing at a time; `trouble` is what the last one came to, where it came to nothing. */
export function useAsked() {
  const [trouble, setTrouble] = useState<ProblemBody | 'offline'>();
  const [busy, setBusy] = useState(false);
  const under = useRef(false);
  const ask = useCallback(async <T>(work: () => Promise<Reply<T>>, then: (value: T) => void | Promise<void>): Promise<void> => {
    if (under.current) return;
    under.current = true;
    setBusy(true);
    setTrouble(undefined);
    try {
      const reply = await work();
      if (reply.kind === 'ok') await then(reply.value);
      else setTrouble(reply.problem);
    } finally {
      under.current = false;
      setBusy(false);
    }
  }, []);
  return { ask, busy, trouble };
}
