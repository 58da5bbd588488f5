import { useEffect, useState } from 'react';
import type { StaffApi } from '#app/api/staff.ts';

/** What a council's own sign-in is called here; none where there is none, or until it is known. */
export function useCouncil(api: StaffApi): string | undefined {
  const [name, setName] = useState<string>();
  useEffect(() => {
    let gone = false;
    void api.council().then((found) => {
      if (!gone && found.kind === 'ok') setName(found.value.name);
    });
    return () => {
      gone = true;
    };
  }, [api]);
  return name;
}

/** Whether somebody comes back from their council, and how; their browser says it in the address. */
export const backFromCouncil = (): 'joined' | 'refused' | undefined => {
  const asked = new URLSearchParams(location.search);
  if (asked.get('council') === 'no') return 'refused';
  return asked.get('from') === 'council' ? 'joined' : undefined;
};

/** Goes to an address outside this app. */
export const goTo = (url: string): void => location.assign(url);
