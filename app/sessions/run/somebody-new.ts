import { changeHere, type SessionHere } from '#app/store/session-here.ts';
import { sharedMode } from '#app/store/shared.ts';
import { putAllAway } from '#app/surveys/hand-over.ts';
import { noteOver } from './turns.ts';

/** Somebody else is there: what lies unfinished is locked away, with the code that it came with. */
export async function somebodyNew(now: number): Promise<SessionHere | undefined> {
  const mode = await sharedMode();
  if (mode !== undefined) await putAllAway(mode, now);
  return changeHere((row) => noteOver(row, false));
}
