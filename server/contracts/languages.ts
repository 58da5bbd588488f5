/** A language that the product speaks. Adding one is an entry here and a folder in `locales`. */
export interface Language {
  /** BCP 47. `en-simple` is Easy Read English (registered variant `simple`). */
  tag: string;
  /** Its own name, in itself. */
  name: string;
  direction: 'ltr' | 'rtl';
  /** Which font files it needs besides the Latin one. */
  script: 'latin' | 'latin-ext' | 'nastaliq';
  /** Where a text missing in it comes from. */
  fallback: string | null;
}

export const languages: readonly Language[] = [
  { tag: 'en-simple', name: 'Easy English', direction: 'ltr', script: 'latin', fallback: 'en' },
  { tag: 'en', name: 'English', direction: 'ltr', script: 'latin', fallback: null },
  { tag: 'ur', name: 'اردو', direction: 'rtl', script: 'nastaliq', fallback: 'en' },
  { tag: 'pl', name: 'Polski', direction: 'ltr', script: 'latin-ext', fallback: 'en' },
];

/** The language of this tag, or `undefined` where the product does not speak it. */
export const languageOf = (tag: string): Language | undefined => languages.find((language) => language.tag === tag);
