import { loadTexts } from '#app/i18n/load.ts';
import { loadStaffWords } from '#app/i18n/staff-words.ts';
import type { JoinPicture } from '#server/contracts/join-code.ts';

/** What a poster says in one language. */
export interface PosterTexts {
  language: string;
  text(key: string, params?: Readonly<Record<string, string>>): string;
  picture(name: JoinPicture): string;
}

/** The words of a poster in each of these languages, in their order. Rejects where they cannot be fetched. */
export const posterTexts = (languages: readonly string[]): Promise<PosterTexts[]> =>
  Promise.all(
    languages.map(async (language): Promise<PosterTexts> => {
      const [own, others] = await Promise.all([loadStaffWords(language), loadTexts(language, ['codes'])]);
      return { language, text: (key, params) => own.text('planning', key, params), picture: (name) => others.text('codes', name) };
    }),
  );
