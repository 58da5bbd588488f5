/** What whoever runs the server types; the same in every language. README says more of each. */
export const commands = {
  purge: 'npm run purge',
  backUpData: 'npm run backup -- --to FOLDER',
  backUpKeys: 'npm run backup -- --keys-to FILE',
} as const;
