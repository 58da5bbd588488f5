import type { Pack } from '#server/contracts/round.ts';
import { announce } from './changes.ts';
import { withStore } from './database.ts';

/** A pack, by its round's slug and its language. `tag` is the server's ETag, to ask whether there is a newer one. */
export interface PackRow {
  round: string;
  language: string;
  pack: Pack;
  tag: string | null;
}

/** Keeps a pack, in place of an older one. */
export async function savePack(pack: Pack, tag: string | null = null): Promise<void> {
  await withStore((store) => store.packs.put({ round: pack.round.slug, language: pack.bundle.language, pack, tag }));
  announce('packs');
}

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
