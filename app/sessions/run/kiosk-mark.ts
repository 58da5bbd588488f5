import { nearScreens } from '#server/contracts/near-screens.ts';
import { hasStore } from '#app/store/database.ts';
import { sessionHere } from '#app/store/session-here.ts';
import { quietly } from '#app/surveys/unfinished.ts';

/** Says at once, before any store is opened, that this device may be kept in a session. */
const mark = 'session-here';
/** Whoever knows the PIN may look at other screens in this tab. It goes at the next hand-over, with all that the tab's drawer holds. */
const helperMark = 'session-helper';

export const markKiosk = () => quietly(() => localStorage.setItem(mark, '1'));
export const unmarkKiosk = () => quietly(() => localStorage.removeItem(mark));
export const letHelperThrough = () => quietly(() => sessionStorage.setItem(helperMark, '1'));
export const noHelper = () => quietly(() => sessionStorage.removeItem(helperMark));

const isMarked = () => quietly(() => localStorage.getItem(mark)) === '1';
const isHelped = () => quietly(() => sessionStorage.getItem(helperMark)) === '1';

async function kiosk(): Promise<string | undefined> {
  const here = await sessionHere().catch(() => undefined);
  return here?.many === true ? nearScreens.kiosk : undefined;
}

/** Where a device that is kept in a session goes from another screen; `undefined`: the screen may be shown. */
export const leadsBack = async (): Promise<string | undefined> => (isMarked() && !isHelped() ? kiosk() : undefined);

/**
 * The same of a device that nothing marks. Browsers write the mark late, up to a minute, so a battery that runs out soon
 * after joining takes it away; the store has the session. Asked once the screen is there, which need not wait for it.
 */
export async function leadsBackUnmarked(): Promise<string | undefined> {
  if (isMarked() || isHelped() || !(await hasStore())) return undefined;
  const back = await kiosk();
  if (back !== undefined) markKiosk();
  return back;
}
