import type { Pack } from '#server/contracts/round.ts';
import { languageOf } from '#server/contracts/languages.ts';
import { loadStaffWords } from '#app/i18n/staff-words.ts';
import type { Texts } from '#app/i18n/text.tsx';
import { loadFonts } from '#app/ui/fonts/load.ts';

/** What a booklet in a language is made of. */
export interface BookletSource {
  pack: Pack;
  texts: Texts;
}

/** Brings a round's questions in a language, the words around them, and the letters of both. Rejects where they cannot be had. */
export async function loadBooklet(language: string, packFor: (language: string) => Promise<Pack>): Promise<BookletSource> {
  const spoken = languageOf(language);
  const [pack, texts] = await Promise.all([packFor(language), loadStaffWords(language), spoken === undefined ? undefined : loadFonts(spoken)]);
  return { pack, texts };
}
