/** The tables of what is published, as Kysely sees them: replies and frozen figures. */

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
