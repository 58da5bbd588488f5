import { useEffect, useEffectEvent, useState } from 'react';
import type { Release } from '#server/contracts/release.ts';
import { onChange } from '#app/store/changes.ts';
import { releaseOf } from '#app/store/releases.ts';

/** The newest release that this device has, and whether the server could be asked for a newer one. */
export interface ReleaseHere {
  /** `undefined` until the store was read; `null` where it has none. */
  release: Release | null | undefined;
  news: { kind: 'asking' } | { kind: 'asked' } | { kind: 'failed'; error: unknown };
  retry: () => void;
}

/** Reads the release from the store, shows it at once, and asks for a newer one. */
export function useRelease(area: string, refresh: () => Promise<void>): ReleaseHere {
  const [release, setRelease] = useState<Release | null>();
  const [news, setNews] = useState<ReleaseHere['news']>({ kind: 'asking' });
  const [turn, setTurn] = useState(0);
  const ask = useEffectEvent(refresh);
  useEffect(() => {
    let here = true;
    const read = async () => {
      const kept = await releaseOf(area);
      if (here) setRelease(kept ?? null);
    };
    const failed = (error: unknown) => {
      if (here) setNews({ kind: 'failed', error });
    };
    const stop = onChange('releases', () => void read().catch(failed));
    setNews({ kind: 'asking' });
    read()
      .catch(failed)
      .then(() => ask())
      .then(read)
      .then(() => here && setNews({ kind: 'asked' }), failed);
    return () => {
      here = false;
      stop();
    };
  }, [area, turn]);
  return { release, news, retry: () => setTurn((last) => last + 1) };
}
