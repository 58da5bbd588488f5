import { localesFolder, provenanceOf, textsOf } from './locales.ts';
import { sourceLanguage, sourceTextOf, stateOf } from './provenance.ts';

/** Texts beside the surveys' own that make a promise or bring help, by feature: all of them, or these. */
const promises: Readonly<Record<string, 'all' | readonly string[]>> = {
  help: 'all',
  surveys: ['get-adult', 'no-names', 'who-reads-words', 'may-tell', 'not-emergency', 'adult-text-2', 'adult-text-3', 'no-text', 'send'],
  ui: ['help-now'],
};

/**
 * The texts about help and about who reads what, as `help:title`, that nobody has checked in this language as they stand
 * today. Until none is left, no round may ask real people in it. English, which they were written in, has none.
 */
export function uncheckedPromises(language: string, folder: string = localesFolder): string[] {
  if (language === sourceLanguage) return [];
  const records = provenanceOf(folder, language);
  return Object.entries(promises).flatMap(([feature, keys]) => {
    const english = textsOf(folder, sourceLanguage, feature);
    const texts = textsOf(folder, language, feature);
    const wanted = keys === 'all' ? Object.keys(english) : keys;
    const isChecked = (key: string) => texts[key] !== undefined && stateOf(records[feature]?.[key], sourceTextOf(english, key) ?? '', texts[key]) === 'checked';
    return wanted.filter((key) => !isChecked(key)).map((key) => `${feature}:${key}`);
  });
}
