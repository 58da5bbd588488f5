import { Accounts, AccountSaved, RoomOpened, type WriteAccount } from '#server/contracts/account.ts';
import { Done } from '#server/contracts/staff.ts';
import { call } from './call.ts';

const inArea = (area: string, rest: string): string => `/api/staff/areas/${encodeURIComponent(area)}/${rest}`;
const ofSession = (area: string, session: string, rest: string) => inArea(area, `sessions/${encodeURIComponent(session)}/${rest}`);

/** What staff ask of the server about the room of a session, and about what groups tell of themselves. */
export const roomApi = {
  open: (area: string, session: string) => call(ofSession(area, session, 'room'), RoomOpened),
  ended: (area: string, session: string) => call(ofSession(area, session, 'room/ended'), Done, {}),
  accounts: (area: string) => call(inArea(area, 'accounts'), Accounts),
  write: (area: string, account: WriteAccount) => call(inArea(area, 'accounts'), AccountSaved, account),
  approve: (area: string, id: string, revision: number) => call(inArea(area, 'accounts/approve'), AccountSaved, { id, revision, agreed: true }),
  publish: (area: string, id: string, revision: number) => call(inArea(area, 'accounts/publish'), AccountSaved, { id, revision }),
  takeBack: (area: string, id: string, revision: number) => call(inArea(area, 'accounts/take-back'), AccountSaved, { id, revision }),
} as const;
export type RoomApi = typeof roomApi;
