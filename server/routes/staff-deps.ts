import { staffAudit, type StaffAudit } from '#server/access/audit.ts';
import { staffAuth, type StaffAuth } from '#server/access/auth.ts';
import { tries, type Tries } from '#server/access/tries.ts';
import type { Deps, StaffSettings } from '#server/deps.ts';

/** What the operations for staff are made of. */
export interface StaffDeps extends Pick<Deps, 'db' | 'clock' | 'random' | 'log' | 'keys'> {
  staff: StaffSettings;
  auth: StaffAuth;
  audit: StaffAudit;
  tries: Tries;
}

export function staffDeps({ db, clock, random, log, keys, staff }: Pick<Deps, 'db' | 'clock' | 'random' | 'log' | 'keys'> & { staff: StaffSettings }): StaffDeps {
  const given = { db, clock, random, log, keys, staff };
  return { ...given, auth: staffAuth(given), audit: staffAudit(given), tries: tries(given) };
}
