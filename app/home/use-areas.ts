import { useEffect, useEffectEvent, useState } from 'react';
import type { Area } from '#server/contracts/area.ts';
import { keptAreas } from '#app/store/areas.ts';
import { onChange } from '#app/store/changes.ts';

export interface KnownAreas {
  areas: readonly Area[];
  /** `waiting` until the server has answered, `failed` where it could not be reached. */
  news: 'waiting' | 'there' | 'failed';
}

/** The areas this device knows, at once, and what the server says of them when it answers. */
export function useAreas(refresh: () => Promise<void>): KnownAreas {
  const [areas, setAreas] = useState<readonly Area[]>([]);
  const [news, setNews] = useState<KnownAreas['news']>('waiting');
  const ask = useEffectEvent(refresh);
  useEffect(() => {
    let here = true;
    const read = () =>
      keptAreas().then(
        (kept) => here && setAreas(kept),
        // A device whose store cannot be opened still shows what All Heard is.
        () => here && setNews('failed'),
      );
    const leave = onChange('areas', () => void read());
    void read();
    ask().then(
      () => here && setNews('there'),
      () => here && setNews('failed'),
    );
    return () => {
      here = false;
      leave();
    };
  }, []);
  return { areas, news };
}
