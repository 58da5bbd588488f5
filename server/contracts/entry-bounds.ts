/** Limits on what coordinators say of sessions: apart from the others in `bounds.ts`, which everybody who answers fetches. */
export const entryBounds = {
  /** Of one session; sent at once; in place of how many others one stands. */
  perSession: 500,
  perBatch: 100,
  replaced: 20,
  /** Sessions that are listed at once, and for how many days after they were. */
  sessionsListed: 200,
  daysListed: 120,
  /** For how many days before a session what was written back comes with the list. */
  daysBrought: 14,
} as const;
