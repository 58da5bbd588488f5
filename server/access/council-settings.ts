import * as z from 'zod/mini';
import { Slug } from '#server/contracts/ids.ts';
import type { CouncilSignIn } from '#server/deps.ts';

/** The id of the council that is set by the single settings; its sign-in comes back to an address without an id. */
export const onlyCouncil = 'council';

/** The most councils of one server. */
const mostCouncils = 20;

/** Where a council's sign-in is described. Plain http is for a provider on this machine. */
export const Issuer = z.string().check(z.regex(/^https:\/\/[^\s?#]+$|^http:\/\/(127\.0\.0\.1|localhost)(:\d+)?(\/[^\s?#]*)?$/));
export const CouncilName = z.string().check(z.trim(), z.minLength(1), z.maxLength(60));

const Given = z.strictObject({ id: Slug, name: CouncilName, issuer: Issuer, clientId: z.string().check(z.minLength(1)), clientSecret: z.string().check(z.minLength(1)) });
const List = z.array(Given).check(z.minLength(1), z.maxLength(mostCouncils));

/** An issuer is one, with and without a slash at its end. */
export const asIssuer = (address: string): string => address.replace(/\/+$/, '');

function read(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    // What cannot be read is said as every setting that cannot be used is: what stands in it is a secret.
    return undefined;
  }
}

/** The councils in a setting; `undefined` where it cannot be used. */
export function councilsIn(json: string): CouncilSignIn[] | undefined {
  const list = List.safeParse(read(json));
  return list.success ? list.data.map((each) => ({ ...each, issuer: asIssuer(each.issuer) })) : undefined;
}

/** Whether each can be told from the others: by its id here, and by its address. */
export const areApart = (councils: readonly CouncilSignIn[]): boolean =>
  [councils.map(({ id }) => id), councils.map(({ issuer }) => issuer)].every((values) => new Set(values).size === councils.length);
