import type { Pack, packDigestHeader } from '#server/contracts/round.ts';
import { sha256 } from '#app/store/digest.ts';
import { packLanguages, packOf, packRow, savePacks, type NewPack } from '#app/store/packs.ts';
import { overNetwork, pull, PullError, type Get } from './pull.ts';

const packSchema = async () => (await import('#server/contracts/round.ts')).Pack;

/** Brings packs in from the server. All reject with `PullError`; what the device already has stays. */
export function createIncoming(get: Get = overNetwork) {
  async function newest(roundSlug: string, language: string, tag: string | null): Promise<NewPack | undefined> {
    const news = await pull(get, `/api/packs/${encodeURIComponent(roundSlug)}/${encodeURIComponent(language)}`, tag, packSchema);
    if (news === undefined) return undefined;
    const digest = news.headers.get('x-pack-sha256' satisfies typeof packDigestHeader) ?? undefined;
    const ours = news.value.round.slug === roundSlug && news.value.bundle.language === language;
    if (!ours || (digest !== undefined && digest !== (await sha256(JSON.stringify(news.body))))) throw new PullError('unreachable');
    // What came is what was checked; kept as it came, its digest can be checked again.
    return { pack: news.body as Pack, tag: news.tag, digest };
  }

  /** The newest pack in a language, with those of the round's other languages where the questions themselves are new: a device never holds half a round. */
  async function newestWithOthers(roundSlug: string, language: string): Promise<NewPack[]> {
    const there = await packRow(roundSlug, language);
    const news = await newest(roundSlug, language, there?.tag ?? null);
    if (news === undefined) return [];
    if (there === undefined || there.pack.survey.version === news.pack.survey.version) return [news];
    const kept = await packLanguages(roundSlug);
    const others = news.pack.round.languages.filter((tag) => tag !== language && kept.includes(tag));
    const packs = await Promise.all(others.map((tag) => newest(roundSlug, tag, null)));
    return [news, ...packs.filter((each) => each !== undefined)];
  }
  return {
    /** Resolves when the newest pack is in the store. */
    async pullPack(roundSlug: string, language: string): Promise<void> {
      const packs = await newestWithOthers(roundSlug, language);
      if (packs.length > 0) await savePacks(packs);
    },
    /** Resolves when the round's newest packs in these languages are in the store, all together. */
    async pullRound(roundSlug: string, languages: readonly string[]): Promise<void> {
      const packs = await Promise.all(languages.map((language) => newest(roundSlug, language, null)));
      await savePacks(packs.filter((each) => each !== undefined));
    },
    /** The newest pack, for a device that has none: handed over at once and kept behind. */
    async firstPack(roundSlug: string, language: string): Promise<Pack> {
      const news = await newest(roundSlug, language, null);
      if (news === undefined) throw new PullError('unreachable');
      // Where it cannot be kept it can still be answered; the first answer then tells that nothing is saved here.
      savePacks([news]).catch(() => undefined);
      return news.pack;
    },
  };
}

export const { pullPack, pullRound, firstPack } = createIncoming();

/** The pack of a round in a language, from this device or the network; `undefined` where neither has it. */
export async function packForRound(roundSlug: string, language: string): Promise<Pack | undefined> {
  const kept = await packOf(roundSlug, language);
  if (kept !== undefined) return kept;
  await pullPack(roundSlug, language).catch(() => undefined);
  return packOf(roundSlug, language);
}
