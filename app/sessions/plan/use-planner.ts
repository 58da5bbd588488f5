import { useEffect, useState, useSyncExternalStore } from 'react';
import { sessionsApi } from '#app/api/sessions.ts';
import { addWay, changeWork, forgetWork, keepWork, openWork, workHere } from '#app/store/staff-work.ts';
import { createPlanner, type Planner, type PlannerState } from './planner.ts';
import { letGoOf } from './work-passkey.ts';

/** A page that nobody looks at for so many milliseconds locks what is kept. */
const lockAfter = 5 * 60_000;

/** Deletes what is kept on this device, and its passkey with it. */
async function forgetAll(): Promise<void> {
  const passkey = (await workHere())?.ways.passkey;
  await forgetWork();
  if (passkey !== undefined) letGoOf(passkey);
}

/** The planner of an area, for as long as a page is open; it asks again when there is a network again. */
export function usePlanner(area: string): { planner: Planner; state: PlannerState } {
  const [planner] = useState(() => createPlanner({ area, api: sessionsApi, box: { workHere, keepWork, openWork, addWay, changeWork, forgetWork: forgetAll }, now: Date.now, newId: () => crypto.randomUUID() }));
  const state = useSyncExternalStore(planner.onChange, planner.state);
  useEffect(() => {
    void planner.start();
    const online = () => {
      if (planner.state().kind === 'there') void planner.refresh();
      else if (planner.state().kind === 'away') void planner.start();
    };
    let left = 0;
    const seen = () => {
      if (document.visibilityState === 'hidden') left = Date.now();
      else if (Date.now() - left > lockAfter) void planner.lock();
      else online();
    };
    addEventListener('online', online);
    document.addEventListener('visibilitychange', seen);
    return () => {
      removeEventListener('online', online);
      document.removeEventListener('visibilitychange', seen);
    };
  }, [planner]);
  return { planner, state };
}
