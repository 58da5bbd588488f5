/** The tables of an area's administration, as Kysely sees them. */

/** What a partnership says of itself: one row each, and none until somebody writes. */
export interface AreaProfilesTable {
  partnership_id: string;
  /** 1, 2, 3 …: of two who change it at once, one is told. */
  revision: number;
  /** JSON of contracts `AreaProfile`. */
  content: string;
  changed_at: string;
  /** Who of the staff. */
  changed_by: string;
}

/** When the key of a round was last copied into a backup of the key file. */
export interface KeyBackupsTable {
  partnership_id: string;
  round_id: string;
  key_id: string;
  /** An instant. */
  at: string;
}
