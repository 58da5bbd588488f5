import * as z from 'zod/mini';

/**
 * The pictures of which a join code is made, in the order in which they are offered: three rows of eight, so that a
 * switch comes to each within eight steps. Each is a concept with a symbol. The list is part of every code that is in
 * use: a change of it changes tomorrow's codes, and never what a paper of today says.
 */
export const joinPictures = [
  'cat', 'fish', 'bird', 'butterfly', 'tree', 'flower', 'sun', 'moon',
  'apple', 'banana', 'carrot', 'bread', 'clock', 'balloon', 'drum', 'book',
  'bus', 'car', 'boat', 'bicycle', 'house', 'key', 'umbrella', 'shoe',
] as const;
export type JoinPicture = (typeof joinPictures)[number];

/** How many pictures are tapped. No picture comes twice in a code, so the order of 4 out of 24 makes 255,024 codes. */
export const joinLength = 4;

export const JoinPictures = z
  .array(z.enum(joinPictures))
  .check(z.minLength(joinLength), z.maxLength(joinLength), z.refine((pictures) => new Set(pictures).size === pictures.length));
export type JoinPictures = z.infer<typeof JoinPictures>;

/** What stands in the QR code: 128 random-looking bits, base64url. Nobody guesses it. */
export const JoinSecret = z.string().check(z.regex(/^[A-Za-z0-9_-]{22}$/));

/** How a device says which session it joins. */
export const JoinSaid = z.union([z.strictObject({ pictures: JoinPictures }), z.strictObject({ secret: JoinSecret })]);
export type JoinSaid = z.infer<typeof JoinSaid>;

/** Both codes of a session, for the staff who print and say them. */
export const JoinCode = z.object({ pictures: JoinPictures, secret: JoinSecret });
export type JoinCode = z.infer<typeof JoinCode>;

/**
 * Wrong picture codes that a whole server takes before pictures rest and only QR codes are taken: within a quarter of an
 * hour, and within a day (Europe/London). With ten sessions on the day, whoever tries all that a day allows finds one of
 * them in 1 of 127 days. Whole days are counted over all addresses: a school is one address, and a machine has many.
 */
export const mostWrongPictures = { quarter: 60, day: 200 } as const;

/** The address that the QR code of a session leads to: its secret is in the fragment, which no server sees. */
export const joinAddress = (origin: string, secret: string): string => `${joinTyped(origin)}#${secret}`;

/** The address that is typed, where pictures are tapped. @param site with its protocol or without. */
export const joinTyped = (site: string): string => `${site}/join`;

/** Days before the session on which its QR code is taken already, so that tablets can be made ready at the office. */
const daysAhead = 6;

const dayNumber = (day: string): number => Date.parse(`${day}T00:00:00Z`) / 86_400_000;

/**
 * Whether a code of a session on `day` can be used on `today` (both `2026-11-22`, Europe/London): its pictures on that day
 * alone, its QR code also on the six days before.
 */
export function joinCodeLives(kind: 'pictures' | 'secret', day: string, today: string): boolean {
  const ahead = dayNumber(day) - dayNumber(today);
  return ahead >= 0 && ahead <= (kind === 'secret' ? daysAhead : 0);
}
