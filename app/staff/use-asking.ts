import { useCallback, useRef, useState } from 'react';
import type { Reply } from '#app/api/call.ts';
import { NoPasskeyError } from './passkeys.ts';
import type { Trouble } from './Trouble.tsx';

/**
 * Asks the server for one thing at a time: a second press while the first is under way does nothing.
 * `trouble` is what the last one came to, where it came to nothing.
 */
export function useAsking() {
  const [trouble, setTrouble] = useState<Trouble>();
  const [busy, setBusy] = useState(false);
  const under = useRef(false);

  /** Asks, and goes on with what came. */
  const ask = useCallback(async <T>(work: () => Promise<Reply<T>>, then: (value: T) => void | Promise<void>): Promise<void> => {
    if (under.current) return;
    under.current = true;
    setBusy(true);
    setTrouble(undefined);
    try {
      const reply = await work();
      if (reply.kind === 'ok') await then(reply.value);
      else setTrouble(reply.problem);
    } catch (fault) {
      if (!(fault instanceof NoPasskeyError)) throw fault;
      setTrouble('no-passkey');
    } finally {
      under.current = false;
      setBusy(false);
    }
  }, []);

  return { ask, busy, trouble };
}
