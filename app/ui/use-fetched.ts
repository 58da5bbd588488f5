import { useCallback, useEffect, useEffectEvent, useState } from 'react';

export type Fetched<T> = { state: 'waiting' } | { state: 'there'; value: T } | { state: 'failed'; error: unknown };

/** Runs `load` once the piece is on screen, and again on `retry`. What arrives after it has gone is let go. */
export function useFetched<T>(load: () => Promise<T>): Fetched<T> & { retry: () => void } {
  const [fetched, setFetched] = useState<Fetched<T>>({ state: 'waiting' });
  const [turn, setTurn] = useState(0);
  // `load` is often written in place: a new turn, not a new function, fetches again.
  const run = useEffectEvent(load);
  useEffect(() => {
    let here = true;
    setFetched({ state: 'waiting' });
    run().then(
      (value) => here && setFetched({ state: 'there', value }),
      (error: unknown) => here && setFetched({ state: 'failed', error }),
    );
    return () => {
      here = false;
    };
  }, [turn]);
  return { ...fetched, retry: useCallback(() => setTurn((last) => last + 1), []) };
}
