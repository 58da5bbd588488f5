import { useMemo, type ReactNode } from 'react';
import type { Reply } from '#server/contracts/reply.ts';
import { networkApi } from '#app/api/network.ts';
import { WithStaffWords } from '#app/i18n/WithStaffWords.tsx';
import { GroupPage } from './GroupPage.tsx';
import { NetworkPage } from './NetworkPage.tsx';
import './network.css';

interface Props {
  area: string;
  /** The group whose page it is; none for the whole network. */
  group?: string;
  /** How replies are shown wherever there are some. */
  replies(list: readonly Reply[]): ReactNode;
  tools?: ReactNode;
}

/** The screens of an area's settings and groups, for coordinators: one file to fetch, which nobody who answers fetches. */
export function NetworkScreen({ area, group, replies, tools }: Props) {
  const api = useMemo(() => networkApi(area), [area]);
  return <WithStaffWords>{group === undefined ? <NetworkPage area={area} api={api} tools={tools} /> : <GroupPage area={area} id={group} api={api} replies={replies} tools={tools} />}</WithStaffWords>;
}
