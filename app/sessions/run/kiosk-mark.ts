import { nearScreens } from '#server/contracts/near-screens.ts';
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

/** Where a device that is kept in a session goes from another screen; `undefined`: the screen may be shown. */
export async function leadsBack(): Promise<string | undefined> {
  if (quietly(() => localStorage.getItem(mark)) !== '1' || quietly(() => sessionStorage.getItem(helperMark)) === '1') return undefined;
  const here = await sessionHere().catch(() => undefined);
  return here?.many === true ? nearScreens.kiosk : undefined;
}
