import * as z from 'zod/mini';
import { bounds } from './bounds.ts';
import { Day, LanguageTag, RandomId } from './ids.ts';
import { SchoolYear } from './survey.ts';

/** Where groups meet. */
export const SettingKind = z.enum(['school', 'special-school', 'college', 'alternative-provision', 'youth-club', 'other']);
export type SettingKind = z.infer<typeof SettingKind>;

/** Young people who meet. Those who meet to shape things together are of their own kind: what they shaped is shown. */
export const GroupKind = z.enum(['class', 'youth-group', 'school-council', 'young-commissioners', 'board', 'other']);
export type GroupKind = z.infer<typeof GroupKind>;

const Name = z.string().check(z.trim(), z.minLength(1), z.maxLength(bounds.nameLength));
const Line = z.string().check(z.trim(), z.maxLength(bounds.nameLength));
const Spoken = z.array(LanguageTag).check(z.maxLength(bounds.languagesPerSurvey));

/** What staff say of a setting. No child's name, and no name of a person: whom to ask is said by what they do there. */
export const SettingSaid = z.strictObject({ name: Name, kind: SettingKind, place: Line, languages: Spoken, contactRole: Line, dslContact: Line });
export type SettingSaid = z.infer<typeof SettingSaid>;

export const Setting = z.object({ ...SettingSaid.shape, id: RandomId, revision: z.number(), closedOn: z.optional(Day) });
export type Setting = z.infer<typeof Setting>;

/** What staff say of a group. */
export const GroupSaid = z.strictObject({ setting: RandomId, name: Name, kind: GroupKind, year: z.optional(SchoolYear), languages: Spoken, contactRole: Line });
export type GroupSaid = z.infer<typeof GroupSaid>;

export const Group = z.object({ ...GroupSaid.shape, id: RandomId, revision: z.number(), closedOn: z.optional(Day) });
export type Group = z.infer<typeof Group>;
