import type { Generated } from 'kysely';

/** The tables of cards and codes, as Kysely sees them: from which batch an answer came, and never from whom. */

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

/** How many wrong keep cards were shown within a minute, on all processes together. Only the newest minute is kept. */
export interface CardMissesTable {
  /** `2026-11-21T10:00`, UTC. */
  minute: string;
  kind: string;
  misses: number;
}
