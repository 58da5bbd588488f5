import { languageOf } from '#server/contracts/languages.ts';

/**
 * What `Intl` is asked for, per language. It takes a tag that it does not know for English without
 * saying so, so every tag stands here: Urdu with the digits that schools in England use, and English of
 * England, whose day comes before its month.
 */
const intlTags: Readonly<Record<string, string>> = {
  'en-simple': 'en-GB',
  en: 'en-GB',
  ur: 'ur-PK-u-nu-latn',
  pl: 'pl-PL',
};

/** The tag to give to `Intl` for one of our languages. Throws where the product does not speak it. */
export function intlTag(language: string): string {
  const tag = intlTags[language];
  if (tag === undefined) throw new RangeError(`no number and date rules for language ${language}`);
  return tag;
}

/** A number in the language's own writing; at most one decimal. */
export const formatNumber = (language: string, value: number): string =>
  new Intl.NumberFormat(intlTag(language), { maximumFractionDigits: 1 }).format(value);

/** A whole percentage of a share from 0 to 1. */
export const formatPercent = (language: string, share: number): string =>
  new Intl.NumberFormat(intlTag(language), { style: 'percent', maximumFractionDigits: 0 }).format(share);

/** A calendar day (`2026-11-21`), which has no time zone, in words. */
export const formatDay = (language: string, day: string): string =>
  new Intl.DateTimeFormat(intlTag(language), { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`));

/** Several things in a row: "a, b and c". */
export const formatList = (language: string, items: readonly string[]): string =>
  new Intl.ListFormat(intlTag(language), { type: 'conjunction' }).format(items);

/** The languages that text in this one may come from, nearest first. */
export function fallbacksOf(language: string): string[] {
  const fallback = languageOf(language)?.fallback ?? null;
  return fallback === null ? [] : [fallback, ...fallbacksOf(fallback)];
}
