/** The tables of keeping rounds, as Kysely sees them. None of them says anything about a child. */

/** What was done before a round opens. Rounds from before it, and those of the demo, have no row. */
export interface RoundDutiesTable {
  partnership_id: string;
  round_id: string;
  /** Who of the staff answers for it. */
  owner_id: string | null;
  /** The day on which parents were written to. */
  letter_sent_on: string | null;
  made_at: string;
}

/** Settings that run a round. */
export interface RoundSettingsTable {
  partnership_id: string;
  round_id: string;
  setting_id: string;
}

/** Pauses, of one round or (`round_id` null) of all of an area. They stay, so that it can be seen when nobody could begin. */
export interface PausesTable {
  partnership_id: string;
  id: string;
  round_id: string | null;
  /** The last day of it, Europe/London. */
  until: string;
  /** Contracts `PauseReason`. */
  reason: string;
  /** For staff, in their own words. */
  words: string;
  made_by: string;
  made_at: string;
  /** When somebody let them go on before that day was over. */
  ended_at: string | null;
}

/** Days on which schools of the area are closed, besides weekends and bank holidays. */
export interface HolidaysTable {
  partnership_id: string;
  id: string;
  name: string;
  from_day: string;
  to_day: string;
}

/** Which settings a SENCO prints cards for. */
export interface SencoSettingsTable {
  partnership_id: string;
  staff_id: string;
  setting_id: string;
}
