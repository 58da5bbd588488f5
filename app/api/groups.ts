import { GroupCode, Shaped } from '#server/contracts/network.ts';
import { call } from './call.ts';

/** What everybody may ask about groups. */
export const groupsApi = {
  /** A one-time code for this device, by the secret of a group's link. */
  code: (secret: string) => call('/api/groups/code', GroupCode, { secret }),
  shaped: (area: string) => call(`/api/areas/${encodeURIComponent(area)}/shaped`, Shaped),
} as const;
export type GroupsApi = typeof groupsApi;
