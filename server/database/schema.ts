import type { AreaProfilesTable, KeyBackupsTable } from './administration-schema.ts';
import type { GroupAccountsTable, GroupAsksTable, GroupsTable, RoomsEndedTable, SessionEntriesTable, SessionsTable, SettingsTable } from './network-schema.ts';
import type { JoinMissesTable, SessionDevicesTable } from './session-schema.ts';
import type { Generated } from 'kysely';
import type { HolidaysTable, PausesTable, RoundDutiesTable, RoundSettingsTable, SencoSettingsTable } from './rounds-schema.ts';
import type { BookletBatchesTable } from './booklets-schema.ts';
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

export interface SurveyVersionsTable {
  partnership_id: string;
  survey_id: string;
  version: number;
  /** JSON of contracts `Survey`. Never changed once here. */
  definition: string;
}

export interface BundlesTable {
  partnership_id: string;
  survey_id: string;
  version: number;
  language: string;
  /** 1, 2, 3 …: the highest is the one in use. Earlier ones stay, so that what was on screen can be named. */
  edition: number;
  revision: string;
  /** JSON of contracts `Bundle`. */
  content: string;
}

export interface RoundsTable {
  partnership_id: string;
  id: string;
  /** Unique on this server: it stands in addresses. */
  slug: string;
  survey_id: string;
  survey_version: number;
  audience: string;
  opens_on: string;
  closes_on: string;
  /** JSON list of language tags. */
  languages: string;
  /** JSON list of the topics that it enables. */
  topics: string;
  /** 1: words can be written. */
  words: number;
  /** The id of the young people's round that it stands beside, for what a parent or supporter thinks. Two rounds are linked, and no response to another. */
  beside: string | null;
  /** The day on which its key, words and held envelopes were deleted. From then on nothing more is taken in. */
  words_purged_on: string | null;
  /** The day on which its answers were deleted. */
  answers_purged_on: string | null;
  /** Months after it closes for which its words and its answers are kept; none: as the policy says. */
  words_months: number | null;
  answers_months: number | null;
}

/** Every version that a round has ever asked: a device that was away for months still answers an old one. */
export interface RoundVersionsTable {
  partnership_id: string;
  round_id: string;
  survey_id: string;
  version: number;
}

export interface RoundKeysTable {
  partnership_id: string;
  round_id: string;
  id: string;
  /** base64url, uncompressed point. Its private half is in the key file and nowhere else. */
  public_key: string;
}

export interface CardBatchesTable {
  partnership_id: string;
  round_id: string;
  id: string;
  year: number | null;
  stage: string | null;
  /** Kind of need, in lower case (`asd`, `slcn` …). It never leaves the server with a batch. */
  need: string | null;
  cards: number;
  /** `cards`: printed and handed out; `session`: given to the devices of a session; `booklets`: one on each paper booklet; `group`: given to who opens a group's link or gets one of its cards. */
  kind: 'cards' | 'session' | 'booklets' | 'group';
  /** The session whose devices or booklets they are for. */
  session_id: string | null;
  /** The setting that hands them out. */
  setting_id: string | null;
  made_at: string | null;
  /** What help is to be given with them, as the setting wrote; no names. */
  help: Generated<string>;
  /** The group that was asked without a session. */
  group_id: string | null;
  /** SHA-256 of the secret in that group's link, hex. */
  link_digest: string | null;
}

/** Cards that no answer came with yet; a used one has no row. */
export interface CardsTable {
  partnership_id: string;
  round_id: string;
  /** SHA-256 of the card's code, hex. */
  digest: string;
  batch_id: string;
  /** 1: a device of a session or of a group has it, or a card that was printed for the group. Of the others nobody knows who has them. */
  given: number;
}

export interface ReceiptsTable {
  partnership_id: string;
  /** The envelope's id. */
  id: string;
  round_id: string;
  /** SHA-256 of the envelope's identifying bytes, hex. */
  hash: string;
  /** 1: taken back by the holder of the keep card. Outlives the response, so that a late second copy cannot bring it back. */
  withdrawn: number;
}

