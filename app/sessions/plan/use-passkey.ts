import { useEffect, useRef, useState } from 'react';
import { NoPasskeyError } from '#app/desk/passkey.ts';
import { mayLockWithPasskey, NoSecretError } from './work-passkey.ts';

/** Whether a passkey that locks can be made here; not before the browser said so. */
export function useMayLockWithPasskey(): boolean {
  const [may, setMay] = useState(false);
  useEffect(() => {
    void mayLockWithPasskey().then(setMay);
  }, []);
  return may;
}

/** Does something on whose way the browser is asked for a passkey; `trouble`: what is said where it gave none. A second press while it asks does nothing. */
export function usePasskey() {
  const [trouble, setTrouble] = useState<'passkey-none' | 'passkey-cannot'>();
  const under = useRef(false);
  const withPasskey = async (work: () => Promise<void>): Promise<void> => {
    if (under.current) return;
    under.current = true;
    setTrouble(undefined);
    try {
      await work();
    } catch (fault) {
      if (fault instanceof NoPasskeyError) setTrouble('passkey-none');
      else if (fault instanceof NoSecretError) setTrouble('passkey-cannot');
      else throw fault;
    } finally {
      under.current = false;
    }
  };
  return { trouble, withPasskey };
}
