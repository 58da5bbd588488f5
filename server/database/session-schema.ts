/** The tables of devices in sessions, as Kysely sees them. Small numbers about devices; nothing about a person. */

export interface SessionDevicesTable {
  partnership_id: string;
  session_id: string;
  id: string;
  /** SHA-256 of the device's token, hex. */
  token_digest: string;
  /** Passed from person to person, or somebody's own phone. */
  kind: 'shared' | 'own';
  /** 1, 2, 3 … in the order of joining: what staff call it. */
  number: number;
  joined_at: string;
  /** Since when its token counts no more. What it sends is taken all the same. */
  ended_at: string | null;
  /** One-time codes that it was given, in each round. */
  given: number;
  /** The number of its last report; what comes late changes nothing. */
  turn: number;
  /** 1: somebody is answering on it. */
  answering: number;
  finished: number;
  /** Envelopes that wait on it, and those that the server refused. */
  waiting: number;
  refused: number;
  codes_left: number;
  /** Contracts `DeviceReport`; null where the browser cannot say. */
  battery: string | null;
  storage: string | null;
  seen_at: string;
}

/** Wrong join codes in a slot of time, on all processes together. */
export interface JoinMissesTable {
  /** A quarter of an hour (`2026-11-21T10:15`, UTC) or a day (`2026-11-21`). */
  slot: string;
  misses: number;
}
