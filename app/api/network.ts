import type * as z from 'zod/mini';
import { Group, GroupCards, GroupLink, GroupReplies, Network, Setting, type GroupSaid, type SettingSaid } from '#server/contracts/network.ts';
import type { AskGroups, CameOf, MoreCodes, OneAsk, Tell } from '#server/contracts/network-asks.ts';
import { Done } from '#server/contracts/staff.ts';
import { call } from './call.ts';

/** What coordinators ask of the server about the settings and groups of an area. */
export const networkApi = (area: string) => {
  const at = (rest: string): string => `/api/staff/areas/${encodeURIComponent(area)}/${rest}`;
  return {
    network: () => call(at('network'), Network),
    addSetting: (said: SettingSaid) => call(at('settings'), Setting, said),
    changeSetting: (id: string, revision: number, said: SettingSaid) => call(at('settings/change'), Setting, { id, revision, said }),
    closeSetting: (id: string, closed: boolean) => call(at('settings/close'), Done, { id, closed }),
    addGroup: (said: GroupSaid) => call(at('groups'), Group, said),
    changeGroup: (id: string, revision: number, said: GroupSaid) => call(at('groups/change'), Group, { id, revision, said }),
    closeGroup: (id: string, closed: boolean) => call(at('groups/close'), Done, { id, closed }),
    ask: (asked: z.infer<typeof AskGroups>) => call(at('groups/ask'), Done, asked),
    link: (which: z.infer<typeof OneAsk>) => call(at('groups/link'), GroupLink, which),
    moreCodes: (which: z.infer<typeof MoreCodes>) => call(at('groups/codes'), Done, which),
    cards: (which: z.infer<typeof OneAsk>) => call(at('groups/cards'), GroupCards, which),
    cameOf: (written: z.infer<typeof CameOf>) => call(at('groups/came-of'), Done, written),
    tell: (told: z.infer<typeof Tell>) => call(at('groups/tell'), Done, told),
    replies: (group: string) => call(at(`groups/${encodeURIComponent(group)}/replies`), GroupReplies),
  } as const;
};
export type NetworkApi = ReturnType<typeof networkApi>;
