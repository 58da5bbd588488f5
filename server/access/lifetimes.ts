const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** How long things hold that let people in, in milliseconds. */
export const lifetimes = {
  /** A working day: then everybody signs in anew. */
  signedIn: 12 * hour,
  /** Without a request. */
  idle: 2 * hour,
  /** How often it is noted that a device is still used. */
  noted: 5 * minute,
  /** Since the sign-in, for what changes a person's own ways in. */
  fresh: 15 * minute,
  invite: 7 * day,
  /** A new way in for somebody who has their roles already. */
  wayIn: day,
  /** Since an invite was used, taken back or out of time: so long it is listed for administrators. */
  inviteShown: 90 * day,
  /** An authenticator app's number, on both sides of the present one. */
  code: 2 * minute,
} as const;
