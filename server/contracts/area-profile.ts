import * as z from 'zod/mini';
import { bounds } from './bounds.ts';
import { Day, LanguageTag } from './ids.ts';
import { languageOf } from './languages.ts';

// What a partnership says of itself: who answers for what people send, whom to ask, and the facts of its data protection
// impact assessment with its record of processing (UK GDPR, articles 30 and 35). All of it may be left empty for a while.

const Line = z.string().check(z.trim(), z.maxLength(bounds.profileLine), z.regex(/^[^\p{Cc}\p{Zl}\p{Zp}]*$/u));
const Text = z.string().check(z.trim(), z.maxLength(bounds.profileText), z.regex(/^(?:[^\p{Cc}]|\n)*$/u));
const DayOrNone = z.union([z.literal(''), Day]);
const Spoken = z.array(LanguageTag.check(z.refine((tag) => languageOf(tag) !== undefined))).check(
  z.maxLength(bounds.languagesPerSurvey),
  z.refine((tags) => new Set(tags).size === tags.length),
);

/** The condition of article 9 on which special-category data are worked with: a substantial public interest (g), or health and social care (h). */
export const Article9 = z.enum(['public-interest', 'health-or-social-care']);
export type Article9 = z.infer<typeof Article9>;

/** What is written of the work with the answers. Each is a sentence or two in plain words. */
export const ProcessingRecord = z.strictObject({
  purpose: Text,
  /** The public task: which duty in law. */
  task: Text,
  condition: z.union([z.literal(''), Article9]),
  /** Whose answers. */
  people: Text,
  /** Who reads words, by role. */
  readers: Text,
  /** Who else is given something of it. */
  recipients: Text,
  /** Who runs the server, and in which country. */
  hosting: Text,
  /** Whether anything leaves the United Kingdom, and what protects it there. */
  transfers: Text,
  risks: Text,
  measures: Text,
  /** How young people and families were asked about it. */
  consulted: Text,
  /** What the data protection officer advised, and when. */
  advice: Text,
  advisedOn: DayOrNone,
  /** By role, never by name. */
  signedBy: Line,
  signedOn: DayOrNone,
  reviewOn: DayOrNone,
});
export type ProcessingRecord = z.infer<typeof ProcessingRecord>;

export const AreaProfile = z.strictObject({
  /** Languages that the partnership offers; a new round begins with the first. */
  languages: Spoken,
  /** Who answers for the answers, jointly. */
  controllers: z.strictObject({ council: Line, board: Line, schools: Line }),
  /** An office that people ask about what is kept of them; no person's name. */
  contact: z.strictObject({ office: Line, address: Text, phone: Line, email: Line }),
  /** How the data protection officer is reached. */
  officer: Line,
  record: ProcessingRecord,
});
export type AreaProfile = z.infer<typeof AreaProfile>;

/** What a partnership has before anybody wrote anything. */
export const emptyProfile: AreaProfile = {
  languages: [],
  controllers: { council: '', board: '', schools: '' },
  contact: { office: '', address: '', phone: '', email: '' },
  officer: '',
  record: {
    purpose: '', task: '', condition: '', people: '', readers: '', recipients: '', hosting: '', transfers: '',
    risks: '', measures: '', consulted: '', advice: '', advisedOn: '', signedBy: '', signedOn: '', reviewOn: '',
  },
};

/** What the notices that people read need, then what the assessment needs. */
export const noticeNeeds = ['languages', 'council', 'board', 'schools', 'office', 'reach', 'officer'] as const;
export const recordNeeds = [
  'purpose', 'task', 'condition', 'people', 'readers', 'recipients', 'hosting', 'transfers', 'risks', 'measures', 'consulted',
  'advice', 'advisedOn', 'signedBy', 'signedOn', 'reviewOn', 'review-over', 'day-to-come',
] as const;
export type ProfileGap = (typeof noticeNeeds)[number] | (typeof recordNeeds)[number];
export const ProfileGap = z.enum([...noticeNeeds, ...recordNeeds]);

const isSaid = (text: string): boolean => text.trim() !== '';

/**
 * What is still missing of a profile, in the order in which it is filled in; nothing where it is whole. Pure.
 * @param today Europe/London. A review whose day has gone by is over; nobody advised or signed on a day that is to come.
 */
export function profileGaps({ languages, controllers, contact, officer, record }: AreaProfile, today: string): ProfileGap[] {
  const met: Readonly<Record<ProfileGap, boolean>> = {
    languages: languages.length > 0,
    council: isSaid(controllers.council),
    board: isSaid(controllers.board),
    schools: isSaid(controllers.schools),
    office: isSaid(contact.office),
    reach: isSaid(contact.phone) || isSaid(contact.email),
    officer: isSaid(officer),
    purpose: isSaid(record.purpose),
    task: isSaid(record.task),
    condition: isSaid(record.condition),
    people: isSaid(record.people),
    readers: isSaid(record.readers),
    recipients: isSaid(record.recipients),
    hosting: isSaid(record.hosting),
    transfers: isSaid(record.transfers),
    risks: isSaid(record.risks),
    measures: isSaid(record.measures),
    consulted: isSaid(record.consulted),
    advice: isSaid(record.advice),
    advisedOn: isSaid(record.advisedOn),
    signedBy: isSaid(record.signedBy),
    signedOn: isSaid(record.signedOn),
    reviewOn: isSaid(record.reviewOn),
    'review-over': !isSaid(record.reviewOn) || record.reviewOn >= today,
    'day-to-come': record.advisedOn <= today && record.signedOn <= today,
  };
  return [...noticeNeeds, ...recordNeeds].filter((gap) => !met[gap]);
}

/** Whether the notices can name who answers for the answers and whom to ask. */
export const noticesWhole = (gaps: readonly ProfileGap[]): boolean => !noticeNeeds.some((need) => gaps.includes(need));

/** What the notices say of a partnership, each as one line; empty where nothing is said yet. */
export function noticeLines({ controllers, contact, officer }: AreaProfile): { controller: string; contact: string; officer: string } {
  const joined = (parts: readonly string[]) => parts.map((part) => part.trim().replaceAll(/\s*\n\s*/g, ', ')).filter((part) => part !== '').join(', ');
  return {
    controller: joined([controllers.council, controllers.board, controllers.schools]),
    contact: joined([contact.office, contact.address, contact.phone, contact.email]),
    officer: joined([officer]),
  };
}
