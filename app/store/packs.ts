import type { Pack } from '#server/contracts/round.ts';
import { announce } from './changes.ts';
import { withStore } from './database.ts';

/** A pack, by its round's slug and its language. `tag` is the server's ETag, to ask whether there is a newer one. */
export interface PackRow {
  round: string;
  language: string;
  pack: Pack;
  tag: string | null;
  /** SHA-256 of the pack's JSON, as the server named it. A pack without one is asked for again before the device counts as ready. */
  digest?: string | undefined;
}

/** A pack that was replaced by one of another survey version, and is still needed by somebody who began under it. */
export interface EarlierPackRow extends PackRow {
  version: number;
}

/** A pack as it came. */
export type NewPack = Omit<PackRow, 'round' | 'language'>;

/**
 * Keeps packs in place of older ones, all of them or none. What somebody is in the middle of answering stays
 * beside them until nobody is.
 */
export async function savePacks(packs: readonly NewPack[]): Promise<void> {
  await withStore((store) =>
    store.transaction('rw', [store.packs, store.earlierPacks, store.drafts, store.putAway], async () => {
      for (const each of packs) {
        const { pack } = each;
        const round = pack.round.slug;
        const { language } = pack.bundle;
        const there = await store.packs.get([round, language]);
        const needed = (await store.drafts.where('round').equals(round).count()) + (await store.putAway.filter((row) => row.round === round).count()) > 0;
        if (!needed) await store.earlierPacks.filter((row) => row.round === round).delete();
        else if (there !== undefined && there.pack.survey.version !== pack.survey.version) await store.earlierPacks.put({ ...there, version: there.pack.survey.version });
        await store.packs.put({ ...each, round, language });
      }
    }),
  );
  announce('packs');
}

/** Keeps one pack, in place of an older one. */
export const savePack = (pack: Pack, tag: string | null = null, digest?: string): Promise<void> => savePacks([{ pack, tag, digest }]);

/** The pack of an earlier version of the survey, where somebody on this device is in the middle of it. */
export const earlierPack = async (roundSlug: string, language: string, version: number): Promise<Pack | undefined> =>
  (await withStore((store) => store.earlierPacks.get([roundSlug, language, version])))?.pack;

/** The pack on this device, or `undefined`. */
export async function packOf(roundSlug: string, language: string): Promise<Pack | undefined> {
  return (await packRow(roundSlug, language))?.pack;
}

/** The pack together with its ETag. */
export const packRow = (roundSlug: string, language: string): Promise<PackRow | undefined> => withStore((store) => store.packs.get([roundSlug, language]));

/** The languages of a round that can be answered without a network. */
export async function packLanguages(roundSlug: string): Promise<string[]> {
  const keys = await withStore((store) => store.packs.toCollection().primaryKeys());
  return keys.filter(([round]) => round === roundSlug).map(([, language]) => language);
}
