import { createHash } from 'node:crypto';
import type { Bundle, BundleString } from '#server/contracts/bundle.ts';
import { languageOf } from '#server/contracts/languages.ts';
import type { SoundReference } from '#server/contracts/sound-reference.ts';
import type { Survey } from '#server/contracts/survey.ts';
import { textKeys } from '#server/contracts/text-keys.ts';
import { soundOf } from './clips.ts';
import { localesFolder, provenanceOf, textsOf } from './locales.ts';
import { sourceLanguage, stateOf, type ProvenanceOfTexts, type Texts } from './provenance.ts';

/** What a bundle is made from, for one survey in one language. */
export interface BundleSources {
  texts: Texts;
  provenance: ProvenanceOfTexts;
  /** The texts in English, from which all others were made and which stand in for a missing one. */
  english: Texts;
  /** Its recorded clips, where it has some. */
  sound?: SoundReference | undefined;
}

/** SHA-256 of a bundle's content, the same whatever the order of its keys. */
function revisionOf(content: Omit<Bundle, 'revision'>): string {
  const strings = Object.keys(content.strings).sort().map((key) => [key, content.strings[key]]);
  const canonical = JSON.stringify([content.survey.id, content.survey.version, content.language, content.direction, strings, ...(content.sound === undefined ? [] : [content.sound.sha256])]);
  return createHash('sha256').update(canonical, 'utf8').digest('hex');
}

function stringOf(key: string, language: string, { texts, provenance, english }: BundleSources): BundleString | undefined {
  const source = english[key];
  const text = texts[key];
  if (source === undefined) return undefined;
  if (language === sourceLanguage) return { text: source, state: 'source' };
  return text === undefined ? { text: source, state: 'untranslated' } : { text, state: stateOf(provenance[key], source, text) };
}

/** The bundle of a survey in one language, from texts that are at hand. Pure. See `bundleOf`. */
export function bundleFrom(survey: Survey, language: string, sources: BundleSources): Bundle {
  const known = languageOf(language);
  if (known === undefined) throw new Error(`No such language: ${language}`);
  const strings: Record<string, BundleString> = {};
  for (const key of textKeys(survey)) {
    const string = stringOf(key, language, sources);
    if (string === undefined) throw new Error(`Survey ${survey.id} has no English text for ${key}`);
    strings[key] = string;
  }
  const content = { survey: { id: survey.id, version: survey.version }, language, direction: known.direction, strings, ...(sources.sound === undefined ? {} : { sound: sources.sound }) };
  return { ...content, revision: revisionOf(content) };
}

/**
 * The bundle of a starter survey in one language, from `locales/<language>/<survey id>.json`.
 * A text that the language lacks comes in English and says `untranslated`.
 * Throws where the product does not speak the language, or English itself lacks a text.
 */
export function bundleOf(survey: Survey, language: string, folder: string = localesFolder): Bundle {
  return bundleFrom(survey, language, {
    texts: textsOf(folder, language, survey.id),
    provenance: provenanceOf(folder, language)[survey.id] ?? {},
    english: textsOf(folder, sourceLanguage, survey.id),
    sound: soundOf(survey, language, folder)?.reference,
  });
}
