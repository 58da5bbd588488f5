/** The tables of what is asked: surveys, their words, and rounds with their keys, as Kysely sees them. */

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
