import type * as z from 'zod/mini';
import { CouncilPlace, Councils, Devices, Done, InviteFound, InviteMade, Me, PasskeyOptions, People, RecoveryCodes, SecondFactor, SignedIn, type StaffRole } from '#server/contracts/staff.ts';
import type { EndDevices, NewPasskey, PasskeyAnswer } from '#server/contracts/staff-asks.ts';
import { call } from './call.ts';

const inArea = (area: string, rest: string): string => `/api/staff/areas/${encodeURIComponent(area)}/${rest}`;

/** Everything that staff ask of the server about themselves and each other. */
export const staffApi = {
  me: () => call('/api/staff/me', Me),
  signIn: (email: string, password: string) => call('/api/staff/sign-in', SignedIn, { email, password }),
  secondStep: (kind: 'app' | 'recovery', code: string) => call('/api/staff/second-step', SignedIn, { kind, code }),
  passkeyOptions: () => call('/api/staff/passkey-options', PasskeyOptions, {}),
  passkey: (credential: z.infer<typeof PasskeyAnswer>['credential']) => call('/api/staff/passkey', SignedIn, { credential }),
  councils: () => call('/api/staff/councils', Councils),
  goToCouncil: (council: string, language: string) => call('/api/staff/council/start', CouncilPlace, { council, language }),
  joinCouncil: (council: string, language: string) => call('/api/staff/set-up/council', CouncilPlace, { council, language }),
  joinedCouncil: () => call('/api/staff/set-up/council/done', Done, {}),
  chooseLanguage: (language: string) => call('/api/staff/language', Done, { language }),
  signOut: () => call('/api/staff/sign-out', Done, {}),

  invite: (secret: string) => call('/api/staff/invite', InviteFound, { secret }),
  openInvite: (secret: string, name?: string, email?: string) => call('/api/staff/invite/open', SignedIn, { secret, name, email }),
  joinByInvite: (secret: string) => call('/api/staff/invite/join', Done, { secret }),

  newPassword: (password: string) => call('/api/staff/set-up/password', SecondFactor, { password }),
  firstCode: (code: string) => call('/api/staff/set-up/code', Done, { code }),
  newPasskeyOptions: () => call('/api/staff/set-up/passkey-options', PasskeyOptions, {}),
  newPasskey: (credential: z.infer<typeof NewPasskey>['credential']) => call('/api/staff/set-up/passkey', Done, { credential }),
  removeCouncil: (council: string) => call('/api/staff/councils/remove', Done, { council }),
  removePasskey: (id: string) => call('/api/staff/passkeys/remove', Done, { id }),
  changePassword: (current: string, password: string) => call('/api/staff/password', Done, { current, password }),
  newRecoveryCodes: (password: string) => call('/api/staff/recovery-codes', RecoveryCodes, { password }),

  devices: () => call('/api/staff/devices', Devices),
  endDevices: (which: z.infer<typeof EndDevices>) => call('/api/staff/devices/end', Done, which),

  people: (area: string) => call(inArea(area, 'people'), People),
  makeInvite: (area: string, role: StaffRole, madeFor: string) => call(inArea(area, 'invites'), InviteMade, { role, madeFor }),
  takeBackInvite: (area: string, id: string) => call(inArea(area, 'invites/take-back'), Done, { id }),
  makeWayIn: (area: string, person: string) => call(inArea(area, 'ways-in'), InviteMade, { person }),
  endDevicesOf: (area: string, person: string) => call(inArea(area, 'devices/end'), Done, { person }),
  takeRole: (area: string, person: string, role: StaffRole) => call(inArea(area, 'roles/take'), Done, { person, role }),
} as const;
export type StaffApi = typeof staffApi;
