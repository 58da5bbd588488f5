import { EntryReceipts, SessionsSeen, SessionSeen, type NewEntry } from '#server/contracts/session-entry.ts';
import { call } from './call.ts';

const sessionsOf = (area: string, rest = ''): string => `/api/staff/areas/${encodeURIComponent(area)}/sessions${rest}`;

/** What coordinators ask of the server about sessions. */
export const sessionsApi = {
  list: (area: string) => call(sessionsOf(area), SessionsSeen),
  one: (area: string, session: string) => call(sessionsOf(area, `/${encodeURIComponent(session)}`), SessionSeen),
  send: (area: string, entries: readonly NewEntry[]) => call(sessionsOf(area, '/entries'), EntryReceipts, { entries }),
} as const;
export type SessionsApi = typeof sessionsApi;
