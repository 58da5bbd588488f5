import * as z from 'zod/mini';
import { networkBounds } from './network-bounds.ts';
import { RandomId, Slug } from './ids.ts';
import { GroupSaid, SettingSaid } from './network.ts';

// What the screens of the network send. The server alone reads it.

const revision = z.number().check(z.int(), z.gte(1));
const codes = z.number().check(z.int(), z.gte(1), z.lte(networkBounds.codesPerGroup));

/** Changes what the writer saw: where somebody else changed it since, nothing is changed. */
export const ChangeSetting = z.strictObject({ id: RandomId, revision, said: SettingSaid });
export const ChangeGroup = z.strictObject({ id: RandomId, revision, said: GroupSaid });

/** Closes a setting or a group, or opens it again; nothing is deleted. */
export const CloseOrOpen = z.strictObject({ id: RandomId, closed: z.boolean() });

/** Asks a round of groups; for each, how many people there are at most: so many codes. */
export const AskGroups = z.strictObject({
  round: Slug,
  groups: z.array(z.strictObject({ group: RandomId, people: codes })).check(z.minLength(1), z.maxLength(networkBounds.askedAtOnce)),
});

/** One of the rounds that one group was asked. */
export const OneAsk = z.strictObject({ group: RandomId, round: Slug });
/** More people came than codes were made for. */
export const MoreCodes = z.strictObject({ ...OneAsk.shape, more: codes });
/** What came of it, in place of what the writer saw there before. */
export const CameOf = z.strictObject({ ...OneAsk.shape, was: z.string().check(z.maxLength(networkBounds.cameOfLength)), cameOf: z.string().check(z.trim(), z.maxLength(networkBounds.cameOfLength)) });
/** Lets everybody see that the group took part, or no longer. */
export const Tell = z.strictObject({ ...OneAsk.shape, told: z.boolean() });

/** The secret of a group's link: 16 bytes. */
export const OpenGroupLink = z.strictObject({ secret: z.string().check(z.regex(/^[A-Za-z0-9_-]{22}$/)) });
