import type { ScreenName } from '#server/contracts/screens.ts';
import { StaffRole } from '#server/contracts/staff.ts';

/** A screen of an area that staff reach from `/staff`: whose work it is, and the words on its link (`locales/…/staff.json`). */
export interface StaffPlace {
  screen: ScreenName;
  roles: readonly StaffRole[];
  words: `place-${string}`;
}

/** In the order in which they stand on the page. */
export const staffPlaces: readonly StaffPlace[] = [
  { screen: 'sessions', roles: ['coordinator', 'administrator'], words: 'place-sessions' },
  { screen: 'accounts', roles: ['coordinator', 'analyst', 'administrator'], words: 'place-accounts' },
  { screen: 'rounds', roles: ['administrator', 'coordinator', 'senco'], words: 'place-rounds' },
  { screen: 'network', roles: ['coordinator', 'administrator', 'senco'], words: 'place-network' },
  { screen: 'paper', roles: ['administrator', 'coordinator'], words: 'place-paper' },
  { screen: 'administration', roles: ['administrator'], words: 'place-administration' },
  // Published, and for everybody; some roles have nothing else yet.
  { screen: 'results', roles: StaffRole.options, words: 'place-results' },
  { screen: 'shaped', roles: StaffRole.options, words: 'place-shaped' },
];

/** Whether somebody comes to read what is published, and to nothing else. */
export const readsOnly = (places: readonly StaffPlace[]): boolean => places.every(({ roles }) => roles === StaffRole.options);

/** The places in an area for somebody with these roles there. */
export const placesFor = (roles: readonly StaffRole[]): StaffPlace[] => staffPlaces.filter((place) => place.roles.some((role) => roles.includes(role)));
