/** The tables of what people sent, as Kysely sees them. Words stay sealed, and apart from answers. */

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
