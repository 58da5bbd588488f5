import { useEffect, useState } from 'react';
import { screenAddress } from '#server/contracts/screen-address.ts';
import { RandomId } from '#server/contracts/ids.ts';

/** Where somebody is among the sessions of an area: at the list, at a session, planning with a group, or changing a plan. */
export interface At {
  session?: string | undefined;
  /** The group to plan with. */
  group?: string | undefined;
  change: boolean;
}

const idIn = (text: string): string | undefined => (RandomId.safeParse(text).success ? text : undefined);

/** The place that an address names. A group and a change stand in the fragment: they are no places of their own. */
export function placeAt(path: string, fragment: string): At {
  const session = idIn(path.split('/')[5] ?? '');
  return { session, group: session === undefined ? idIn(fragment.replace(/^#plan-/, '')) : undefined, change: session !== undefined && fragment === '#change' };
}

/** The address of such a place. */
export function addressOf(area: string, { session, group, change }: Partial<At>): string {
  const path = session === undefined ? screenAddress('sessions', { area }) : screenAddress('session', { area, session });
  return `${path}${location.search}${group === undefined ? (change === true ? '#change' : '') : `#plan-${group}`}`;
}

/**
 * The place on screen. Going from one to another is no new page: the key that opens what is kept on the device lives in
 * this page alone, and would have to be asked for again.
 */
export function usePlace(area: string): { at: At; go(to: Partial<At>): void } {
  const here = () => placeAt(location.pathname, location.hash);
  const [at, setAt] = useState<At>(here);
  useEffect(() => {
    const moved = () => setAt(here());
    addEventListener('popstate', moved);
    return () => removeEventListener('popstate', moved);
  }, []);
  const go = (to: Partial<At>) => {
    history.pushState(null, '', addressOf(area, to));
    setAt(here());
    scrollTo(0, 0);
    document.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true });
  };
  return { at, go };
}
