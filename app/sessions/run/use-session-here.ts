import { useEffect, useState } from 'react';
import { onSessionHere, sessionHere, type SessionHere } from '#app/store/session-here.ts';

/** The session that this device is in, from moment to moment; `undefined` while it is read, `null` where there is none or it cannot be read. */
export function useSessionHere(): SessionHere | null | undefined {
  const [here, setHere] = useState<SessionHere | null>();
  useEffect(() => {
    let shown = true;
    const read = () =>
      void sessionHere().then(
        (row) => shown && setHere(row ?? null),
        () => shown && setHere(null), // Whoever answers goes on as on a device that is in no session.
      );
    read();
    const stop = onSessionHere(read);
    return () => {
      shown = false;
      stop();
    };
  }, []);
  return here;
}
