import { SessionRun } from '#server/contracts/session-device.ts';
import { Done } from '#server/contracts/staff.ts';
import { call } from './call.ts';

const at = (area: string, session: string): string => `/api/staff/areas/${encodeURIComponent(area)}/sessions/${encodeURIComponent(session)}/run`;

/** What whoever coordinates a session asks while it runs. */
export const sessionRunApi = {
  look: (area: string, session: string) => call(at(area, session), SessionRun),
  endDevice: (area: string, session: string, device: string) => call(`${at(area, session)}/end-device`, Done, { device }),
} as const;
export type SessionRunApi = typeof sessionRunApi;
