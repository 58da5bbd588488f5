import * as z from 'zod/mini';
import { bounds } from './bounds.ts';
import { base64url, Day, LanguageTag, RandomId, Slug } from './ids.ts';
import { GroupKind } from './network.ts';

/** What a group wants to bring forward after a session, or how it tells of itself. */
export const AccountKind = z.enum(['idea', 'account']);
export type AccountKind = z.infer<typeof AccountKind>;

/** `draft` → `approved` by the group → `published` by the partnership. Whatever is changed is a draft again. */
export const AccountState = z.enum(['draft', 'approved', 'published', 'taken-back']);
export type AccountState = z.infer<typeof AccountState>;

const Words = z.string().check(z.trim(), z.minLength(1), z.maxLength(bounds.stringLength));
const Texts = z.record(LanguageTag, Words).check(z.refine((texts) => Object.keys(texts).length > 0));
/** Pictures that the group chose. */
const Concepts = z.array(Slug).check(z.maxLength(bounds.picturesPerAccount));

/** A group's own account, in words that it approved, without numbers (rule R8). */
export const AccountSaid = z.strictObject({
  group: RandomId,
  kind: AccountKind,
  texts: Texts,
  concepts: Concepts,
  /** The group wants to be named beside its words. */
  named: z.boolean(),
});
export type AccountSaid = z.infer<typeof AccountSaid>;

export const Account = z.object({ ...AccountSaid.shape, id: RandomId, revision: z.number(), state: AccountState, groupKind: GroupKind, groupName: z.optional(z.string()), approvedOn: z.optional(Day), publishedOn: z.optional(Day) });
export type Account = z.infer<typeof Account>;

/** The accounts of an area as staff see them, and the groups they may be of. */
export const Accounts = z.object({ accounts: z.array(Account), groups: z.array(z.object({ id: RandomId, name: z.string() })) });
export type Accounts = z.infer<typeof Accounts>;

/** A new account, or another wording of one. */
export const WriteAccount = z.strictObject({ ...AccountSaid.shape, id: z.optional(RandomId), revision: z.optional(z.number()) });
export type WriteAccount = z.infer<typeof WriteAccount>;
/** One account as somebody saw it: where it was changed since, nothing is done. */
export const AccountSeen = z.strictObject({ id: RandomId, revision: z.number() });
/** That the group agreed to these very words. */
export const ApproveAccount = z.strictObject({ ...AccountSeen.shape, agreed: z.literal(true) });
export const AccountSaved = z.object({ id: RandomId, revision: z.number() });

/** What everybody may read. The group is named only where it wants to be. */
export const PublishedAccount = z.strictObject({ id: RandomId, kind: AccountKind, texts: Texts, concepts: Concepts, on: Day, groupKind: GroupKind, groupName: z.optional(z.string().check(z.maxLength(bounds.nameLength))) });
export type PublishedAccount = z.infer<typeof PublishedAccount>;
export const AreaAccounts = z.strictObject({ area: Slug, accounts: z.array(PublishedAccount).check(z.maxLength(bounds.accountsPerArea)) });
export type AreaAccounts = z.infer<typeof AreaAccounts>;

/** What staff's device gets to open the room of a session at its close. */
export const RoomOpened = z.object({
  session: RandomId,
  area: Slug,
  group: z.object({ id: RandomId, name: z.string() }),
  day: Day,
  rounds: z.array(Slug),
  /** 128 bits: opens what tablets counted. */
  secret: base64url(16),
});
export type RoomOpened = z.infer<typeof RoomOpened>;
