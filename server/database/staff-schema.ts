/** People who work here. The columns are those that the sign-in library asks for, in our words. */
export interface StaffTable {
  id: string;
  name: string;
  /** In lower case. Staff sign in with it; nothing is sent to it. */
  email: string;
  email_verified: number;
  image: string | null;
  /** 1: their password needs a second step, and that was tried once. */
  second_factor: number | null;
  /** The language that they chose; null until they do. */
  language: string | null;
  created_at: string;
  updated_at: string;
}

/** Where somebody is signed in. */
export interface StaffDevicesTable {
  id: string;
  staff_id: string;
  /** SHA-256 of the token in the cookie, hex (`server/access/token-digests.ts`). */
  token: string;
  expires_at: string;
  /** Always empty: where somebody is, is not kept. */
  ip_address: string | null;
  /** Such as `chrome android`: not more of what a browser says of itself. */
  user_agent: string | null;
  /** When it last asked for something, to five minutes. */
  seen_at: string | null;
  created_at: string;
  updated_at: string;
}

/** Ways in by a password, or by somebody else's sign-in. */
export interface StaffAccountsTable {
  id: string;
  staff_id: string;
  account_id: string;
  /** `credential`: a password. */
  provider_id: string;
  access_token: string | null;
  refresh_token: string | null;
  id_token: string | null;
  access_token_expires_at: string | null;
  refresh_token_expires_at: string | null;
  scope: string | null;
  /** `server/access/passwords.ts`. */
  password: string | null;
  created_at: string;
  updated_at: string;
}

/** What a sign-in under way waits for, under a digest of what its cookie says. */
export interface StaffChecksTable {
  id: string;
  identifier: string;
  value: string;
  expires_at: string;
  created_at: string;
  updated_at: string;
}

/** Secrets that are shared with authenticator apps, and recovery codes: both encrypted under a key of the key file. */
export interface StaffSecondFactorsTable {
  id: string;
  staff_id: string;
  secret: string;
  recovery_codes: string;
  verified: number | null;
  failures: number | null;
  locked_until: string | null;
}

/** Public halves of passkeys; the other halves never leave the devices. */
export interface StaffPasskeysTable {
  id: string;
  staff_id: string;
  name: string | null;
  public_key: string;
  credential_id: string;
  counter: number;
  device_type: string;
  backed_up: number;
  transports: string | null;
  aaguid: string | null;
  created_at: string | null;
}

export interface StaffRolesTable {
  partnership_id: string;
  staff_id: string;
  /** contracts `StaffRole`. */
  role: string;
  given_at: string;
}

/** Links that make somebody staff, or give them a new way in. They stay after use, so that an administrator sees who used them. */
export interface StaffInvitesTable {
  partnership_id: string;
  id: string;
  /** SHA-256 of the secret in the link, hex. */
  digest: string;
  kind: 'role' | 'way-in';
  role: string | null;
  /** For whom, as whoever made it wrote. */
  made_for: string;
  /** Null: by the server, for its first administrator. */
  made_by: string | null;
  made_at: string;
  expires_at: string;
  /** Who opened it; for a new way in, whose it is from the beginning. */
  staff_id: string | null;
  opened_at: string | null;
  /** When the way in was finished. From then on the link opens nothing. */
  used_at: string | null;
  taken_back_at: string | null;
}

/** How often in a quarter of an hour somebody failed to sign in. Only the newest quarters are kept. */
export interface StaffMissesTable {
  /** `2026-11-21T10:15`, UTC. */
  quarter: string;
  kind: string;
  /** A keyed digest of what was tried: nobody reads from it who it was. */
  subject: string;
  misses: number;
}

/** Numbers of authenticator apps that were used: each counts once. */
export interface StaffUsedCodesTable {
  digest: string;
  at: string;
}
