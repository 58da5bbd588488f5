import { screens } from '#server/contracts/screens.ts';

/** Pages of an area, and where a group's words may wait, and nothing else: what somebody wrote into an address leads to no other place. */
const ofArea = /^\/staff\/areas\/[a-z0-9-]+(?:\/[\w-]+)+$/;
const leadsBack = (path: string): boolean => path === screens.room || ofArea.test(path);

/** Where one signs in, to come back to this page. The way back stands in the fragment, which no server sees. */
export const signInAddress = ({ pathname, search }: Pick<Location, 'pathname' | 'search'> = location): string =>
  `${screens.signIn}${search}${leadsBack(pathname) ? `#${pathname}` : ''}`;

/** The page from which somebody came to sign in, in the language of now; `undefined` where they came from none. */
export function cameFrom({ hash, search }: Pick<Location, 'hash' | 'search'> = location): string | undefined {
  const path = hash.slice(1);
  return leadsBack(path) ? `${path}${search}` : undefined;
}
