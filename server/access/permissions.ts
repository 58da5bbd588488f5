import type { StaffRole } from '#server/contracts/staff.ts';

/**
 * Who may ask for something:
 * - `everybody`: nobody has to say who they are (answering never asks it);
 * - `unfinished`: staff, also while their way in is not finished yet;
 * - `staff`: staff whose way in is finished, whatever their roles;
 * - a list of roles: staff with one of them in the partnership that the address names.
 */
export type Access = 'everybody' | 'unfinished' | 'staff' | readonly StaffRole[];

const administrator: readonly StaffRole[] = ['administrator'];
const coordinators: readonly StaffRole[] = ['administrator', 'coordinator'];
/** Those who keep the rounds; a SENCO sees them and prints cards for their own settings. */
const keepsRounds: readonly StaffRole[] = ['administrator', 'coordinator'];
const seesRounds: readonly StaffRole[] = [...keepsRounds, 'senco'];

const coordinatorsAndSchools: readonly StaffRole[] = [...coordinators, 'senco'];

/**
 * The one permission table: every operation of the API, as `method path`, and who may ask for it. What has no line here
 * is served to nobody, and fails a test.
 */
export const permissions: Readonly<Record<string, Access>> = {
  // Answering, and what was published.
  'get /health': 'everybody',
  'get /api/openapi.json': 'everybody',
  'get /api/rounds/:round': 'everybody',
  'get /api/rounds/:round/replies': 'everybody',
  'get /api/packs/:round/:language': 'everybody',
  'get /api/areas': 'everybody',
  'get /api/areas/:area': 'everybody',
  'get /api/areas/:area/cards': 'everybody',
  'get /api/areas/:area/notice': 'everybody',
  'get /api/areas/:area/releases/latest': 'everybody',
  'get /api/areas/:area/accounts': 'everybody',
  'get /api/areas/:area/shaped': 'everybody',
  'post /api/groups/code': 'everybody',
  'post /api/envelopes': 'everybody',
  'post /api/pieces': 'everybody',
  'post /api/keep': 'everybody',
  'post /api/withdrawals': 'everybody',

  // A device in a session: it joins with the session's code and is known by its token.
  'post /api/sessions/join': 'everybody',
  'post /api/sessions/report': 'everybody',

  // Ways in: each asks for a secret of its own.
  'post /api/staff/sign-in': 'everybody',
  'post /api/staff/second-step': 'everybody',
  'post /api/staff/passkey-options': 'everybody',
  'post /api/staff/passkey': 'everybody',
  'get /api/staff/councils': 'everybody',
  'post /api/staff/council/start': 'everybody',
  'get /api/staff/council/return': 'everybody',
  'get /api/staff/council/return/:council': 'everybody',
  'post /api/staff/invite': 'everybody',
  'post /api/staff/invite/open': 'everybody',

  // One's own.
  'get /api/staff/me': 'unfinished',
  'post /api/staff/sign-out': 'unfinished',
  'post /api/staff/language': 'unfinished',
  'post /api/staff/set-up/password': 'unfinished',
  'post /api/staff/set-up/code': 'unfinished',
  'post /api/staff/set-up/passkey-options': 'unfinished',
  'post /api/staff/set-up/passkey': 'unfinished',
  'post /api/staff/set-up/council': 'unfinished',
  'post /api/staff/set-up/council/done': 'unfinished',
  'post /api/staff/invite/join': 'staff',
  'get /api/staff/devices': 'staff',
  'post /api/staff/devices/end': 'staff',
  'post /api/staff/passkeys/remove': 'staff',
  'post /api/staff/councils/remove': 'staff',
  'post /api/staff/password': 'staff',
  'post /api/staff/recovery-codes': 'staff',

  // People of a partnership.
  'get /api/staff/areas/:area/people': administrator,
  'post /api/staff/areas/:area/invites': administrator,
  'post /api/staff/areas/:area/invites/take-back': administrator,
  'post /api/staff/areas/:area/ways-in': administrator,
  'post /api/staff/areas/:area/roles/take': administrator,
  'post /api/staff/areas/:area/devices/end': administrator,

  // Administration of an area: no answers, no keys.
  'get /api/staff/areas/:area/profile': administrator,
  'post /api/staff/areas/:area/profile': administrator,
  'get /api/staff/areas/:area/keeping': administrator,
  'post /api/staff/areas/:area/keeping': administrator,
  'get /api/staff/areas/:area/keys': administrator,
  'get /api/staff/areas/:area/surveys': administrator,
  'get /api/staff/areas/:area/health': administrator,
  'get /api/staff/areas/:area/audit': administrator,

  // Sessions: plans, codes to join by, notes and numbers. Never an answer.
  'get /api/staff/areas/:area/sessions': coordinators,
  'get /api/staff/areas/:area/sessions/:session': coordinators,
  'post /api/staff/areas/:area/sessions/entries': coordinators,
  // The room of a session, and what groups tell of themselves.
  'get /api/staff/areas/:area/sessions/:session/room': ['coordinator', 'administrator'],
  'post /api/staff/areas/:area/sessions/:session/room/ended': ['coordinator', 'administrator'],
  'get /api/staff/areas/:area/accounts': ['coordinator', 'analyst', 'administrator'],
  'post /api/staff/areas/:area/accounts': ['coordinator'],
  'post /api/staff/areas/:area/accounts/approve': ['coordinator'],
  'post /api/staff/areas/:area/accounts/publish': ['analyst', 'administrator'],
  'post /api/staff/areas/:area/accounts/take-back': ['coordinator', 'analyst', 'administrator'],
  // A session while it runs: counts, never answers.
  'get /api/staff/areas/:area/sessions/:session/run': coordinators,
  'post /api/staff/areas/:area/sessions/:session/run/end-device': coordinators,
  // Rounds: never an answer.
  'get /api/staff/areas/:area/rounds': seesRounds,
  'get /api/staff/areas/:area/rounds/:round': seesRounds,
  'post /api/staff/areas/:area/rounds': keepsRounds,
  'post /api/staff/areas/:area/rounds/:round/duties': keepsRounds,
  'post /api/staff/areas/:area/rounds/:round/open': keepsRounds,
  'post /api/staff/areas/:area/rounds/:round/drop': keepsRounds,
  'post /api/staff/areas/:area/rounds/:round/dates': keepsRounds,
  'post /api/staff/areas/:area/rounds/:round/pause': keepsRounds,
  'post /api/staff/areas/:area/rounds/:round/go-on': keepsRounds,
  'post /api/staff/areas/:area/pause': administrator,
  'post /api/staff/areas/:area/go-on': administrator,
  'post /api/staff/areas/:area/holidays': keepsRounds,
  'post /api/staff/areas/:area/holidays/remove': keepsRounds,
  'post /api/staff/areas/:area/sencos': administrator,
  'post /api/staff/areas/:area/rounds/:round/batches': seesRounds,
  'post /api/staff/areas/:area/rounds/:round/batches/help': seesRounds,
  'post /api/staff/areas/:area/rounds/:round/batches/cards': seesRounds,
  // Settings, groups, and what they are asked. Schools read; nobody of these reads an answer.
  'get /api/staff/areas/:area/network': coordinatorsAndSchools,
  'get /api/staff/areas/:area/groups/:group/replies': coordinatorsAndSchools,
  'post /api/staff/areas/:area/settings': coordinators,
  'post /api/staff/areas/:area/settings/change': coordinators,
  'post /api/staff/areas/:area/settings/close': coordinators,
  'post /api/staff/areas/:area/groups': coordinators,
  'post /api/staff/areas/:area/groups/change': coordinators,
  'post /api/staff/areas/:area/groups/close': coordinators,
  'post /api/staff/areas/:area/groups/ask': coordinators,
  'post /api/staff/areas/:area/groups/link': coordinators,
  'post /api/staff/areas/:area/groups/codes': coordinators,
  'post /api/staff/areas/:area/groups/cards': coordinators,
  'post /api/staff/areas/:area/groups/came-of': coordinators,
  'post /api/staff/areas/:area/groups/tell': coordinators,

  // Paper booklets of a round: a SENCO prints them for their own settings; who types them in reads what was ticked, and that is nobody at a school.
  'get /api/staff/areas/:area/booklets/:round': seesRounds,
  'post /api/staff/areas/:area/booklets/:round': seesRounds,
  'post /api/staff/areas/:area/booklets/:round/sheet': seesRounds,
  'post /api/staff/areas/:area/booklets/:round/find': coordinators,
  'post /api/staff/areas/:area/booklets/:round/twice': coordinators,
};

/** Who may ask for this; `undefined` where the table has no line. */
export const accessTo = ({ method, path }: { method: string; path: string }): Access | undefined => {
  const key = `${method} ${path}`;
  return Object.hasOwn(permissions, key) ? permissions[key] : undefined;
};
