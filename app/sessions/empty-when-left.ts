import { useEffect, useEffectEvent } from 'react';
import { flushSync } from 'react-dom';

/**
 * Browsers keep a page that was left, and show it as it was to whoever goes back to it. On a shared device it is
 * emptied as it is left, and begins anew where the browser brings it back.
 */
export function useEmptyWhenLeft(empty: () => void): void {
  const emptyNow = useEffectEvent(() => flushSync(empty));
  useEffect(() => {
    const left = () => {
      // Whoever listens in the page goes with its content; this stays.
      addEventListener('pageshow', () => location.reload(), { once: true });
      emptyNow();
    };
    addEventListener('pagehide', left);
    return () => removeEventListener('pagehide', left);
  }, []);
}
