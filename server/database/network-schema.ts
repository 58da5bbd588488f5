import type { Generated } from 'kysely';

/** The tables of settings, groups and sessions, as Kysely sees them. No child's name stands in any of them. */

export interface SettingsTable {
  partnership_id: string;
  id: string;
  name: string;
  /** Contracts `SettingKind`. */
  kind: string;
  /** A town or a part of one. */
  place: string;
  /** JSON list of language tags. */
  languages: string;
  /** Whom to speak with, by what they do there; never a person's name. */
  contact_role: string;
  /** How to reach its designated safeguarding lead; empty until somebody says. */
  dsl_contact: string;
  /** 1, 2, 3 …: of two who change it at once, one is told. */
  revision: number;
  made_at: string;
  closed_on: string | null;
}

export interface GroupsTable {
  partnership_id: string;
  id: string;
  setting_id: string;
  name: string;
  /** Contracts `GroupKind`. */
  kind: string;
  /** Where all of them are in one school year. */
  year: number | null;
  /** JSON list of language tags. */
  languages: string;
  contact_role: string;
  revision: number;
  made_at: string;
  closed_on: string | null;
  /** 1: it agreed that its name stands beside what it shaped. */
  may_be_named: Generated<number>;
}

/** What a group was asked, when, and what came of it. */
export interface GroupAsksTable {
  partnership_id: string;
  group_id: string;
  round_id: string;
  asked_on: string;
  /** One or two sentences; empty until something came of it. */
  came_of: string;
  /** The session in which it was asked, where it was in one. */
  session_id: string | null;
  /** The day since which everybody may see that the group took part. */
  told_on: string | null;
  /** What everybody may know of how many were heard, as it was on that day: `ten-or-more`, else empty. Never counted anew. */
  heard: Generated<'' | 'ten-or-more'>;
}

/** What a group tells of itself, in words that it approved, without numbers (rule R8). */
export interface GroupAccountsTable {
  partnership_id: string;
  id: string;
  group_id: string;
  kind: 'idea' | 'account';
  state: 'draft' | 'approved' | 'published' | 'taken-back';
  /** JSON of the rest of contracts `AccountSaid`. */
  content: string;
  revision: number;
  made_at: string;
  /** The day on which the group agreed to these words. */
  approved_on: string | null;
  published_on: string | null;
}

/** Sessions whose room was shown: once. */
export interface RoomsEndedTable {
  partnership_id: string;
  session_id: string;
  ended_at: string;
}

export interface SessionsTable {
  partnership_id: string;
  id: string;
  group_id: string;
  day: string;
  /** JSON of contracts `SessionPlan`. */
  plan: string;
  state: 'planned' | 'open' | 'closed';
  revision: number;
  /** SHA-256 of the code with which devices join, hex; none before it can be joined. */
  join_digest: string | null;
  /** A keyed digest of its pictures on its day, hex (`server/sealing/join-code.ts`); none before it can be joined. */
  pictures_digest: Generated<string | null>;
  /** Who of the staff planned it. */
  made_by: string | null;
  made_at: string;
  opened_at: string | null;
  closed_at: string | null;
}

/** What coordinators said of a session, before and after it: added, never changed. */
export interface SessionEntriesTable {
  partnership_id: string;
  session_id: string;
  /** Made where it was said. */
  id: string;
  /** The session's revision that it made: 1, 2, 3 …, in the order of arrival. */
  number: number;
  /** JSON of contracts `EntryContent`. */
  content: string;
  /** JSON list of the ids of entries in whose place it stands. */
  replaces: string;
  made_by: string | null;
  arrived_at: string;
}
