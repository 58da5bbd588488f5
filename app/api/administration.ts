import { AuditPage, HealthShown, KeepingShown, KeysShown, ProfileShown, RoundKeptFor, SurveysShown, type AuditAsked } from '#server/contracts/administration.ts';
import type { AreaProfile } from '#server/contracts/area-profile.ts';
import { call } from './call.ts';

interface Months {
  wordsMonths: number;
  answersMonths: number;
}

const queryOf = (asked: AuditAsked): string =>
  new URLSearchParams(Object.entries(asked).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]))).toString();

/** What an administrator asks of the server about an area. */
export function administrationApi(area: string) {
  const at = (rest: string): string => `/api/staff/areas/${encodeURIComponent(area)}/${rest}`;
  return {
    profile: () => call(at('profile'), ProfileShown),
    saveProfile: (revision: number, profile: AreaProfile) => call(at('profile'), ProfileShown, { revision, profile }),
    keeping: () => call(at('keeping'), KeepingShown),
    changeKeeping: (round: string, before: Months, months: Months) => call(at('keeping'), RoundKeptFor, { round, before, ...months }),
    keys: () => call(at('keys'), KeysShown),
    surveys: () => call(at('surveys'), SurveysShown),
    health: () => call(at('health'), HealthShown),
    audit: (asked: AuditAsked) => call(at(`audit?${queryOf(asked)}`), AuditPage),
  } as const;
}
export type AdministrationApi = ReturnType<typeof administrationApi>;
