/** Limits on settings, groups and what they are asked: apart from the others in `bounds.ts`, which everybody who answers fetches. */
export const networkBounds = {
  groupsPerArea: 500,
  askedAtOnce: 60,
  /** One-time codes that one group has for a round. */
  codesPerGroup: 200,
  /** What came of asking a group: a sentence or two. */
  cameOfLength: 400,
} as const;
