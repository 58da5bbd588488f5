import { useCallback, useState } from 'react';
import type { Reply } from '#app/api/call.ts';
import { NoPasskeyError } from '#app/desk/passkey.ts';
import { useAsking as useDesksAsking } from '#app/desk/use-asking.ts';
import type { Trouble } from './Trouble.tsx';

/** Asks the server for one thing at a time; on the way the browser may be asked for a passkey, and give none. */
export function useAsking() {
  const { ask: askServer, busy, trouble: serversTrouble } = useDesksAsking();
  const [noPasskey, setNoPasskey] = useState(false);

  /** Asks, and goes on with what came. */
  const ask = useCallback(
    async <T>(work: () => Promise<Reply<T>>, then: (value: T) => void | Promise<void>): Promise<void> => {
      setNoPasskey(false);
      try {
        await askServer(work, then);
      } catch (fault) {
        if (!(fault instanceof NoPasskeyError)) throw fault;
        setNoPasskey(true);
      }
    },
    [askServer],
  );

  const trouble: Trouble | undefined = noPasskey ? 'no-passkey' : serversTrouble;
  return { ask, busy, trouble };
}
