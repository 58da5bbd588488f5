/** A language that the product speaks. Adding one is an entry here and a folder in `locales`. */
export interface Language {
  /** BCP 47. `en-simple` is Easy Read English (registered variant `simple`). */
  tag: string;
  /** Its own name, in itself. */
  name: string;
  direction: 'ltr' | 'rtl';
  /** Its letters: which font file it needs besides the Latin ones (`app/ui/fonts`), and how high its lines stand (`app/ui/tokens.css`). */
  script: 'latin' | 'latin-ext' | 'nastaliq' | 'arabic' | 'gurmukhi';
  /**
   * Whose rules for plurals and numbers `Intl` is asked for. It takes a tag that it does not know for the browser's own
   * language without saying so; so this names rules that browsers have, where need be those of a language that counts
   * alike. Digits are the ones that schools in England use; English is that of England, whose day comes before its month.
   */
  intl: string;
  /** Browsers have no names of months and no "and" of it (Chromium 156 shows "1970 M01 1" for Panjabi): days are written in digits, lists with commas. */
  bare?: true;
  /** Where a text missing in it comes from. */
  fallback: string | null;
}

export const languages: readonly Language[] = [
  { tag: 'en-simple', name: 'Easy English', direction: 'ltr', script: 'latin', intl: 'en-GB', fallback: 'en' },
  { tag: 'en', name: 'English', direction: 'ltr', script: 'latin', intl: 'en-GB', fallback: null },
  { tag: 'ur', name: 'اردو', direction: 'rtl', script: 'nastaliq', intl: 'ur-PK-u-nu-latn', fallback: 'en' },
  { tag: 'ar', name: 'العربية', direction: 'rtl', script: 'arabic', intl: 'ar-u-nu-latn', fallback: 'en' },
  { tag: 'pl', name: 'Polski', direction: 'ltr', script: 'latin-ext', intl: 'pl-PL', fallback: 'en' },
  { tag: 'pa', name: 'ਪੰਜਾਬੀ', direction: 'ltr', script: 'gurmukhi', intl: 'pa-IN-u-nu-latn', bare: true, fallback: 'en' },
  { tag: 'so', name: 'Soomaali', direction: 'ltr', script: 'latin', intl: 'en-GB', bare: true, fallback: 'en' },
];

/** The language of this tag, or `undefined` where the product does not speak it. */
export const languageOf = (tag: string): Language | undefined => languages.find((language) => language.tag === tag);
