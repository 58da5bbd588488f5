/** Kinds of what the audit log notes, for who looks for one of them. */
export const auditKinds = ['people', 'area', 'rounds', 'network', 'sessions', 'results', 'other'] as const;
export type AuditKind = (typeof auditKinds)[number];

/** How the names of actions of a kind begin; what begins otherwise is of no kind of its own. */
export const beginnings: Readonly<Record<Exclude<AuditKind, 'other'>, readonly string[]>> = {
  people: ['staff-', 'senco-'],
  area: ['area-', 'notices-'],
  rounds: ['round-', 'words-', 'answers-', 'keep-', 'holiday-', 'cards-', 'booklets-', 'booklet-'],
  network: ['setting-', 'group-'],
  sessions: ['session-', 'room-'],
  results: ['release-', 'account-', 'reply-'],
};

/** The kind of an action. */
export function kindOf(action: string): AuditKind {
  const found = Object.entries(beginnings).find(([, starts]) => starts.some((start) => action.startsWith(start)));
  return auditKinds.find((kind) => kind === found?.[0]) ?? 'other';
}
