import { languageOf } from '#server/contracts/languages.ts';

/** The tag to give to `Intl` for one of our languages, see `languages.ts`. Throws where the product does not speak it. */
export function intlTag(language: string): string {
  const tag = languageOf(language)?.intl;
  if (tag === undefined) throw new RangeError(`no number and date rules for language ${language}`);
  return tag;
}

/** A number in the language's own writing; at most one decimal. */
export const formatNumber = (language: string, value: number): string =>
  new Intl.NumberFormat(intlTag(language), { maximumFractionDigits: 1 }).format(value);

/** A whole percentage of a share from 0 to 1. */
export const formatPercent = (language: string, share: number): string =>
  new Intl.NumberFormat(intlTag(language), { style: 'percent', maximumFractionDigits: 0 }).format(share);

/** Days in words; in digits as in England (21/11/2026) where browsers lack the words. */
function dayFormat(language: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const bare = languageOf(language)?.bare;
  return new Intl.DateTimeFormat(bare ? 'en-GB' : intlTag(language), { dateStyle: bare ? 'short' : 'long', ...options });
}

/** A calendar day (`2026-11-21`), which has no time zone. */
export const formatDay = (language: string, day: string): string => dayFormat(language, { timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`));

/** A moment, in milliseconds since 1970, as the device's clock has it. */
export const formatMoment = (language: string, moment: number): string => dayFormat(language, { timeStyle: 'short' }).format(moment);

/** A name or an address as a piece of its own (Unicode's FSI … PDI), so that words of the other direction around it leave its order alone. */
export const isolated = (text: string): string => `\u2068${text}\u2069`;

/** Several things in a row, each a piece of its own: "a, b and c"; "a, b, c" where browsers lack the "and". */
export function formatList(language: string, items: readonly string[]): string {
  const bare = languageOf(language)?.bare;
  return new Intl.ListFormat(bare ? 'en-GB' : intlTag(language), { type: bare ? 'unit' : 'conjunction' }).format(items.map(isolated));
}

/** The languages that text in this one may come from, nearest first. */
export function fallbacksOf(language: string): string[] {
  const fallback = languageOf(language)?.fallback ?? null;
  return fallback === null ? [] : [fallback, ...fallbacksOf(fallback)];
}
