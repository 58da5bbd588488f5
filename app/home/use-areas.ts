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
    const read = async () => {
      const kept = await keptAreas();
      if (here) setAreas(kept);
    };
    const say = (news: KnownAreas['news']) => () => {
      if (here) setNews(news);
    };
    // A device whose store cannot be opened still shows what All Heard is.
    const failed = say('failed');
    const leave = onChange('areas', () => void read().catch(failed));
    read().catch(failed);
    // What came is on the page before the waiting ends: nobody is shown a page without areas in between.
    ask().then(read).then(say('there'), failed);
    return () => {
      here = false;
      leave();
    };
  }, []);
  return { areas, news };
}