/** Withdrawals that came before the answers they are for. No area is known until the envelope comes. */
export interface TombstonesTable {
  /** SHA-256 of the withdrawal token, hex. */
  withdrawal: string;
  withdrawn_on: string;
}

export interface ResponsesTable {
  partnership_id: string;
  round_id: string;
  /** The envelope's id. */
  id: string;
  survey_id: string;
  survey_version: number;
  bundle: string;
  language: string;
  audience: string;
  arrived_by: 'card' | 'link';
  /** From the card batch; null for an open link. */
  year: number | null;
  stage: string | null;
  need: string | null;
  received_on: string;
  late: number;
  simulated: number;
  /** The session in which it was given, where it was in one. Analysts never see it. */
  session_id: string | null;
}

/** A response's answers, apart from what is known of the response. One row: they are only ever read whole. */
export interface AnswersTable {
  partnership_id: string;
  round_id: string;
  response_id: string;
  /** JSON list of contracts `Answer`. */
  content: string;
}

/** What a person wrote, sealed as it came. With the ids that its seal is bound to, so that it can be opened by itself. */
export interface WordsTable {
  partnership_id: string;
  round_id: string;
  response_id: string;
  key_id: string;
  survey_id: string;
  survey_version: number;
  bundle: string;
  enc: string;
  ct: string;
}

/** One piece of an attachment, sealed as it came, with what its seal is bound to. What it is of stands sealed among the words. */
export interface AttachmentPiecesTable {
  partnership_id: string;
  round_id: string;
  response_id: string;
  attachment_id: string;
  /** From 1 to `total`. */
  number: number;
  total: number;
  key_id: string;
  /** SHA-256 of the piece's identifying bytes, hex. */
  hash: string;
  enc: string;
  ct: string;
}

export interface ReadingQueueTable {
  partnership_id: string;
  id: string;
  round_id: string;
  response_id: string;
  /** Words wait with their response and go with it; a worry and a wish to talk are safeguarding entries and stay. */
  reason: 'words' | 'worry' | 'talk';
  question_id: string | null;
  option_id: string | null;
  received_on: string;
  state: 'waiting';
  /** So that a worry reaches the setting the same day: the session, or the group that was asked without one. */
  session_id: string | null;
  group_id: string | null;
}

/** Envelopes that opened but break the rules: still sealed, without the card's code, for a person to look at. */
export interface HeldTable {
  partnership_id: string;
  round_id: string;
  id: string;
  /** JSON of the envelope, its parts sealed, without `card` and `keep`. */
  envelope: string;
  code: string;
  /** JSON. */
  params: string;
  arrived_by: 'card' | 'link';
  batch_id: string | null;
  received_on: string;
  session_id: string | null;
}

export interface KeepsTable {
  partnership_id: string;
  round_id: string;
  response_id: string;
  /** SHA-256 of the look-up token. */
  look_up: string;
  /** SHA-256 of the withdrawal token. */
  withdrawal: string;
  /** base64url; only the holder of the keep card can read it. */
  copy: string;
  received_on: string;
  /** The last day it is kept (`contracts/keep-until.ts`); null in rows from before that was written down. */
  keep_until: string | null;
}

/** What was done about what people said in a round. */
export interface RepliesTable {
  partnership_id: string;
  round_id: string;
  id: string;
  /** Null: a draft that nobody outside sees. */
  published_on: string | null;
  /** JSON of contracts `Reply`, without its day. */
  content: string;
}

/** How many wrong keep cards were shown within a minute, on all processes together. Only the newest minute is kept. */
export interface CardMissesTable {
  /** `2026-11-21T10:00`, UTC. */
  minute: string;
  kind: string;
  misses: number;
}

export interface ReleasesTable {
  partnership_id: string;
  id: string;
  round_id: string;
  /** 1, 2, 3 … within the round. */
  number: number;
  made_at: string;
  /** JSON of contracts `Release`. */
  content: string;
}

/** Whose responses the figures of a group in a release stand on. */
export interface ReleaseMembersTable {
  partnership_id: string;
  release_id: string;
  round_id: string;
  group_key: string;
  response_id: string;
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
