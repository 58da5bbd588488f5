import { AreaAccounts } from '#server/contracts/account.ts';
import { Area, Areas } from '#server/contracts/area.ts';
import { Release } from '#server/contracts/release.ts';
import { RoundReplies } from '#server/contracts/reply.ts';
import { areaRow, saveArea } from '#app/store/areas.ts';
import { groupAccountsRow, saveGroupAccounts } from '#app/store/group-accounts.ts';
import { releaseRow, saveRelease } from '#app/store/releases.ts';
import { repliesRow, saveReplies } from '#app/store/replies.ts';
import { overNetwork, pull, PullError, type Get } from './pull.ts';

const part = encodeURIComponent;

/** Brings what is published of areas in from the server; each function resolves when the newest is in the store. */
export function createPublished(get: Get = overNetwork) {
  return {
    async pullRelease(area: string): Promise<void> {
      const there = await releaseRow(area);
      const news = await pull(get, `/api/areas/${part(area)}/releases/latest`, there?.tag ?? null, () => Promise.resolve(Release));
      if (news === undefined) return;
      if (news.value.partnership.slug !== area) throw new PullError('unreachable');
      await saveRelease(news.value, news.tag);
    },
    /** Every area of the server, for the first page. */
    async pullAreas(): Promise<void> {
      const news = await pull(get, '/api/areas', null, () => Promise.resolve(Areas));
      for (const area of news?.value.areas ?? []) await saveArea(area);
    },
    /** What was done about what people said in a round. */
    async pullReplies(round: string): Promise<void> {
      const there = await repliesRow(round);
      const news = await pull(get, `/api/rounds/${part(round)}/replies`, there?.tag ?? null, () => Promise.resolve(RoundReplies));
      if (news === undefined) return;
      if (news.value.round !== round) throw new PullError('unreachable');
      await saveReplies(news.value, news.tag);
    },
    /** What groups of an area tell of themselves. */
    async pullGroupAccounts(area: string): Promise<void> {
      const there = await groupAccountsRow(area);
      const news = await pull(get, `/api/areas/${part(area)}/accounts`, there?.tag ?? null, () => Promise.resolve(AreaAccounts));
      if (news === undefined) return;
      if (news.value.area !== area) throw new PullError('unreachable');
      await saveGroupAccounts(news.value, news.tag);
    },
    async pullArea(area: string): Promise<void> {
      const there = await areaRow(area);
      const news = await pull(get, `/api/areas/${part(area)}`, there?.tag ?? null, () => Promise.resolve(Area));
      if (news === undefined) return;
      if (news.value.slug !== area) throw new PullError('unreachable');
      await saveArea(news.value, news.tag);
    },
  };
}

export const { pullRelease, pullGroupAccounts, pullArea, pullAreas, pullReplies } = createPublished();
