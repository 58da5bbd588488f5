import type { Pack } from '#server/contracts/round.ts';
import { packOf, packRow, savePack } from '#app/store/packs.ts';
import { overNetwork, pull, PullError, type Get } from './pull.ts';

const packSchema = async () => (await import('#server/contracts/round.ts')).Pack;

/** Brings packs in from the server. All reject with `PullError`; what the device already has stays. */
export function createIncoming(get: Get = overNetwork) {
  async function newest(roundSlug: string, language: string, tag: string | null) {
    const news = await pull(get, `/api/packs/${encodeURIComponent(roundSlug)}/${encodeURIComponent(language)}`, tag, packSchema);
    if (news !== undefined && (news.value.round.slug !== roundSlug || news.value.bundle.language !== language)) throw new PullError('unreachable');
    return news;
  }
  return {
    /** Resolves when the newest pack is in the store. */
    async pullPack(roundSlug: string, language: string): Promise<void> {
      const there = await packRow(roundSlug, language);
      const news = await newest(roundSlug, language, there?.tag ?? null);
      if (news !== undefined) await savePack(news.value, news.tag);
    },
    /** The newest pack, for a device that has none: handed over at once and kept behind. */
    async firstPack(roundSlug: string, language: string): Promise<Pack> {
      const news = await newest(roundSlug, language, null);
      if (news === undefined) throw new PullError('unreachable');
      // Where it cannot be kept it can still be answered; the first answer then tells that nothing is saved here.
      savePack(news.value, news.tag).catch(() => undefined);
      return news.value;
    },
  };
}

export const { pullPack, firstPack } = createIncoming();

/** The pack of a round in a language, from this device or the network; `undefined` where neither has it. */
export async function packForRound(roundSlug: string, language: string): Promise<Pack | undefined> {
  const kept = await packOf(roundSlug, language);
  if (kept !== undefined) return kept;
  await pullPack(roundSlug, language).catch(() => undefined);
  return packOf(roundSlug, language);
}
