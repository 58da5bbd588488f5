/** Limits on how staff sign in: apart from the others in `bounds.ts`, which everybody who answers fetches. */
export const staffBounds = {
  /** An address, a password (long, and nothing asked of its letters), a code that is typed. */
  emailLength: 254,
  passwordLeast: 12,
  passwordMost: 128,
  codeLength: 32,
  /** Each part of what a passkey answers with. */
  passkeyBytes: 16 * 1024,
  /** People and invites of one partnership that are listed. */
  invitesListed: 200,
} as const;
