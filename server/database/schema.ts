import type { AreaProfilesTable, KeyBackupsTable } from './administration-schema.ts';
import type { AnswersTable, AttachmentPiecesTable, HeldTable, KeepsTable, ReadingQueueTable, ReceiptsTable, ResponsesTable, TombstonesTable, WordsTable } from './answers-schema.ts';
import type { BookletBatchesTable } from './booklets-schema.ts';
import type { CardBatchesTable, CardMissesTable, CardsTable } from './cards-schema.ts';
import type { GroupAccountsTable, GroupAsksTable, GroupsTable, RoomsEndedTable, SessionEntriesTable, SessionsTable, SettingsTable } from './network-schema.ts';
import type { ReleaseMembersTable, ReleasesTable, RepliesTable } from './releases-schema.ts';
import type { HolidaysTable, PausesTable, RoundDutiesTable, RoundSettingsTable, SencoSettingsTable } from './rounds-schema.ts';
import type { JoinMissesTable, SessionDevicesTable } from './session-schema.ts';
import type {
  StaffAccountsTable,
  StaffChecksTable,
  StaffDevicesTable,
  StaffInvitesTable,
  StaffMissesTable,
  StaffPasskeysTable,
  StaffRolesTable,
  StaffSecondFactorsTable,
  StaffTable,
  StaffUsedCodesTable,
} from './staff-schema.ts';
import type { BundlesTable, RoundKeysTable, RoundVersionsTable, RoundsTable, SurveyVersionsTable } from './surveys-schema.ts';

/**
 * The tables, as Kysely sees them. Portable types only: text, integers, 0/1 for yes and no, JSON as text that
 * SQL never looks into, days (`2026-11-21`, Europe/London) and instants (ISO, UTC) as text.
 * `partnership_id` is the first column of every key, so that every row belongs to one area.
 */
export interface Schema {
  partnerships: PartnershipsTable;
  survey_versions: SurveyVersionsTable;
  bundles: BundlesTable;
  rounds: RoundsTable;
  round_versions: RoundVersionsTable;
  round_keys: RoundKeysTable;
  card_batches: CardBatchesTable;
  cards: CardsTable;
  receipts: ReceiptsTable;
  tombstones: TombstonesTable;
  responses: ResponsesTable;
  answers: AnswersTable;
  words: WordsTable;
  attachment_pieces: AttachmentPiecesTable;
  reading_queue: ReadingQueueTable;
  held: HeldTable;
  keeps: KeepsTable;
  replies: RepliesTable;
  card_misses: CardMissesTable;
  releases: ReleasesTable;
  release_members: ReleaseMembersTable;
  audit_log: AuditLogTable;
  staff: StaffTable;
  staff_devices: StaffDevicesTable;
  staff_accounts: StaffAccountsTable;
  staff_checks: StaffChecksTable;
  staff_second_factors: StaffSecondFactorsTable;
  staff_passkeys: StaffPasskeysTable;
  staff_roles: StaffRolesTable;
  staff_invites: StaffInvitesTable;
  staff_misses: StaffMissesTable;
  staff_used_codes: StaffUsedCodesTable;
  settings: SettingsTable;
  groups: GroupsTable;
  group_asks: GroupAsksTable;
  sessions: SessionsTable;
  session_devices: SessionDevicesTable;
  join_misses: JoinMissesTable;
  area_profiles: AreaProfilesTable;
  key_backups: KeyBackupsTable;
  session_entries: SessionEntriesTable;
  group_accounts: GroupAccountsTable;
  rooms_ended: RoomsEndedTable;
  round_duties: RoundDutiesTable;
  round_settings: RoundSettingsTable;
  pauses: PausesTable;
  holidays: HolidaysTable;
  senco_settings: SencoSettingsTable;
  booklet_batches: BookletBatchesTable;
}

export interface PartnershipsTable {
  id: string;
  slug: string;
  name: string;
  /** 1: the place and its answers are made up. */
  made_up: number;
}

/** Append-only. */
export interface AuditLogTable {
  partnership_id: string;
  id: string;
  /** An instant for what staff do; only a day for what respondents do, so that nobody is known by the minute they answered. */
  at: string;
  actor: 'respondent' | 'server' | 'staff';
  action: string;
  round_id: string | null;
  subject_id: string | null;
  /** Who of the staff did it; none for respondents and the server. */
  staff_id?: string | null;
  /** What of it: a role, a way of signing in. Never what somebody typed. */
  detail?: string | null;
}
