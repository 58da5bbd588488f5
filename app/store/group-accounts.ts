import type { AreaAccounts } from '#server/contracts/account.ts';
import { withStore } from './database.ts';

/** What groups of an area tell of themselves, as this device last read it. `tag` is the server's ETag. */
export interface GroupAccountsRow {
  area: string;
  accounts: AreaAccounts;
  tag: string | null;
}

/** Keeps what groups of an area tell, in place of what was there. */
export async function saveGroupAccounts(accounts: AreaAccounts, tag: string | null = null): Promise<void> {
  await withStore((store) => store.groupAccounts.put({ area: accounts.area, accounts, tag }));
}

/** What groups of an area tell, together with the ETag, or `undefined`. */
export const groupAccountsRow = (area: string): Promise<GroupAccountsRow | undefined> => withStore((store) => store.groupAccounts.get(area));
