import { useEffect, useState } from 'react';
import type { Councils } from '#server/contracts/staff.ts';
import type { StaffApi } from '#app/api/staff.ts';

/** The councils' own sign-ins; none where there is none, or until they are known. */
export function useCouncils(api: StaffApi): Councils['councils'] {
  const [councils, setCouncils] = useState<Councils['councils']>([]);
  useEffect(() => {
    let gone = false;
    void api.councils().then((found) => {
      if (!gone && found.kind === 'ok') setCouncils(found.value.councils);
    });
    return () => {
      gone = true;
    };
  }, [api]);
  return councils;
}

/** Whether somebody comes back from their council, and how; their browser says it in the address. */
export const backFromCouncil = (): 'joined' | 'refused' | undefined => {
  const asked = new URLSearchParams(location.search);
  if (asked.get('council') === 'no') return 'refused';
  return asked.get('from') === 'council' ? 'joined' : undefined;
};

/** Takes out of the address how somebody came back, once that was seen to: opened again, the page has nothing to finish. */
export function forgetReturn(): void {
  const address = new URL(location.href);
  address.searchParams.delete('from');
  history.replaceState(history.state, '', address);
}

/** Goes to an address outside this app. */
export const goTo = (url: string): void => location.assign(url);
